#pragma once
// Buttons, segments, tabs, pills: what several panels use. Names are those of the
// WidgetMap; the names of choices are put behind that of their group: `level.dialog`.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "gui/kit/shapes.hpp"
#include "gui/kit/ui.hpp"

namespace mailscope::gui {

inline constexpr float kTarget = 32;  // the least height of anything to press

enum class ButtonLook : std::uint8_t { soft, primary, plain };

struct Button {
  std::string_view name;
  Rect rect;
  std::string_view label = {};
  Sign sign = Sign::none;  // beside the label, or alone
  bool sign_behind = false;
  std::string_view key = {};  // written below the rectangle, where the caller leaves 18
  ButtonLook look = ButtonLook::soft;
  bool enabled = true;
  Card says = {};  // what it does, for who points at it
};

bool button(Ui& ui, const Button& button);

// The width that a button with this label and sign asks for.
float button_width(const Ui& ui, std::string_view label, Sign sign);

struct Choice {
  std::string_view name;
  std::string_view label;
  std::string_view says = {};  // what it is, for who points at it
};

// One of a few in a row of equal parts. Returns the one that was pressed now.
std::optional<std::size_t> segments(Ui& ui, std::string_view group, const Rect& rect,
                                    std::span<const Choice> choices, std::size_t current);

// The same in small letters, each part as wide as its word asks for.
std::optional<std::size_t> compact_segments(Ui& ui, std::string_view group, const Rect& rect,
                                            std::span<const Choice> choices, std::size_t current);

// The same as tabs with a line below, each as wide as its word.
std::optional<std::size_t> tabs(Ui& ui, std::string_view group, const Rect& rect,
                                std::span<const Choice> choices, std::size_t current);

// A word in a round box around `centre`; returns the box.
Rect pill(Ui& ui, Point centre, std::string_view label, FontRole role, Colour fill);

// A small heading in capitals with a rule to the right edge.
void section(Ui& ui, const Rect& rect, std::string_view title);

// Around a widget that has the focus of the keyboard.
void focus_ring(Ui& ui, const Rect& rect, float radius);

}  // namespace mailscope::gui
