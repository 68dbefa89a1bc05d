#include "gui/panels/lanes_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <variant>

#include "gui/kit/widgets.hpp"
#include "gui/model/words.hpp"
#include "gui/panels/lane_cards.hpp"
#include "gui/panels/lane_names.hpp"
#include "texts/frame.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kHandle = 10;  // above the lanes
constexpr float kReach = 5;    // of a press on a mark
constexpr float kOverview = 10;
constexpr float kLeastLane = 14;
constexpr float kRoomForOverview = 76;

Colour colour_of(const Theme& theme, const replay::LaneMark& mark) {
  return mark.failed ? theme.failure : theme.colour(mark.protocol);
}

class Drawing {
 public:
  Drawing(Ui& ui, const LaneView& view, const Stage& stage)
      : ui_(ui), view_(view), stage_(stage), theme_(ui.theme()), paint_(ui.paint()) {}

  void line(std::size_t index) {
    const Rect rect = view_.lane(index);
    paint_.rule({rect.x, rect.centre().y}, rect.width, theme_.line);
  }

  void bands(std::size_t index, const replay::Lane& lane) {
    for (const replay::LaneBand& band : lane.bands)
      if (const Rect rect = band_rect(view_.lane(index), band); !rect.empty())
        paint_.fill(rect, band_surface(theme_), 3);
  }
  void band_words(std::size_t index, const replay::Lane& lane) {
    for (const replay::LaneBand& band : lane.bands)
      draw_word(band_rect(view_.lane(index), band), band, lane);
  }

  void marks(std::size_t index, const replay::Lane& lane) {
    const Rect rect = view_.lane(index);
    float last = -1000;
    const auto first = std::lower_bound(
        lane.marks.begin(), lane.marks.end(), view_.screen(rect.x - 2),
        [](const replay::LaneMark& mark, Duration screen) { return mark.screen < screen; });
    for (auto at = first; at != lane.marks.end(); ++at) {
      const replay::LaneMark& mark = *at;
      const float x = view_.x(mark.screen);
      if (x > rect.right() + 1) break;
      if (x < rect.x - 1 || !is_shown(stage_, mark)) continue;
      if (x - last < 1.5f && !mark.failed) continue;  // nothing more to be seen there
      last = x;
      draw_mark({x, rect.centre().y}, std::clamp(rect.height - 4, 4.0f, 14.0f), mark);
    }
  }

  void folds() {
    for (const Fold& f : stage_.show.lane_scale.folds()) {
      const Rect rect = fold_rect(f);
      if (rect.width < 2) continue;
      paint_.fill(rect, theme_.soft);
      paint_.line(rect.top_left(), {rect.x, rect.bottom()}, theme_.line);
      paint_.line({rect.right(), rect.y}, rect.bottom_right(), theme_.line);
    }
  }

  // Over everything else, exactly if there is room, else roughly.
  void fold_words(const std::vector<const replay::Lane*>& lanes) {
    for (const Fold& f : stage_.show.lane_scale.folds()) {
      const Rect rect = fold_rect(f);
      if (rect.width < 2) continue;
      const float y = free_height(rect, lanes);
      if (!write_fold(rect, y, span_in_words(f.silence, ui_.language())) &&
          !write_fold(rect, y, span_roughly(f.silence, ui_.language())))
        crease(rect);
    }
  }

  void playhead(Duration screen) {
    const float x = std::round(view_.x(screen));
    const Rect& area = view_.area();
    const std::array<Point, 3> handle{Point{x - 8, area.y - kHandle},
                                      Point{x + 8, area.y - kHandle}, Point{x, area.y + 2}};
    paint_.polygon(handle, theme_.ink);
    paint_.line({x, area.y - 4}, {x, area.bottom()}, theme_.ink, 2);
    ui_.mark("time.playhead", {x - 8, area.y - kHandle, 16, area.height + kHandle});
  }

