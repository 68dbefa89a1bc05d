#pragma once
// Draws the part of a ladder that is in sight.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gui/model/ladder_page.hpp"
#include "gui/panels/stage.hpp"

namespace mailscope::gui {

class LadderDrawing {
 public:
  // `content`: where the whole ladder lies; `seen`: the part of the sheet it is seen through.
  LadderDrawing(Ui& ui, const Stage& stage, const Ladder& ladder, const Rect& content,
                const Rect& seen);

  float now() const { return now_; }  // the height of the present moment in the ladder
  void draw();
  // Above the page, where they stay.
  static void draw_names(Ui& ui, const Stage& stage, const Ladder& ladder, const Rect& row);
  std::optional<std::size_t> arrow_at(Point mouse, float reach) const;

 private:
  float on_page(float y) const { return content_.y + y; }
  bool has_been(float y) const { return y <= now_; }
  void draw_gap(const LadderGap& gap);
  void draw_lines();
  void draw_present();
  void draw_arrow(std::size_t index);
  void draw_line(const LadderArrow& arrow, const replay::Packet& packet, float share,
                 Colour colour);
  std::string time_of(std::size_t index) const;
  void draw_words(std::size_t index, Colour surface);
  void explain(const LadderArrow& arrow);
  void draw_end(const LadderArrow& arrow, const replay::Packet& packet);
  bool dies_at_other(const LadderArrow& arrow) const;
  void draw_state(const LadderState& state);
  void draw_note(const LadderNote& note);
  // On a ground of its own, so that no line crosses it.
  void write(const Rect& room, std::string_view text, FontRole role, Colour wanted, Align align,
             Colour surface);

  Ui& ui_;
  const Stage& stage_;
  const Ladder& ladder_;
  const Theme& theme_;
  Painter paint_;
  Rect content_, seen_;
  LadderPage page_;
  float now_ = 0;
  float top_ = 0, bottom_ = 0;  // of what is seen, in the ladder
  std::optional<std::size_t> pointed_at_;
  PacketId chosen_;
};

}  // namespace mailscope::gui
