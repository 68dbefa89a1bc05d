#pragma once
// When a card is shown: once the mouse has rested on a thing, at once where Tab has led; gone
// with a press, a key or a move of the show, until somebody points again.

#include <optional>

#include "gui/geometry.hpp"
#include "gui/kit/card.hpp"

namespace mailscope::gui {

class Explanation {
 public:
  static constexpr double kRest = 0.5;  // seconds

  // In each frame first begin, then ask for what is pointed at, then end.
  void begin(Point mouse, bool tab);
  bool by_focus() const { return by_focus_; }  // Tab was used since the mouse was
  void ask(const Rect& thing, Card card) { asked_ = {thing, std::move(card)}; }  // the last counts
  void hush() { hushed_ = true; }

  struct Asked {
    Rect thing;
    Card card;
  };
  // What is to be shown now; null: nothing.
  const Asked* end(double elapsed_seconds);
  // Time alone will bring a card.
  bool is_due() const { return asked_ && !hushed_ && !shown_; }

 private:
  std::optional<Asked> asked_;
  Rect thing_;   // of the frame before
  Point mouse_;  // where it came to rest
  bool moved_ = false;
  double rested_ = 0;  // seconds
  bool by_focus_ = false;
  bool hushed_ = false;
  bool shown_ = false;
};

}  // namespace mailscope::gui
