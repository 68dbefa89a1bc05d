#include "gui/panels/time_panel.hpp"

#include <cmath>

#include <fmt/format.h>

#include "gui/model/words.hpp"
#include "gui/panels/lanes_panel.hpp"
#include "gui/panels/transport.hpp"
#include "texts/frame.hpp"

namespace mailscope::gui {
namespace {

constexpr float kMargin = 14;
constexpr float kLowMargin = 6;  // where the lanes need every pixel
constexpr float kLowPanel = 160;

}  // namespace

std::string pace_in_words(const Stage& stage) {
  const texts::Language language = stage.choices.language;
  const replay::PresentationClock& clock = stage.show.clock;
  const Instant now = stage.playback.now();
  if (stage.playback.at_end()) return {};
  if (const Fold* fold = stage.show.lane_scale.fold_at(stage.playback.screen()))
    return texts::kTime.folded.in(language, span_in_words(fold->silence, language));
  if (const replay::Stretch* fold = clock.fold_at(now))
    return texts::kTime.folded.in(language, span_in_words(fold->to - fold->from, language));
  const double slowed = clock.factor_at(now) / stage.playback.speed();
  constexpr double kReal = 1.05;
  if (slowed >= kReal)
    return texts::kTime.slowed.in(
        language,
        fmt::format("{}", slowed < 10 ? std::round(slowed * 10) / 10 : std::round(slowed)));
  if (slowed > 0 && 1 / slowed >= kReal)
    return texts::kTime.faster.in(language, fmt::format("{}", std::round(10 / slowed) / 10));
  return std::string(texts::kTime.real_speed.in(language));
}

Command draw_time_panel(Ui& ui, const Rect& rect, Stage& stage) {
  Rect rest = rect.inset(kEdge, 0);
  const bool low = rect.height < kLowPanel;
  rest.take_top(low ? kLowMargin : kMargin);
  const Playback& playback = stage.playback;
  const std::string clock = format_clock(playback.now());
  const std::string pace = pace_in_words(stage);
  const std::string speed =
      texts::kTime.speed.in(stage.choices.language, fmt::format("{}", playback.speed()));
  const Command command = draw_transport(ui, rest.take_top(kTransportHeight - kMargin),
                                         {.playing = playback.playing(),
                                          .can_go_back = !playback.at_start(),
                                          .can_go_on = true,
                                          .clock = clock,
                                          .pace = pace,
                                          .speed = speed});
  rest.take_bottom(low ? kLowMargin : kMargin);
  draw_lanes(ui, rest, stage);
  return command;
}

}  // namespace mailscope::gui
