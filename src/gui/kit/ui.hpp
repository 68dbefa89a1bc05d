#pragma once
// The sheet of one frame: where panels draw, write and ask what the mouse does. All
// lengths are logical pixels. Made when a frame begins, gone when it ends; what lasts
// longer is in UiState.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gui/frame.hpp"
#include "gui/kit/explanation.hpp"
#include "gui/kit/fit_text.hpp"
#include "gui/kit/font_role.hpp"
#include "gui/kit/painter.hpp"
#include "gui/kit/widget_map.hpp"
#include "gui/kit/word_map.hpp"
#include "gui/theme.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct UiState {
  WidgetMap widgets;         // of the latest frame
  WordMap words;             // likewise
  std::string focus;         // the widget that Enter presses
  bool focus_shown = false;  // from the first Tab until the mouse is used
  Explanation explanation;
  float zoom = 1;  // the latest in the latest frame
};

enum class Align : std::uint8_t { left, centre, right };

// What the mouse and the keyboard do with a widget in this frame.
struct Touch {
  bool hovered = false;
  bool held = false;
  bool clicked = false;  // or Enter, while it has the focus
  bool focused = false;  // and to be shown so
};

class Ui {
 public:
  // Everything referred to outlives the Ui. Between the window's begin_frame and end_frame.
  Ui(const Frame& frame, const Theme& theme, const FontSet& fonts, texts::Language language,
     UiState& state);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  const Frame& frame() const { return frame_; }
  float scale() const { return frame_.scale * zoom_; }  // screen pixels a unit of length
  const Theme& theme() const { return theme_; }
  texts::Language language() const { return language_; }
  std::string_view text(const texts::Phrase& which) const { return which.in(language_); }
  bool pressed(Key key, bool shift = false, bool ctrl = false) const;

  // For drawing into the sheet, the scroll area or the overlay that is open.
  Painter paint() const;

  // Text. A line is as high as its font asks; wrapped lines stand further apart.
  Size measure(std::string_view text, FontRole role) const;
  float line_height(FontRole role) const;
  void write(Point top_left, std::string_view text, FontRole role, Colour colour);
  // Centred vertically, elided if wider than the rectangle.
  void write_in(const Rect& rect, std::string_view text, FontRole role, Colour colour,
                Align align = Align::left);
  // Returns the height used, whether or not it exceeds the rectangle's.
  float write_wrapped(const Rect& rect, std::string_view text, FontRole role, Colour colour);
  float wrapped_height(float width, std::string_view text, FontRole role) const;
  std::string elide(std::string_view text, FontRole role, float width) const;
  TextWidth width_in(FontRole role) const;

  // Registers a widget under a name that no other has in this frame.
  Touch touch(std::string_view name, const Rect& rect, bool enabled = true);
  // A place that tests look for but nobody presses.
  void mark(std::string_view name, const Rect& rect);
  // Where the mouse is, while a press that began inside the rectangle is held.
  std::optional<Point> dragged(std::string_view name, const Rect& rect);
  Point mouse() const;

  // Whether the mouse, or the focus where Tab was used last, is at this place.
  bool asked(const Rect& rect) const;
  // Says what is there: if it is asked, a card stands beside it above everything else.
  void explain(const Rect& rect, const Card& card);
  void explain(const Rect& rect, std::string_view title, std::string_view says);
  void hush();                         // no card until somebody points again
  void copy(const std::string& text);  // to the clipboard

 private:
  friend class Zoom;
  void move_focus();
  void follow_pointer();
  void draw_explanation();
  LoadedFont font(FontRole role) const;
  void note(Point top_left, std::string_view text, FontRole role);

  const Frame& frame_;
  const Theme& theme_;
  const FontSet& fonts_;
  texts::Language language_;
  UiState& state_;
  bool enter_ = false;
  float zoom_ = 1;
};

// While it lives, everything is drawn larger: all lengths, of the mouse as well, are `factor`
// logical pixels. The WidgetMap stays in logical pixels.
class Zoom {
 public:
  Zoom(Ui& ui, float factor);
  ~Zoom();
  Zoom(const Zoom&) = delete;
  Zoom& operator=(const Zoom&) = delete;

 private:
  Ui& ui_;
};

// A part of the sheet with content higher than itself; lives while the content is drawn.
class ScrollArea {
 public:
  ScrollArea(Ui& ui, std::string_view name, const Rect& area, float content_height);
  ~ScrollArea();
  ScrollArea(const ScrollArea&) = delete;
  ScrollArea& operator=(const ScrollArea&) = delete;

  // Where the content lies now, most of it perhaps outside the area.
  const Rect& content() const { return content_; }
  bool sees(const Rect& rect) const { return area_.overlaps(rect); }
  // Scrolls as little as brings this part of the content into sight, from the next frame.
  void reveal(const Rect& part);
  void scroll_by(float distance);  // likewise
  void to_top();                   // likewise
  bool more_below() const { return content_.bottom() > area_.bottom() + 1; }

 private:
  Ui& ui_;
  Rect area_;
  Rect content_;
};

// A layer over the whole sheet, that takes the mouse if it is to; lives while it is drawn.
class Overlay {
 public:
  Overlay(Ui& ui, std::string_view name, bool takes_mouse = true);
  ~Overlay();
  Overlay(const Overlay&) = delete;
  Overlay& operator=(const Overlay&) = delete;
};

}  // namespace mailscope::gui
