#include "gui/panels/plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "gui/kit/shapes.hpp"
#include "gui/kit/strokes.hpp"
#include "gui/model/words.hpp"
#include "texts/flow.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kLeft = 56;   // for the labels of the axis
constexpr float kRight = 68;  // for the names at the curves' ends
constexpr float kBelow = 22;  // for the moments
constexpr float kMarks = 18;  // for what was lost and sent again
constexpr float kApart = 14;

// Colours differ, and so do the strokes: whole, dashed, dotted.
struct Stroke {
  Colour colour;
  float dash = 0, gap = 0;  // 0: a whole line
  float width = 2;
};
Stroke stroke_of(const Theme& theme, Series series) {
  switch (series) {
    case Series::window:
    case Series::round_trip:
      return {theme.smtp, 0, 0, 2.5f};
    case Series::threshold:
      return {theme.dns, 8, 5, 2};
    case Series::timeout:
      return {theme.server, 8, 5, 2};
    case Series::in_flight:
      break;
  }
  return {theme.imap, 2, 3, 2};
}

const texts::Phrase& short_name(Series series) {
  switch (series) {
    case Series::window:
      return texts::kFlow.window_short;
    case Series::threshold:
      return texts::kFlow.threshold_short;
    case Series::in_flight:
      return texts::kFlow.in_flight_short;
    case Series::round_trip:
      return texts::kFlow.round_trip_short;
    case Series::timeout:
      break;
  }
  return texts::kFlow.timeout_short;
}

void draw_stroke(Painter& paint, std::span<const Point> points, const Stroke& stroke) {
  if (points.size() < 2) return;
  if (stroke.dash <= 0) return paint.path(points, stroke.colour, stroke.width);
  for (const Path& dash : dashes(points, stroke.dash, stroke.gap))
    paint.path(dash, stroke.colour, stroke.width);
}

// A threshold that is never reached would flatten all else.
double greatest(const Plot& plot) {
  double highest = 0, threshold = 0;
  for (const FlowSample& sample : plot.flow.samples)
    for (const Series series : plot.series) {
      const double value = value_of(sample, series).value_or(0);
      double& most = series == Series::threshold ? threshold : highest;
      most = std::max(most, value);
    }
  return threshold <= 2 * highest ? std::max(highest, threshold) : highest;
}

class Drawing {
 public:
  Drawing(Ui& ui, const Rect& rect, const Plot& plot)
      : ui_(ui), theme_(ui.theme()), paint_(ui.paint()), plot_(plot), area_(rect) {
    area_.take_left(kLeft);
    area_.take_right(kRight);
    area_.take_top(8);
    moments_ = area_.take_bottom(kBelow);
    marks_ = area_.take_bottom(kMarks);
    const bool times = plot.series.front() == Series::round_trip;
    axis_ = times ? time_axis(greatest(plot)) : byte_axis(greatest(plot));
    now_ = x_of(plot.flow, plot.now, area_);
  }

  void draw() {
    draw_axis();
    draw_curves();
    for (const FlowMark& mark : plot_.flow.marks) draw_mark(mark);
    draw_moments();
    draw_present();
  }

 private:
  float y_of(double value) const {
    return area_.bottom() - static_cast<float>(value / axis_.top) * area_.height;
  }

  void draw_axis() {
    const Colour muted = theme_.text(theme_.muted, theme_.panel);
    float last = area_.bottom() + kApart;
    for (double value = 0; value <= axis_.top * 1.001; value += axis_.step) {
      const float y = std::round(y_of(value));
      paint_.rule({area_.x, y}, area_.width, theme_.line);
      if (last - y < kApart) continue;
      last = y;
      ui_.write_in({area_.x - kLeft, y - 8, kLeft - 8, 16},
                   axis_label(value, plot_.series.front(), ui_.language()), FontRole::label, muted,
                   Align::right);
    }
  }

  void draw_curves() {
    std::vector<float> ends;
    std::vector<Series> named;
    for (const Series series : plot_.series) {
      const auto pieces = curve(plot_.flow, series, area_, axis_);
      const Stroke stroke = stroke_of(theme_, series);
      if (plot_.future) {
        Stroke pale = stroke;
        pale.colour = mixed(stroke.colour, theme_.panel, 0.72);
        in_strip(now_, area_.right() + 2, pieces, pale);
      }
      in_strip(area_.x - 2, now_, pieces, stroke);
      explain(series, pieces);
      const auto end = end_of(series, pieces);
      if (!end) continue;
      ends.push_back(*end);
      named.push_back(series);
    }
    const auto places = spread_apart(ends, kApart, area_.y, area_.bottom());
    for (std::size_t i = 0; i < named.size(); ++i) {
      const Rect end{area_.right() + 6, places[i] - 8, kRight - 6, 16};
      const std::string_view name = ui_.text(short_name(named[i]));
      ui_.write_in(end, name, FontRole::label_strong,
                   theme_.text(stroke_of(theme_, named[i]).colour, theme_.panel));
      ui_.explain(end, name, ui_.text(meaning_of(named[i])));
    }
  }