 private:
  // What is behind this moment is not shown.
  Duration known() const {
    return stage_.choices.future ? stage_.show.clock.length() : stage_.playback.screen();
  }
  Rect fold_rect(const Fold& fold) const {
    if (fold.screen_from >= known() && !stage_.choices.future) return {};
    return view_.between(fold.screen_from, fold.screen_to);
  }
  static Colour band_surface(const Theme& theme) { return mixed(theme.panel, theme.failure, 0.16); }
  Rect band_rect(const Rect& lane, const replay::LaneBand& band) const {
    Rect rect = view_.between(band.from, std::min(band.to, known()));
    rect.y = lane.y + 1;
    rect.height = lane.height - 2;
    return rect;
  }
  // Where no mark is; at the beginning if there is none such.
  Rect room_for_word(const Rect& band, float width, const replay::Lane& lane) const {
    for (float x = band.x + 6; x + width + 6 <= band.right(); x += 6)
      if (!mark_near(view_, lane, x + width / 2, width / 2 + 4))
        return {x, band.y, width, band.height};
    return {band.x + 6, band.y, width, band.height};
  }
  void draw_word(const Rect& band, const replay::LaneBand& what, const replay::Lane& lane) {
    const bool cut = what.kind == replay::LaneBand::Kind::cut;
    const std::string_view word = ui_.text(cut ? texts::kTime.lane_cut : texts::kTime.lane_down);
    const float width = ui_.measure(word, FontRole::label_strong).width;
    if (width + 12 > band.width || band.height < kLeastLane - 2) return;
    const Rect room = room_for_word(band, width, lane);
    paint_.fill(room.inset(-2, 1), band_surface(theme_));
    ui_.write_in(room, word, FontRole::label_strong,
                 theme_.text(theme_.failure, band_surface(theme_)));
  }

  // A cross for what failed, a short bar for bare TCP, a dot for a datagram of DNS, a tall bar
  // for what was said; where mail is pulled, it has a gap.
  void draw_mark(Point centre, float height, const replay::LaneMark& mark) {
    const Colour colour = colour_of(theme_, mark);
    if (mark.failed) return draw_sign(paint_, Sign::cross, centre, std::min(height, 9.0f), colour);
    if (mark.protocol == trace::Protocol::dns)
      return paint_.disc(centre, std::min(height / 2, 3.0f), colour);
    const Rect bar = centred(centre, {3, mark.protocol ? height : height * 0.6f});
    if (mark.protocol != trace::Protocol::imap) return paint_.fill(bar, colour, 1);
    const float piece = height * 0.36f;
    paint_.fill({bar.x, bar.y, bar.width, piece}, colour, 1);
    paint_.fill({bar.x, bar.bottom() - piece, bar.width, piece}, colour, 1);
  }

  // In the middle, or at the lane nearest to it on which nothing is seen there.
  float free_height(const Rect& fold, const std::vector<const replay::Lane*>& lanes) const {
    const float middle = fold.centre().y;
    float best = middle, distance = -1;
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      const float y = view_.lane(i).centre().y;
      const bool nearer = distance < 0 || std::abs(y - middle) < distance;
      if (!nearer || is_busy(*lanes[i], fold)) continue;
      best = y;
      distance = std::abs(y - middle);
    }
    return best;
  }
  bool is_busy(const replay::Lane& lane, const Rect& fold) const {
    if (mark_near(view_, lane, fold.centre().x, fold.width / 2 - 6)) return true;
    return std::any_of(lane.bands.begin(), lane.bands.end(), [&](const replay::LaneBand& span) {
      const Rect band = view_.between(span.from, span.to);
      return !band.empty() && band.x < fold.right() && band.right() > fold.x;
    });
  }

  bool write_fold(const Rect& rect, float y, std::string_view words) {
    const float width = ui_.measure(words, FontRole::label_strong).width;
    if (width + 22 > rect.width) return false;
    const Rect box = centred({rect.centre().x, y}, {width + 16, 20});
    paint_.fill(box, theme_.panel, 10);
    ui_.write_in(box, words, FontRole::label_strong, theme_.text(theme_.muted, theme_.panel),
                 Align::centre);
    return true;
  }

  // Too narrow for words: a zigzag down the middle.
  void crease(const Rect& rect) {
    constexpr float kTooth = 5;
    std::vector<Point> teeth;
    const float reach = std::min(3.0f, rect.width / 3);
    float side = -1;
    for (float y = rect.y + 2; y < rect.bottom(); y += kTooth, side = -side)
      teeth.push_back({rect.centre().x + side * reach, y});
    paint_.path(teeth, theme_.muted, 1);
  }

  Ui& ui_;
  const LaneView& view_;
  const Stage& stage_;
  const Theme& theme_;
  Painter paint_;
};

