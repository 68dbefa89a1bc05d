#pragma once
// The first page: a card for each shipped scenario.

#include <optional>
#include <span>

#include "gui/kit/ui.hpp"
#include "gui/panels/stage.hpp"
#include "gui/view.hpp"

namespace mailscope::gui {

// Returns the story that was opened in this frame. Widgets: card.N for each, from 0.
std::optional<std::size_t> draw_gallery(Ui& ui, std::span<const Story> stories, Choices& choices);

}  // namespace mailscope::gui
