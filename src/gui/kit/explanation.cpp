#include "gui/kit/explanation.hpp"

#include <cmath>

namespace mailscope::gui {

void Explanation::begin(Point mouse, bool tab) {
  constexpr float kTremor = 3;  // of a hand at rest
  moved_ = std::hypot(mouse.x - mouse_.x, mouse.y - mouse_.y) > kTremor;
  if (moved_) mouse_ = mouse;
  if (moved_ || tab) hushed_ = false;
  if (moved_ || tab) by_focus_ = tab;
  asked_.reset();
}

const Explanation::Asked* Explanation::end(double elapsed_seconds) {
  const bool same = asked_ && asked_->thing == thing_;
  thing_ = asked_ ? asked_->thing : Rect{};
  if (!same) shown_ = false;
  const bool rests = same && !hushed_ && (shown_ || !moved_);
  rested_ = rests ? rested_ + elapsed_seconds : 0;
  shown_ = asked_ && !hushed_ && (by_focus_ || rested_ >= kRest);
  return shown_ ? &*asked_ : nullptr;
}

}  // namespace mailscope::gui
