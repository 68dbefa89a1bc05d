#include "gui/panels/tcp_panel.hpp"

#include <algorithm>
#include <array>

#include "gui/kit/widgets.hpp"
#include "gui/model/words.hpp"
#include "gui/panels/conversation_head.hpp"
#include "gui/panels/plot.hpp"
#include "texts/flow.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kRow = 24;
constexpr float kSection = 32;
constexpr float kLeastPlot = 136;
constexpr float kMostPlot = 220;
constexpr float kScrollBar = 12;

constexpr std::array kBytes{Series::window, Series::threshold, Series::in_flight};
constexpr std::array kTimes{Series::round_trip, Series::timeout};

const Flow& drawn(Stage& stage, ConnectionId connection) {
  FlowChoices& choices = stage.choices.flow;
  const bool same = choices.drawn && choices.drawn->connection == connection;
  if (same && (!choices.side || choices.drawn->side == *choices.side)) return *choices.drawn;
  const Side side = choices.side.value_or(busier_side(stage.show, connection));
  choices.drawn = flow_of(stage.show, connection, side);
  return *choices.drawn;
}

void draw_sides(Ui& ui, const Rect& row, Stage& stage, const Flow& flow) {
  const replay::Connection& c = stage.world.connection(flow.connection);
  const auto sends = [&](Side side) {
    return texts::kFlow.forth.in(ui.language(), title_of(stage.show.cast, c.end(side).host));
  };
  const std::string client = sends(Side::client), server = sends(Side::server);
  const std::array<Choice, 2> sides{{{"client", client, ui.text(texts::kSigns.side)},
                                     {"server", server, ui.text(texts::kSigns.side)}}};
  if (const auto side =
          compact_segments(ui, "flow", row, sides, static_cast<std::size_t>(flow.side)))
    stage.choices.flow.side = static_cast<Side>(*side);
}

const texts::Phrase& name_of(Series series) {
  switch (series) {
    case Series::window:
      return texts::kFlow.window;
    case Series::threshold:
      return texts::kFlow.threshold;
    case Series::in_flight:
      return texts::kFlow.in_flight;
    case Series::round_trip:
      return texts::kFlow.round_trip;
    case Series::timeout:
      break;
  }
  return texts::kFlow.timeout;
}

// The values at the present moment in words, each behind a piece of its curve.
void draw_values(Ui& ui, Rect& rest, const FlowSample* now, std::span<const Series> all) {
  const Theme& theme = ui.theme();
  for (const Series series : all) {
    Rect row = rest.take_top(kRow);
    ui.explain(row, ui.text(name_of(series)), ui.text(meaning_of(series)));
    draw_sample(ui, row.take_left(34), series);
    const std::string value = now ? value_in_words(*now, series, ui.language())
                                  : std::string(ui.text(texts::kFlow.unknown));
    const float width = ui.measure(value, FontRole::body_strong).width;
    ui.write_in(row.take_right(width + 1), value, FontRole::body_strong, theme.ink);
    row.take_right(8);
    ui.write_in(row, ui.text(name_of(series)), FontRole::body, theme.ink);
  }
}

// What the marks below the curves are.
void draw_legend(Ui& ui, Rect row) {
  const Theme& theme = ui.theme();
  Painter paint = ui.paint();
  const auto entry = [&](const texts::Phrase& which, const texts::Phrase& says) {
    const std::string_view text = ui.text(which);
    Rect place = row.take_left(ui.measure(text, FontRole::body).width + 44);
    ui.explain(place, text, ui.text(says));
    const Point sign = place.take_left(20).centre() - Point{4, 0};
    ui.write_in(place, text, FontRole::body, theme.ink);
    return sign;
  };
  const Point lost = entry(texts::kFlow.lost, texts::kSigns.lost);
  draw_sign(paint, Sign::cross, lost, 9, theme.failure);
  const Point at = entry(texts::kFlow.again, texts::kSigns.again);
  const std::array<Point, 3> up{at + Point{0, -3}, at + Point{4, 3}, at + Point{-4, 3}};
  paint.polygon(up, theme.failure);
}

void draw_part(Ui& ui, Rect& rest, const Stage& stage, const Flow& flow, float height,
               std::span<const Series> all, const texts::Phrase& title, std::string_view name) {
  section(ui, rest.take_top(kSection), ui.text(title));
  const Rect plot = rest.take_top(height);
  draw_plot(ui, plot, {flow, stage.playback.now(), all, stage.choices.future});
  ui.mark(name, plot);
  draw_values(ui, rest, flow.at(stage.playback.now()), all);
}

}  // namespace

void draw_tcp_panel(Ui& ui, const Rect& rect, Stage& stage) {
  const Theme& theme = ui.theme();
  Rect rest = rect;
  const auto say = [&](const texts::Phrase& which) {
    ui.write_wrapped(rest.inset(0, 8), ui.text(which), FontRole::body,
                     theme.text(theme.muted, theme.panel));
  };
  const ConversationId conversation = stage.conversation();
  if (conversation) draw_conversation_head(ui, rest, stage, conversation);
  const ConnectionId connection = stage.connection();
  if (connection.is_none()) return say(conversation ? texts::kFlow.datagrams : texts::kFlow.none);
  const Flow& flow = drawn(stage, connection);
  rest.take_top(4);
  draw_sides(ui, rest.take_top(kTarget), stage, flow);
  if (flow.samples.empty()) return say(texts::kFlow.nothing);
  constexpr auto kValues = static_cast<float>(kBytes.size() + kTimes.size());
  const float legend = flow.marks.empty() ? 0 : kRow;
  const float words = 2 * kSection + kValues * kRow + legend + 16;
  const float plot = std::clamp((rest.height - words) / 2, kLeastPlot, kMostPlot);
  const ScrollArea scroll(ui, "flow.page", rest, words + 2 * plot);
  Rect content = scroll.content();
  content.width -= kScrollBar;
  draw_part(ui, content, stage, flow, plot, kBytes, texts::kFlow.how_much, "flow.bytes");
  if (legend > 0) draw_legend(ui, content.take_top(legend));
  draw_part(ui, content, stage, flow, plot, kTimes, texts::kFlow.how_long, "flow.times");
}

}  // namespace mailscope::gui