  void explain(Series series, const std::vector<std::vector<Point>>& pieces) {
    constexpr float kReach = 6;  // of the mouse to a curve
    if (!ui_.asked(area_)) return;
    const bool near = std::any_of(
        pieces.begin(), pieces.end(),
        [this](const std::vector<Point>& piece) { return distance(ui_.mouse(), piece) <= kReach; });
    if (near) ui_.explain(area_, ui_.text(short_name(series)), ui_.text(meaning_of(series)));
  }

  // The height at which what is seen of a curve ends.
  std::optional<float> end_of(Series series, const std::vector<std::vector<Point>>& pieces) const {
    if (plot_.future || plot_.now > plot_.flow.to)
      return pieces.empty() ? std::nullopt : std::optional(pieces.back().back().y);
    const FlowSample* sample = plot_.flow.at(plot_.now);
    const auto value = sample ? value_of(*sample, series) : std::nullopt;
    if (!value) return std::nullopt;
    return y_of(std::min(*value, axis_.top));
  }

  void in_strip(float left, float right, const std::vector<std::vector<Point>>& pieces,
                const Stroke& stroke) {
    if (right <= left) return;
    paint_.clip({left, area_.y - 3, right - left, area_.height + 6});
    for (const auto& piece : pieces) draw_stroke(paint_, piece, stroke);
    paint_.unclip();
  }

  // Below the curves: a cross for what was lost, a triangle for what was sent again.
  void draw_mark(const FlowMark& mark) {
    const float x = x_of(plot_.flow, mark.at, area_);
    const bool past = mark.at <= plot_.now;
    if (!past && !plot_.future) return;
    const Colour colour = past ? theme_.failure : mixed(theme_.failure, theme_.panel, 0.72);
    const float y = marks_.centre().y;
    if (mark.lost) return draw_sign(paint_, Sign::cross, {x, y + 3}, 9, colour);
    const std::array<Point, 3> up{Point{x, y - 7}, Point{x + 4, y - 1}, Point{x - 4, y - 1}};
    paint_.polygon(up, colour);
  }

  void draw_moments() {
    const Colour muted = theme_.text(theme_.muted, theme_.panel);
    const Duration life = plot_.flow.to - plot_.flow.from;
    const std::string first = moment_in_words(Duration(), ui_.language());
    const std::string last = moment_in_words(life, ui_.language());
    // The present moment is more important than the ends.
    const auto is_free = [&](float from, float width) {
      constexpr float kAround = 36;
      const bool inside = plot_.now >= plot_.flow.from && plot_.now <= plot_.flow.to;
      return !inside || now_ + kAround < from || now_ - kAround > from + width;
    };
    const float width = ui_.measure(last, FontRole::label).width;
    if (is_free(moments_.x, ui_.measure(first, FontRole::label).width))
      ui_.write_in(moments_, first, FontRole::label, muted);
    if (is_free(moments_.right() - width, width))
      ui_.write_in(moments_, last, FontRole::label, muted, Align::right);
  }

  void draw_present() {
    if (plot_.now < plot_.flow.from || plot_.now > plot_.flow.to) return;
    const float x = std::round(now_);
    paint_.line({x, area_.y - 4}, {x, moments_.y + 2}, theme_.ink, 1.5f);
    const FlowSample* sample = plot_.flow.at(plot_.now);
    for (const Series series : plot_.series) {
      const auto value = sample ? value_of(*sample, series) : std::nullopt;
      if (!value) continue;
      const Point at{x, y_of(std::min(*value, axis_.top))};
      paint_.disc(at, 4.5f, theme_.panel);
      paint_.disc(at, 3.5f, stroke_of(theme_, series).colour);
    }
    const std::string words = moment_in_words(plot_.now - plot_.flow.from, ui_.language());
    const float width = ui_.measure(words, FontRole::label_strong).width + 8;
    const float left = std::clamp(x - width / 2, moments_.x, moments_.right() - width);
    paint_.fill({left, moments_.y + 3, width, 18}, theme_.panel);
    ui_.write_in({left, moments_.y, width, moments_.height}, words, FontRole::label_strong,
                 theme_.ink, Align::centre);
  }

  Ui& ui_;
  const Theme& theme_;
  Painter paint_;
  const Plot& plot_;
  Rect area_, moments_, marks_;
  Axis axis_;
  float now_ = 0;
};

}  // namespace

const texts::Phrase& meaning_of(Series series) {
  switch (series) {
    case Series::window:
      return texts::kSigns.window;
    case Series::threshold:
      return texts::kSigns.threshold;
    case Series::in_flight:
      return texts::kSigns.in_flight;
    case Series::round_trip:
      return texts::kSigns.round_trip;
    case Series::timeout:
      break;
  }
  return texts::kSigns.timeout;
}

void draw_plot(Ui& ui, const Rect& rect, const Plot& plot) {
  Drawing(ui, rect, plot).draw();
}

void draw_sample(Ui& ui, const Rect& rect, Series series) {
  Painter paint = ui.paint();
  const float y = rect.centre().y;
  const std::array<Point, 2> line{Point{rect.x, y}, Point{rect.x + 26, y}};
  draw_stroke(paint, line, stroke_of(ui.theme(), series));
}

}  // namespace mailscope::gui
