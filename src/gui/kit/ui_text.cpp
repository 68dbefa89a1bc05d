// The part of Ui that measures and writes.

#include <cmath>

#include <imgui.h>

#include "gui/kit/ui.hpp"

namespace mailscope::gui {
namespace {

constexpr float kLeading = 1.24f;  // of the line height: about 1.5 times the font size

ImVec2 extent(const LoadedFont& font, std::string_view text) {
  return font.font->CalcTextSizeA(font.line, FLT_MAX, 0, text.data(), text.data() + text.size());
}

}  // namespace

// Until the window has loaded the fonts of a new zoom, those there are are stretched.
LoadedFont Ui::font(FontRole role) const {
  if (zoom_ == fonts_.zoom) return fonts_.zoomed(role);
  const LoadedFont& usual = fonts_[role];
  return {usual.font, usual.line * zoom_};
}

Size Ui::measure(std::string_view text, FontRole role) const {
  const LoadedFont font = this->font(role);
  const float width = text.empty() ? 0 : extent(font, text).x;
  return {width / scale(), font.line / scale()};
}

float Ui::line_height(FontRole role) const {
  return font(role).line / scale();
}

TextWidth Ui::width_in(FontRole role) const {
  return [this, role](std::string_view text) { return measure(text, role).width; };
}

std::string Ui::elide(std::string_view text, FontRole role, float width) const {
  return elided(text, width, width_in(role));
}

void Ui::write(Point top_left, std::string_view text, FontRole role, Colour colour) {
  if (text.empty()) return;
  note(top_left, text, role);
  const LoadedFont font = this->font(role);
  // Glyphs off the pixel grid are blurred.
  const ImVec2 at{std::round(top_left.x * scale()), std::round(top_left.y * scale())};
  ImGui::GetWindowDrawList()->AddText(font.font, font.line, at,
                                      IM_COL32(colour.red, colour.green, colour.blue, colour.alpha),
                                      text.data(), text.data() + text.size());
}

void Ui::note(Point top_left, std::string_view text, FontRole role) {
  const ImDrawList& list = *ImGui::GetWindowDrawList();
  const ImVec2 low = list.GetClipRectMin(), high = list.GetClipRectMax();
  const Rect clip = scaled({low.x, low.y, high.x - low.x, high.y - low.y}, 1 / frame_.scale);
  const Size size = measure(text, role);
  const Rect whole = scaled({top_left.x, top_left.y, size.width, size.height}, zoom_);
  const Rect seen = common(whole, clip);
  if (seen.empty()) return;
  constexpr float kHair = 1.5f;  // that no glyph fills
  const bool scrolls = ImGui::GetScrollMaxY() > 0;
  const bool cut = text.ends_with("\xE2\x80\xA6") || seen.width < whole.width - kHair ||
                   (!scrolls && seen.height < whole.height - 2 * kHair);
  state_.words.push_back({std::string(text), seen, cut});
}

void Ui::write_in(const Rect& rect, std::string_view text, FontRole role, Colour colour,
                  Align align) {
  const std::string shown = elide(text, role, rect.width);
  const Size size = measure(shown, role);
  float x = rect.x;
  if (align == Align::centre) x += (rect.width - size.width) / 2;
  if (align == Align::right) x = rect.right() - size.width;
  write({x, rect.y + (rect.height - size.height) / 2}, shown, role, colour);
}

float Ui::write_wrapped(const Rect& rect, std::string_view text, FontRole role, Colour colour) {
  const float pitch = line_height(role) * kLeading;
  float y = rect.y;
  for (const std::string_view line : wrapped(text, rect.width, width_in(role))) {
    write({rect.x, y + (pitch - line_height(role)) / 2}, line, role, colour);
    y += pitch;
  }
  return y - rect.y;
}

float Ui::wrapped_height(float width, std::string_view text, FontRole role) const {
  const auto lines = wrapped(text, width, width_in(role)).size();
  return static_cast<float>(lines) * line_height(role) * kLeading;
}

}  // namespace mailscope::gui
