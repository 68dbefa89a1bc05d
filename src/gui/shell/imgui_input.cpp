#include "gui/shell/imgui_input.hpp"

#include <array>
#include <utility>

#include <SFML/System/String.hpp>
#include <SFML/Window/Clipboard.hpp>
#include <imgui.h>

namespace mailscope::gui {
namespace {

// The keys that Dear ImGui's text fields use.
constexpr std::array<std::pair<sf::Keyboard::Key, ImGuiKey>, 21> kKeys{{
    {sf::Keyboard::Tab, ImGuiKey_Tab},
    {sf::Keyboard::Left, ImGuiKey_LeftArrow},
    {sf::Keyboard::Right, ImGuiKey_RightArrow},
    {sf::Keyboard::Up, ImGuiKey_UpArrow},
    {sf::Keyboard::Down, ImGuiKey_DownArrow},
    {sf::Keyboard::PageUp, ImGuiKey_PageUp},
    {sf::Keyboard::PageDown, ImGuiKey_PageDown},
    {sf::Keyboard::Home, ImGuiKey_Home},
    {sf::Keyboard::End, ImGuiKey_End},
    {sf::Keyboard::Insert, ImGuiKey_Insert},
    {sf::Keyboard::Delete, ImGuiKey_Delete},
    {sf::Keyboard::Backspace, ImGuiKey_Backspace},
    {sf::Keyboard::Space, ImGuiKey_Space},
    {sf::Keyboard::Enter, ImGuiKey_Enter},
    {sf::Keyboard::Escape, ImGuiKey_Escape},
    {sf::Keyboard::A, ImGuiKey_A},
    {sf::Keyboard::C, ImGuiKey_C},
    {sf::Keyboard::V, ImGuiKey_V},
    {sf::Keyboard::X, ImGuiKey_X},
    {sf::Keyboard::Y, ImGuiKey_Y},
    {sf::Keyboard::Z, ImGuiKey_Z},
}};

std::string utf8_clipboard() {
  const auto utf8 = sf::Clipboard::getString().toUtf8();
  return {utf8.begin(), utf8.end()};
}

void set_clipboard(const char* text) {
  const std::string utf8 = text;
  sf::Clipboard::setString(sf::String::fromUtf8(utf8.begin(), utf8.end()));
}

const char* lend(void* place) {
  auto& pasted = *static_cast<std::string*>(place);
  pasted = utf8_clipboard();
  return pasted.c_str();
}

#if IMGUI_VERSION_NUM >= 19110
void connect_clipboard(std::string& pasted) {
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_ClipboardUserData = &pasted;
  platform.Platform_GetClipboardTextFn = [](ImGuiContext*) {
    return lend(ImGui::GetPlatformIO().Platform_ClipboardUserData);
  };
  platform.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
    set_clipboard(text);
  };
}
#else
void connect_clipboard(std::string& pasted) {
  ImGuiIO& io = ImGui::GetIO();
  io.ClipboardUserData = &pasted;
  io.GetClipboardTextFn = lend;
  io.SetClipboardTextFn = [](void*, const char* text) { set_clipboard(text); };
}
#endif

#if IMGUI_VERSION_NUM >= 18700

#if IMGUI_VERSION_NUM < 18920
constexpr ImGuiKey ImGuiMod_Ctrl = ImGuiKey_ModCtrl;
constexpr ImGuiKey ImGuiMod_Shift = ImGuiKey_ModShift;
constexpr ImGuiKey ImGuiMod_Alt = ImGuiKey_ModAlt;
#endif

void prepare_keys(ImGuiIO&) {}

void feed_key(ImGuiIO& io, const sf::Event::KeyEvent& key, bool down) {
  io.AddKeyEvent(ImGuiMod_Ctrl, key.control);
  io.AddKeyEvent(ImGuiMod_Shift, key.shift);
  io.AddKeyEvent(ImGuiMod_Alt, key.alt);
  for (const auto& [code, imgui] : kKeys)
    if (code == key.code) io.AddKeyEvent(imgui, down);
}

void feed_position(ImGuiIO& io, float x, float y) {
  io.AddMousePosEvent(x, y);
}
void feed_button(ImGuiIO& io, int button, bool down) {
  io.AddMouseButtonEvent(button, down);
}
void feed_wheel(ImGuiIO& io, float x, float y) {
  io.AddMouseWheelEvent(x, y);
}

#else

void prepare_keys(ImGuiIO& io) {
  for (const auto& [code, imgui] : kKeys) io.KeyMap[imgui] = code;
}

void feed_key(ImGuiIO& io, const sf::Event::KeyEvent& key, bool down) {
  io.KeyCtrl = key.control;
  io.KeyShift = key.shift;
  io.KeyAlt = key.alt;
  const int code = key.code;  // -1 for a key it has no name for
  if (code >= 0 && code < IM_ARRAYSIZE(io.KeysDown)) io.KeysDown[code] = down;
}

void feed_position(ImGuiIO& io, float x, float y) {
  io.MousePos = {x, y};
}
void feed_button(ImGuiIO& io, int button, bool down) {
  io.MouseDown[button] = down;
}
void feed_wheel(ImGuiIO& io, float x, float y) {
  io.MouseWheelH += x;
  io.MouseWheel += y;
}

#endif

void feed_button(ImGuiIO& io, const sf::Event::MouseButtonEvent& event, bool down) {
  feed_position(io, static_cast<float>(event.x), static_cast<float>(event.y));
  // Left, right, middle: both libraries count them alike.
  if (event.button <= sf::Mouse::Middle) feed_button(io, static_cast<int>(event.button), down);
}

void feed_wheel(ImGuiIO& io, const sf::Event::MouseWheelScrollEvent& event) {
  const bool vertical = event.wheel == sf::Mouse::VerticalWheel;
  feed_wheel(io, vertical ? 0 : event.delta, vertical ? event.delta : 0);
}

void leave(ImGuiIO& io) {
  feed_position(io, -FLT_MAX, -FLT_MAX);
}

void lose_focus(ImGuiIO& io) {
  // The releases go to another window.
  for (int b = 0; b < 3; ++b) feed_button(io, b, false);
  io.AddFocusEvent(false);
}

}  // namespace

ImguiInput::ImguiInput() {
  prepare_keys(ImGui::GetIO());
  connect_clipboard(pasted_);
}

void ImguiInput::feed(const sf::Event& event) {
  ImGuiIO& io = ImGui::GetIO();
  switch (event.type) {
    case sf::Event::MouseMoved:
      return feed_position(io, static_cast<float>(event.mouseMove.x),
                           static_cast<float>(event.mouseMove.y));
    case sf::Event::MouseButtonPressed:
      return feed_button(io, event.mouseButton, true);
    case sf::Event::MouseButtonReleased:
      return feed_button(io, event.mouseButton, false);
    case sf::Event::MouseWheelScrolled:
      return feed_wheel(io, event.mouseWheelScroll);
    case sf::Event::MouseLeft:
      return leave(io);
    case sf::Event::KeyPressed:
      return feed_key(io, event.key, true);
    case sf::Event::KeyReleased:
      return feed_key(io, event.key, false);
    case sf::Event::TextEntered:
      if (event.text.unicode >= 0x20 && event.text.unicode != 0x7F)
        io.AddInputCharacter(event.text.unicode);
      return;
    case sf::Event::LostFocus:
      return lose_focus(io);
    case sf::Event::GainedFocus:
      return io.AddFocusEvent(true);
    default:
      return;
  }
}

}  // namespace mailscope::gui
