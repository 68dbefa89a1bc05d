#include "gui/shell/key_map.hpp"

namespace mailscope::gui {
namespace {

// Both enumerations list these runs in the same order.
Key in_run(sf::Keyboard::Key code, sf::Keyboard::Key first, Key run) {
  return static_cast<Key>(static_cast<int>(run) +
                          (static_cast<int>(code) - static_cast<int>(first)));
}

bool between_keys(sf::Keyboard::Key code, sf::Keyboard::Key first, sf::Keyboard::Key last) {
  return code >= first && code <= last;
}

}  // namespace

Key key_of(sf::Keyboard::Key code) {
  using K = sf::Keyboard;
  if (between_keys(code, K::A, K::Z)) return in_run(code, K::A, Key::a);
  if (between_keys(code, K::Num0, K::Num9)) return in_run(code, K::Num0, Key::digit0);
  if (between_keys(code, K::Numpad0, K::Numpad9)) return in_run(code, K::Numpad0, Key::digit0);
  if (between_keys(code, K::F1, K::F12)) return in_run(code, K::F1, Key::f1);
  switch (code) {
    case K::Space:
      return Key::space;
    case K::Left:
      return Key::left;
    case K::Right:
      return Key::right;
    case K::Up:
      return Key::up;
    case K::Down:
      return Key::down;
    case K::Home:
      return Key::home;
    case K::End:
      return Key::end;
    case K::PageUp:
      return Key::page_up;
    case K::PageDown:
      return Key::page_down;
    case K::Enter:
      return Key::enter;
    case K::Tab:
      return Key::tab;
    case K::Escape:
      return Key::escape;
    case K::Backspace:
      return Key::backspace;
    case K::Delete:
      return Key::del;
    case K::Equal:  // its shifted sign is the plus on most keyboards
    case K::Add:
      return Key::plus;
    case K::Hyphen:
    case K::Subtract:
      return Key::minus;
    default:
      return Key::none;
  }
}

}  // namespace mailscope::gui
