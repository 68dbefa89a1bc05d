#pragma once
// The whole window without a window: frames from the test, Dear ImGui with its own font.

#include <string_view>
#include <vector>

#include <imgui.h>

#include "gui/panels/application.hpp"
#include "gui/shell/font_atlas.hpp"
#include "tests/gui/show_fixture.hpp"

namespace mailscope::gui {

// Of one run, told by hand.
inline ViewRequest small_request(trace::Trace (*make)() = trace::alice_to_bob) {
  const Story story{"Alice writes to Bob", "", make};
  ViewRequest request;
  request.gallery = {story, story};
  request.story = story;
  return request;
}

class ApplicationWindow {
 public:
  explicit ApplicationWindow(ViewRequest request, PixelSize size = {1280, 800}, float scale = 1)
      : request_(std::move(request)) {
    frame_.pixels = size;
    frame_.scale = scale;
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    fonts_.scale = scale;
    for (auto& font : fonts_.fonts) font = {io.Fonts->AddFontDefault(), 16 * scale};
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    frame();
  }

  // In the fonts of the system, for what depends on how wide words are.
  void resize(PixelSize size, float scale) {
    frame_.pixels = size;
    frame_.scale = scale;
    for (int i = 0; i < 2; ++i) {
      atlas_.build(scale, application_.zoom());
      unsigned char* pixels = nullptr;
      int width = 0, height = 0;
      ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
      fonts_ = atlas_.fonts();
      for (int settle = 0; settle < 2; ++settle) frame();
      if (application_.zoom() == fonts_.zoom) return;
    }
  }

  void frame(std::vector<KeyPress> keys = {}, double elapsed = 0) {
    frame_.keys = std::move(keys);
    frame_.elapsed_seconds = elapsed;
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(frame_.pixels.width),
                      static_cast<float>(frame_.pixels.height)};
    io.DeltaTime = 1.0f / 60;
    ImGui::NewFrame();
    application_.frame(frame_, fonts_);
    ImGui::Render();
  }
  void press(Key key, bool shift = false, bool ctrl = false) { frame({{key, shift, ctrl}}); }
  // Until a glide has arrived.
  void settle() {
    for (int i = 0; i < 1000 && application_.moving(); ++i) frame({}, 0.05);
  }
  void mouse(Point at, bool down) {
    ImGuiIO& io = ImGui::GetIO();
    const ImVec2 to{at.x * frame_.scale, at.y * frame_.scale};
#if IMGUI_VERSION_NUM >= 18700
    io.AddMousePosEvent(to.x, to.y);
    io.AddMouseButtonEvent(0, down);
#else
    io.MousePos = to;
    io.MouseDown[0] = down;
#endif
    for (int i = 0; i < 3; ++i) frame();
  }
  void click(Point at) {
    mouse(at, false);
    mouse(at, true);
    mouse(at, false);
  }

  Application& application() {
    return application_;
  }
  const Application& application() const {
    return application_;
  }
  const Playback& playback() const {
    return *application_.playback();
  }
  RecordNumber cursor() const {
    return playback().cursor();
  }
  const Choices& choices() const {
    return application_.choices();
  }
  const WidgetMap& widgets() const {
    return application_.widgets();
  }
  Rect widget(std::string_view name) const {
    return widgets().find(name).value_or(Rect{});
  }
  Size size() const {
    return frame_.size();
  }

 private:
  struct Context {
    Context() { ImGui::CreateContext(); }
    ~Context() { ImGui::DestroyContext(); }
  };
  Context context_;
  ViewRequest request_;
  Application application_{request_};
  Frame frame_;
  FontAtlas atlas_;
  FontSet fonts_;
};

}  // namespace mailscope::gui
