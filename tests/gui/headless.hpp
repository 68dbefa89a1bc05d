#pragma once
// The kit without a window: Dear ImGui with its own font and events from the test.

#include <functional>
#include <vector>

#include <SFML/Window/Event.hpp>
#include <imgui.h>

#include "gui/kit/ui.hpp"
#include "gui/shell/event_queue.hpp"
#include "gui/shell/imgui_input.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

class Headless {
 public:
  explicit Headless(PixelSize size = {1280, 800}, float scale = 1) {
    frame_.pixels = size;
    frame_.scale = scale;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    fonts_.scale = scale;
    for (auto& font : fonts_.fonts) font = {io.Fonts->AddFontDefault(), 16 * scale};
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  }

  // One frame in which `draw` draws and these keys are pressed.
  void frame(const std::function<void(Ui&)>& draw, std::vector<KeyPress> keys = {},
             double elapsed = 0) {
    for (const sf::Event& event : events_.for_frame()) input_.feed(event);
    frame_.keys = std::move(keys);
    frame_.elapsed_seconds = elapsed;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(frame_.pixels.width),
                      static_cast<float>(frame_.pixels.height)};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    {
      Ui ui(frame_, theme(Look::light), fonts_, texts::Language::english, state_);
      draw(ui);
    }
    ImGui::Render();
  }

  // A click at a logical point, as it arrives from the window: all at once.
  void click(Point at) {
    for (const auto type : {sf::Event::MouseButtonPressed, sf::Event::MouseButtonReleased}) {
      sf::Event event{};
      event.type = type;
      event.mouseButton = {sf::Mouse::Left, static_cast<int>(at.x * frame_.scale),
                           static_cast<int>(at.y * frame_.scale)};
      events_.add(event);
    }
  }

  void point(Point at) {
    sf::Event event{};
    event.type = sf::Event::MouseMoved;
    event.mouseMove = {static_cast<int>(at.x * frame_.scale),
                       static_cast<int>(at.y * frame_.scale)};
    events_.add(event);
  }

  Size size() const { return frame_.size(); }
  const WidgetMap& widgets() const { return state_.widgets; }
  const UiState& state() const { return state_; }

 private:
  struct Context {
    Context() { ImGui::CreateContext(); }
    ~Context() { ImGui::DestroyContext(); }
  };
  Context context_;
  ImguiInput input_;
  EventQueue events_;
  Frame frame_;
  FontSet fonts_;
  UiState state_;
};

}  // namespace mailscope::gui
