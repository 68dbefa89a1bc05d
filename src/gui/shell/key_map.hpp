#pragma once
// The window library's keys as the application's.

#include <SFML/Window/Event.hpp>

#include "gui/keys.hpp"

namespace mailscope::gui {

// Key::none for keys that no shortcut uses.
Key key_of(sf::Keyboard::Key code);

}  // namespace mailscope::gui