// The whole show, with the part that the lanes show.
void draw_overview(Ui& ui, const Rect& rect, const LaneView& view, Stage& stage) {
  const Theme& theme = ui.theme();
  const LaneScale& scale = stage.show.lane_scale;
  const auto x = [&](Duration along) {
    const double share = static_cast<double>(along.ns()) / static_cast<double>(scale.length().ns());
    return rect.x + static_cast<float>(share * static_cast<double>(rect.width));
  };
  ui.paint().fill(rect, theme.soft, rect.height / 2);
  const Rect part{x(view.from()), rect.y, x(view.to()) - x(view.from()), rect.height};
  ui.paint().fill(part, mixed(theme.soft, theme.muted, 0.45), rect.height / 2);
  ui.paint().fill(
      centred({x(scale.along(stage.playback.screen())), rect.centre().y}, {3, rect.height + 4}),
      theme.ink);
  const Rect handle = rect.inset(0, -4);
  ui.explain(handle, "", ui.text(texts::kSigns.overview));
  const auto at = ui.dragged("time.overview", handle);
  if (!at) return;
  const float share = std::clamp((at->x - rect.x) / rect.width, 0.0f, 1.0f);
  const double to = static_cast<double>(share) * static_cast<double>(scale.length().ns());
  stage.playback.seek(scale.screen(Duration(static_cast<std::int64_t>(to))));
}

void take_presses(Ui& ui, const LaneView& view, Stage& stage, const std::vector<std::size_t>& order,
                  bool& held) {
  const Rect& area = view.area();
  const auto at = ui.dragged(
      "time.lanes", {area.x - 8, area.y - kHandle, area.width + 16, area.height + kHandle});
  held = at.has_value();
  if (!at) return;
  if (const auto lane = view.lane_at(at->y)) {
    const replay::LaneMark* mark = mark_near(view, stage.show.lanes[order[*lane]], at->x, kReach);
    if (mark && is_shown(stage, *mark)) return stage.playback.go_to(mark->record);
  }
  stage.playback.seek(view.screen(at->x));
}

}  // namespace

bool is_shown(const Stage& stage, const replay::LaneMark& mark) {
  if (!stage.choices.future && mark.record > stage.playback.cursor()) return false;
  if (mark.failed || stage.choices.level == Level::packets) return true;
  const auto* sent = std::get_if<trace::PacketSent>(&stage.show.trace[mark.record].what);
  return !sent || sent->flags != trace::tcp_flags::ack || !sent->payload.empty();
}

void draw_lanes(Ui& ui, const Rect& rect, Stage& stage) {
  Rect rest = rect;
  const LaneScale& scale = stage.show.lane_scale;
  const bool long_show = scale.length() > kLaneWindow && rect.height >= kRoomForOverview;
  Rect overview = long_show ? rest.take_bottom(kOverview) : Rect{};
  if (long_show) rest.take_bottom(6);
  rest.take_top(kHandle);
  if (rest.height < kLeastLane) return;
  const auto order = lane_order(stage.show);
  const LaneNames names(ui, stage, rest.height, order);
  const Rect beside = rest.take_left(names.width());
  overview.x = rest.x;
  overview.width = rest.width;

  Duration& from = stage.choices.lanes_from;
  if (!stage.choices.lanes_held) from = LaneView::follow(scale, from, stage.playback.screen());
  const LaneView view(rest, scale, from, order.size());
  take_presses(ui, view, stage, order, stage.choices.lanes_held);

  names.draw(beside, view);
  Drawing drawing(ui, view, stage);
  const auto each = [&](const auto& draw) {
    for (std::size_t i = 0; i < order.size(); ++i) draw(i, stage.show.lanes[order[i]]);
  };
  each([&](std::size_t i, const replay::Lane&) { drawing.line(i); });
  drawing.folds();
  each([&](std::size_t i, const replay::Lane& lane) { drawing.bands(i, lane); });
  each([&](std::size_t i, const replay::Lane& lane) { drawing.marks(i, lane); });
  each([&](std::size_t i, const replay::Lane& lane) { drawing.band_words(i, lane); });
  drawing.playhead(stage.playback.screen());
  std::vector<const replay::Lane*> in_order;
  each([&](std::size_t, const replay::Lane& lane) { in_order.push_back(&lane); });
  drawing.fold_words(in_order);
  if (long_show) draw_overview(ui, overview, view, stage);
  explain_lanes(ui, view, stage, order);
}

}  // namespace mailscope::gui
