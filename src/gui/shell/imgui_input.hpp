#pragma once
// Window events into Dear ImGui, and the clipboard between the two. The only place that
// knows which version of Dear ImGui this is: 1.87 replaced the arrays of keys and buttons
// by event functions, 1.91.1 moved the clipboard.

#include <string>

#include <SFML/Window/Event.hpp>

namespace mailscope::gui {

class ImguiInput {
 public:
  // For the current ImGui context, which must not outlive this.
  ImguiInput();
  ImguiInput(const ImguiInput&) = delete;
  ImguiInput& operator=(const ImguiInput&) = delete;

  void feed(const sf::Event& event);

 private:
  std::string pasted_;  // lent to Dear ImGui until it asks again
};

}  // namespace mailscope::gui
