#include "gui/view.hpp"

#include "gui/panels/application.hpp"
#include "gui/panels/tabs.hpp"
#include "gui/shell/picture.hpp"
#include "gui/shell/window.hpp"

namespace mailscope::gui {
namespace {

// After the first frame the panels know how high their contents are.
constexpr int kFramesToSettle = 3;

Result<void> take_picture(Window& window, Application& application, const ViewRequest& request) {
  for (int i = 0; i < kFramesToSettle; ++i) {
    application.frame(window.begin_frame(true), window.fonts());
    window.end_frame();
    window.set_zoom(application.zoom());
  }
  application.frame(window.begin_frame(true), window.fonts());
  const auto picture = window.end_frame_as_picture();
  if (!picture) return fail(picture.error().message);
  return write_png(*picture, request.screenshot, request.language);
}

void show(Window& window, Application& application) {
  std::string title;
  while (window.is_open()) {
    application.frame(window.begin_frame(application.moving()), window.fonts());
    window.end_frame();
    window.set_scale(application.scale());
    window.set_zoom(application.zoom());
    if (title == application.title()) continue;
    title = application.title();
    window.set_title(title);
    window.need_characters(application.characters());
  }
}

}  // namespace

std::vector<std::string> tab_names() {
  std::vector<std::string> names;
  for (const Tab* tab : kTabs) names.emplace_back(tab->name);
  return names;
}

Result<void> view(const ViewRequest& request) {
  Application application(request);
  Window::Options options;
  options.title = application.title();
  options.size = request.size;
  options.scale = request.scale;
  options.characters = application.characters();
  options.language = request.language;
  options.for_picture = !request.screenshot.empty();
  auto window = Window::open(options);
  if (!window) return fail(window.error().message);
  application.set_scale(window->scale());
  if (options.for_picture) return take_picture(*window, application, request);
  show(*window, application);
  return {};
}

}  // namespace mailscope::gui
