#include "gui/kit/ui.hpp"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "base/check.hpp"

namespace mailscope::gui {
namespace {

constexpr ImGuiWindowFlags kBare = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                   ImGuiWindowFlags_NoSavedSettings |
                                   ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav;

ImVec4 style_colour(Colour c) {
  return {static_cast<float>(c.red) / 255, static_cast<float>(c.green) / 255,
          static_cast<float>(c.blue) / 255, static_cast<float>(c.alpha) / 255};
}

// What Dear ImGui itself draws: scroll bars.
void dress(const Theme& theme, float scale) {
  ImGuiStyle& style = ImGui::GetStyle();
  style.WindowPadding = {0, 0};
  style.WindowBorderSize = 0;
  style.WindowMinSize = {1, 1};
  style.ScrollbarSize = 10 * scale;
  style.ScrollbarRounding = 5 * scale;
  style.Colors[ImGuiCol_ScrollbarBg] = style_colour(theme.soft.with_alpha(0));
  style.Colors[ImGuiCol_ScrollbarGrab] = style_colour(theme.line);
  style.Colors[ImGuiCol_ScrollbarGrabHovered] = style_colour(theme.muted);
  style.Colors[ImGuiCol_ScrollbarGrabActive] = style_colour(theme.muted);
}

void begin_sheet(const char* name, const Frame& frame, ImGuiWindowFlags flags) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(
      {static_cast<float>(frame.pixels.width), static_cast<float>(frame.pixels.height)});
  ImGui::Begin(name, nullptr, kBare | flags);
}

ImVec2 pixels(Point p, float scale) {
  return {std::round(p.x * scale), std::round(p.y * scale)};
}

}  // namespace

Ui::Ui(const Frame& frame, const Theme& theme, const FontSet& fonts, texts::Language language,
       UiState& state)
    : frame_(frame), theme_(theme), fonts_(fonts), language_(language), state_(state) {
  move_focus();
  follow_pointer();
  state_.widgets.clear();
  state_.words.clear();
  state_.zoom = 1;
  dress(theme_, scale());
  begin_sheet("sheet", frame_, ImGuiWindowFlags_NoBringToFrontOnFocus);
}

Ui::~Ui() {
  draw_explanation();
  ImGui::End();
}

void Ui::move_focus() {
  if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) state_.focus_shown = false;
  for (const KeyPress& press : frame_.keys) {
    if (press.key == Key::tab && !press.ctrl) {
      state_.focus = state_.widgets.beside(state_.focus, press.shift ? -1 : 1);
      state_.focus_shown = true;
    }
    if (press.key == Key::enter) enter_ = state_.focus_shown;
  }
}

void Ui::follow_pointer() {
  const auto is_tab = [](const KeyPress& press) { return press.key == Key::tab && !press.ctrl; };
  const bool tab = std::any_of(frame_.keys.begin(), frame_.keys.end(), is_tab);
  state_.explanation.begin(mouse(), tab);
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left) || (!frame_.keys.empty() && !tab)) hush();
}

bool Ui::pressed(Key key, bool shift, bool ctrl) const {
  return std::find(frame_.keys.begin(), frame_.keys.end(), KeyPress{key, shift, ctrl}) !=
         frame_.keys.end();
}

Painter Ui::paint() const {
  return {*ImGui::GetWindowDrawList(), scale(), theme_.line_factor};
}

Touch Ui::touch(std::string_view name, const Rect& rect, bool enabled) {
  MAILSCOPE_CHECK(!state_.widgets.find(name));
  state_.widgets.add(name, scaled(rect, zoom_), enabled);
  if (rect.empty() || !enabled) return {};
  ImGui::SetCursorScreenPos(pixels(rect.top_left(), scale()));
  const ImVec2 size = pixels({rect.width, rect.height}, scale());
  Touch touch;
  touch.clicked = ImGui::InvisibleButton(std::string(name).c_str(),
                                         {std::max(1.0f, size.x), std::max(1.0f, size.y)});
  touch.hovered = ImGui::IsItemHovered();
  touch.held = ImGui::IsItemActive();
  touch.focused = state_.focus_shown && state_.focus == name;
  if (touch.focused && enter_) touch.clicked = true;
  return touch;
}

void Ui::mark(std::string_view name, const Rect& rect) {
  state_.widgets.add(name, scaled(rect, zoom_), false);
}

std::optional<Point> Ui::dragged(std::string_view name, const Rect& rect) {
  if (!touch(name, rect).held) return std::nullopt;
  return mouse();
}

Point Ui::mouse() const {
  const ImVec2 at = ImGui::GetIO().MousePos;
  return {at.x / scale(), at.y / scale()};
}

bool Ui::asked(const Rect& rect) const {
  if (state_.explanation.by_focus())
    return state_.focus_shown && state_.widgets.find(state_.focus) == scaled(rect, zoom_);
  return rect.contains(mouse()) && ImGui::IsWindowHovered();
}

void Ui::explain(const Rect& rect, const Card& card) {
  if (asked(rect)) state_.explanation.ask(scaled(rect, zoom_), card);
}

void Ui::explain(const Rect& rect, std::string_view title, std::string_view says) {
  if (asked(rect)) explain(rect, {std::string(title), {std::string(says)}});
}

void Ui::hush() {
  state_.explanation.hush();
}

void Ui::draw_explanation() {
  const auto* shown = state_.explanation.end(frame_.elapsed_seconds);
  if (!shown) return;
  const Overlay overlay(*this, "explanation", false);
  draw_card(*this, shown->card, shown->thing);
}

void Ui::copy(const std::string& text) {
  ImGui::SetClipboardText(text.c_str());
}

Zoom::Zoom(Ui& ui, float factor) : ui_(ui) {
  ui_.zoom_ = ui_.state_.zoom = factor;
}

Zoom::~Zoom() {
  ui_.zoom_ = 1;
}

ScrollArea::ScrollArea(Ui& ui, std::string_view name, const Rect& area, float content_height)
    : ui_(ui), area_(area) {
  const float scale = ui.scale();
  ui.mark(name, area);
  ImGui::SetCursorScreenPos(pixels(area.top_left(), scale));
  const ImVec2 size = pixels({area.width, area.height}, scale);
  ImGui::BeginChild(std::string(name).c_str(), {std::max(1.0f, size.x), std::max(1.0f, size.y)}, 0,
                    ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  content_ = {area.x, area.y - ImGui::GetScrollY() / scale, area.width, content_height};
}

ScrollArea::~ScrollArea() {
  ImGui::SetCursorPos({0, 0});
  ImGui::Dummy({1, std::round(content_.height * ui_.scale())});
  ImGui::EndChild();
}

void ScrollArea::reveal(const Rect& part) {
  float shift = 0;
  if (part.bottom() > area_.bottom()) shift = part.bottom() - area_.bottom();
  if (part.y - shift < area_.y) shift = part.y - area_.y;
  if (shift != 0) scroll_by(shift);
}

void ScrollArea::scroll_by(float distance) {
  ImGui::SetScrollY(ImGui::GetScrollY() + distance * ui_.scale());
}

void ScrollArea::to_top() {
  ImGui::SetScrollY(0);
}

Overlay::Overlay(Ui& ui, std::string_view name, bool takes_mouse) {
  begin_sheet(std::string(name).c_str(), ui.frame(), takes_mouse ? 0 : ImGuiWindowFlags_NoInputs);
}

Overlay::~Overlay() {
  ImGui::End();
}

}  // namespace mailscope::gui
