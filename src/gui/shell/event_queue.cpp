#include "gui/shell/event_queue.hpp"

#include <algorithm>

namespace mailscope::gui {
namespace {

bool is_button(const sf::Event& e) {
  return e.type == sf::Event::MouseButtonPressed || e.type == sf::Event::MouseButtonReleased;
}

bool is_mouse(const sf::Event& e) {
  return is_button(e) || e.type == sf::Event::MouseMoved || e.type == sf::Event::MouseLeft ||
         e.type == sf::Event::MouseWheelScrolled;
}

bool is_key(const sf::Event& e) {
  return e.type == sf::Event::KeyPressed || e.type == sf::Event::KeyReleased;
}

// Must `later` wait for the next frame because `earlier` is in this one?
bool collide(const sf::Event& earlier, const sf::Event& later) {
  if (is_button(earlier) && is_mouse(later)) return true;
  return is_key(earlier) && is_key(later) && earlier.key.code == later.key.code &&
         earlier.type != later.type;
}

}  // namespace

std::vector<sf::Event> EventQueue::for_frame() {
  std::vector<sf::Event> frame;
  while (!waiting_.empty()) {
    const sf::Event& next = waiting_.front();
    const auto hinders = [&](const sf::Event& e) { return collide(e, next); };
    if (std::any_of(frame.begin(), frame.end(), hinders)) break;
    frame.push_back(next);
    waiting_.pop_front();
  }
  return frame;
}

}  // namespace mailscope::gui
