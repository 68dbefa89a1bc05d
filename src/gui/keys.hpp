#pragma once
// Keys as the application knows them, independent of the window library.

#include <cstdint>

namespace mailscope::gui {

// clang-format off
enum class Key : std::uint8_t {
  none, space, left, right, up, down, home, end, page_up, page_down,
  enter, tab, escape, backspace, del, plus, minus, question,
  a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z,
  digit0, digit1, digit2, digit3, digit4, digit5, digit6, digit7, digit8, digit9,
  f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12,
};
// clang-format on

// One press, or one repetition of a key held down. Plus and question mark come without
// shift, wherever a keyboard has them.
struct KeyPress {
  Key key = Key::none;
  bool shift = false;
  bool ctrl = false;
  bool operator==(const KeyPress&) const = default;
};

}  // namespace mailscope::gui
