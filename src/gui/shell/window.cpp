#include "gui/shell/window.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <SFML/OpenGL.hpp>
#include <SFML/System/Clock.hpp>
#include <SFML/System/Err.hpp>
#include <SFML/Window/Window.hpp>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include "gui/layout.hpp"
#include "gui/shell/display.hpp"
#include "gui/shell/event_queue.hpp"
#include "gui/shell/font_atlas.hpp"
#include "gui/shell/framebuffer.hpp"
#include "gui/shell/imgui_input.hpp"
#include "gui/shell/key_map.hpp"
#include "texts/usage.hpp"

namespace mailscope::gui {
namespace {

// After an input, frames until everything that hovers and presses has settled.
constexpr int kFramesToSettle = 3;
constexpr unsigned kMostFramesPerSecond = 120;  // where the display has no vertical sync
constexpr double kPictureFrame = 1.0 / 60;

constexpr PixelSize kUsualSize{1280, 800};

float kept_in_range(float scale) {
  return std::clamp(scale, kLeastScale, kMostScale);
}

PixelSize size_of(const sf::Window& window) {
  return {std::max(1u, window.getSize().x), std::max(1u, window.getSize().y)};
}

sf::String title_of(std::string_view utf8) {
  return sf::String::fromUtf8(utf8.begin(), utf8.end());
}

Size size_of(PixelSize pixels) {
  return {static_cast<float>(pixels.width), static_cast<float>(pixels.height)};
}

PixelSize desktop() {
  const sf::VideoMode mode = sf::VideoMode::getDesktopMode();
  return {mode.width, mode.height};
}

// A picture is the same whatever display it is taken on.
PixelSize display(const Window::Options& options) {
  return options.for_picture ? kUsualSize : desktop();
}

float scale_of(const Window::Options& options) {
  if (options.scale) return kept_in_range(*options.scale);
  return kept_in_range(usual_scale(size_of(options.size.value_or(display(options)))));
}

PixelSize wanted_size(const Window::Options& options) {
  if (options.size) return *options.size;
  const float scale = usual_scale(size_of(display(options)));
  const auto times = [scale](unsigned n) {
    return static_cast<unsigned>(static_cast<float>(n) * scale);
  };
  return {times(kUsualSize.width), times(kUsualSize.height)};
}

// No larger than the desktop.
sf::VideoMode video_mode(PixelSize wanted) {
  return {std::min(wanted.width, desktop().width), std::min(wanted.height, desktop().height)};
}

// SFML 2.5 centres vertically by the desktop's width, and no window manager may be there to
// put the window back.
void pull_onto_desktop(sf::Window& window) {
  const sf::VideoMode desktop = sf::VideoMode::getDesktopMode();
  const auto size = sf::Vector2i(window.getSize());
  const int below = static_cast<int>(desktop.height) - size.y;
  if (window.getPosition().y > below) window.setPosition({window.getPosition().x, below / 2});
}

// A context of Dear ImGui with its renderer, on the GL context that is active.
class Imgui {
 public:
  Imgui() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
  }
  ~Imgui() {
    if (rendering_) ImGui_ImplOpenGL3_Shutdown();
    ImGui::DestroyContext();
  }
  Imgui(const Imgui&) = delete;
  Imgui& operator=(const Imgui&) = delete;

  bool start_rendering() { return rendering_ = ImGui_ImplOpenGL3_Init("#version 130"); }

 private:
  bool rendering_ = false;
};

// The character of a text event as a shortcut: where the question mark is depends on the
// keyboard.
Key key_of_character(const sf::Event& event) {
  return event.type == sf::Event::TextEntered && event.text.unicode == '?' ? Key::question
                                                                           : Key::none;
}

std::optional<KeyPress> key_press(const sf::Event& event) {
  if (const Key key = key_of_character(event); key != Key::none) return KeyPress{key};
  if (event.type != sf::Event::KeyPressed || event.key.alt || event.key.system) return std::nullopt;
  const Key key = key_of(event.key.code);
  if (key == Key::none) return std::nullopt;
  return KeyPress{key, event.key.shift && key != Key::plus, event.key.control};
}

}  // namespace

struct Window::Parts {
  Parts(Display connection, const Options& chosen)
      : display(std::move(connection)),
        options(chosen),
        asked(wanted_size(chosen)),
        window(video_mode(asked), title_of(chosen.title), sf::Style::Default,
               sf::ContextSettings(0, 0, 0, 3, 0)) {}

  void wait_for_input();
  void poll();
  void deal_events();
  void handle(const sf::Event& event);
  void renew_fonts();
  void draw(PixelSize size);

  Display display;
  Options options;
  PixelSize asked;  // whatever the desktop makes of it
  sf::Window window;
  Imgui imgui;  // dies before the window and its GL context
  ImguiInput input;
  EventQueue events;
  FontAtlas atlas;
  bool atlas_is_old = true;
  float scale = 1;
  float zoom = 1;
  sf::Clock clock;
  int frames_to_settle = kFramesToSettle;
  Frame frame;
};

void Window::Parts::wait_for_input() {
  sf::Event event;
  if (!window.waitEvent(event)) return;
  events.add(event);
  // Nothing moved while it slept: an animation that starts now starts from here.
  clock.restart();
}

