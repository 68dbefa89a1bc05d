#pragma once
// Window events, dealt out to frames so that no press is lost: of a press and a release
// (or a click and the move after it) that came within one slow frame, each gets its own.

#include <deque>
#include <vector>

#include <SFML/Window/Event.hpp>

namespace mailscope::gui {

class EventQueue {
 public:
  void add(const sf::Event& event) { waiting_.push_back(event); }
  bool empty() const { return waiting_.empty(); }

  // The events of the next frame, in order.
  std::vector<sf::Event> for_frame();

 private:
  std::deque<sf::Event> waiting_;
};

}  // namespace mailscope::gui