void Window::Parts::poll() {
  sf::Event event;
  while (window.pollEvent(event)) events.add(event);
}

void Window::Parts::deal_events() {
  const bool typing = ImGui::GetIO().WantTextInput;
  const auto now = events.for_frame();
  if (!now.empty()) frames_to_settle = kFramesToSettle;
  frame.keys.clear();
  for (const sf::Event& event : now) {
    handle(event);
    if (const auto press = key_press(event); press && !typing) frame.keys.push_back(*press);
  }
}

void Window::Parts::handle(const sf::Event& event) {
  if (event.type == sf::Event::Closed) window.close();
  input.feed(event);
}

void Window::Parts::renew_fonts() {
  ImGui_ImplOpenGL3_DestroyFontsTexture();
  atlas.build(scale, zoom);
  ImGui_ImplOpenGL3_CreateFontsTexture();
  atlas_is_old = false;
}

void Window::Parts::draw(PixelSize size) {
  ImGui::Render();
  glViewport(0, 0, static_cast<GLsizei>(size.width), static_cast<GLsizei>(size.height));
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Window::~Window() = default;
Window::Window(Window&&) noexcept = default;
Window& Window::operator=(Window&&) noexcept = default;

Result<Window> Window::open(const Options& options) {
  auto display = Display::open(options.language);
  if (!display) return fail(display.error().message);
  // What matters of its complaints comes back as a result.
  sf::err().rdbuf(nullptr);
  auto parts = std::make_unique<Parts>(*std::move(display), options);
  if (!parts->window.isOpen() || !parts->window.setActive(true) || !parts->imgui.start_rendering())
    return fail(std::string(texts::kDisplay.no_opengl.in(options.language)));
  parts->window.setVerticalSyncEnabled(!options.for_picture);
  parts->window.setFramerateLimit(options.for_picture ? 0 : kMostFramesPerSecond);
  pull_onto_desktop(parts->window);
  parts->scale = scale_of(options);
  parts->atlas.need(options.characters);
  return Window(std::move(parts));
}

bool Window::is_open() const {
  return parts_->window.isOpen();
}
void Window::close() {
  parts_->window.close();
}

const Frame& Window::begin_frame(bool moving) {
  Parts& p = *parts_;
  // A text cursor blinks.
  const bool sleepy = !moving && !ImGui::GetIO().WantTextInput && p.frames_to_settle == 0;
  p.poll();
  if (sleepy && p.events.empty() && !p.options.for_picture) p.wait_for_input();
  p.frames_to_settle = std::max(0, p.frames_to_settle - 1);
  p.deal_events();
  if (p.atlas_is_old) p.renew_fonts();

  p.frame.pixels = p.options.for_picture ? p.asked : size_of(p.window);
  p.frame.scale = p.scale;
  const double elapsed = p.clock.restart().asSeconds();
  p.frame.elapsed_seconds = p.options.for_picture ? kPictureFrame : elapsed;

  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(p.frame.pixels.width),
                    static_cast<float>(p.frame.pixels.height)};
  io.DeltaTime = std::max(1e-4f, static_cast<float>(p.frame.elapsed_seconds));
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  return p.frame;
}

void Window::end_frame() {
  parts_->draw(parts_->frame.pixels);
  // Closed while the frame was made: there is nothing left to show it on.
  if (parts_->window.isOpen()) parts_->window.display();
}

Result<Picture> Window::end_frame_as_picture() {
  auto target = Framebuffer::bind(parts_->frame.pixels, parts_->options.language);
  if (!target) {
    ImGui::EndFrame();
    return fail(target.error().message);
  }
  parts_->draw(parts_->frame.pixels);
  return target->read();
}

float Window::scale() const {
  return parts_->scale;
}

void Window::set_scale(float scale) {
  const float kept = kept_in_range(scale);
  if (kept == parts_->scale) return;
  parts_->scale = kept;
  parts_->atlas_is_old = true;
  parts_->frames_to_settle = kFramesToSettle;
}

void Window::set_zoom(float zoom) {
  if (zoom == parts_->zoom) return;
  parts_->zoom = zoom;
  parts_->atlas_is_old = true;
  parts_->frames_to_settle = kFramesToSettle;
}

void Window::set_title(std::string_view title) {
  parts_->window.setTitle(title_of(title));
}

void Window::need_characters(std::string_view utf8) {
  if (parts_->atlas.need(utf8)) parts_->atlas_is_old = true;
}

const FontSet& Window::fonts() const {
  return parts_->atlas.fonts();
}

float next_scale(float scale, int direction) {
  constexpr std::array kScales{0.5f, 0.75f, 0.8f, 0.9f,  1.0f, 1.1f, 1.25f,
                               1.5f, 1.75f, 2.0f, 2.25f, 2.5f, 3.0f};
  constexpr float kSame = 0.001f;
  if (direction > 0) {
    for (const float s : kScales)
      if (s > scale + kSame) return s;
    return kMostScale;
  }
  for (auto s = kScales.rbegin(); s != kScales.rend(); ++s)
    if (*s < scale - kSame) return *s;
  return kLeastScale;
}

}  // namespace mailscope::gui
