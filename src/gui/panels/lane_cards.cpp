#include "gui/panels/lane_cards.hpp"

#include <algorithm>
#include <string>
#include <variant>

#include "gui/model/packet_card.hpp"
#include "gui/model/reasons.hpp"
#include "gui/model/words.hpp"
#include "gui/panels/lanes_panel.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kReach = 5;  // of the mouse to a mark

PacketId packet_of(const trace::What& what) {
  if (const auto* sent = std::get_if<trace::PacketSent>(&what)) return sent->packet;
  if (const auto* sent = std::get_if<trace::DatagramSent>(&what)) return sent->packet;
  return PacketId::none();
}

class LaneCards {
 public:
  LaneCards(Ui& ui, const LaneView& view, const Stage& stage)
      : ui_(ui), view_(view), stage_(stage) {}

  // What lies on top is asked last.
  void explain_folds() {
    for (const Fold& fold : stage_.show.lane_scale.folds()) {
      const Rect rect = view_.between(fold.screen_from, fold.screen_to);
      if (fold.screen_from >= known() || !ui_.asked(rect)) continue;
      const std::string span = span_in_words(fold.silence, ui_.language());
      ui_.explain(rect, texts::kSigns.fold.in(ui_.language(), span),
                  ui_.text(texts::kSigns.fold_says));
    }
  }

  void explain_lane(std::size_t index, const replay::Lane& lane) {
    const Rect row = view_.lane(index);
    for (const replay::LaneBand& band : lane.bands) {
      Rect rect = view_.between(band.from, std::min(band.to, known()));
      rect.y = row.y;
      rect.height = row.height;
      if (ui_.asked(rect)) ui_.explain(rect, card_of(lane.host, band));
    }
    const Point mouse = ui_.mouse();
    const replay::LaneMark* mark = mark_near(view_, lane, mouse.x, kReach);
    if (!mark || !is_shown(stage_, *mark)) return;
    const Rect rect = centred({view_.x(mark->screen), row.centre().y}, {2 * kReach, row.height});
    if (ui_.asked(rect)) ui_.explain(rect, card_of(mark->record));
  }

 private:
  // What is behind this moment is not shown.
  Duration known() const {
    return stage_.choices.future ? stage_.show.clock.length() : stage_.playback.screen();
  }

  Card card_of(HostId host, const replay::LaneBand& band) const {
    const texts::Language language = ui_.language();
    const auto at = [this](Duration t) { return format_clock(stage_.show.clock.simulated_at(t)); };
    return {what_is(host, band),
            {band.to > known() ? texts::kSigns.down_since.in(language, at(band.from))
                               : texts::kSigns.down_says.in(language, at(band.from), at(band.to))}};
  }
  std::string what_is(HostId host, const replay::LaneBand& band) const {
    const replay::World& cast = stage_.show.cast;
    if (band.kind == replay::LaneBand::Kind::down)
      return texts::kSigns.down.in(ui_.language(), title_of(cast, host));
    const replay::Link& link = cast.link(band.link);
    return texts::kSigns.cut.in(ui_.language(), title_of(cast, link.a), title_of(cast, link.b));
  }

  Card card_of(RecordNumber record) const {
    const Show& show = stage_.show;
    const trace::Record& told = show.trace[record];
    const PacketId packet = packet_of(told.what);
    Card card{in_words(show, record, ui_.language()), {}};
    if (packet)
      card = packet_card(
          {show.trace, show.packets, show.cast, stage_.playback.cursor(), stage_.playback.now()},
          packet, ui_.language());
    card.lines.push_back(format_clock(told.at));
    return card;
  }

  Ui& ui_;
  const LaneView& view_;
  const Stage& stage_;
};

}  // namespace

void explain_lanes(Ui& ui, const LaneView& view, const Stage& stage,
                   const std::vector<std::size_t>& order) {
  if (!ui.asked(view.area())) return;
  LaneCards cards(ui, view, stage);
  cards.explain_folds();
  if (const auto lane = view.lane_at(ui.mouse().y))
    cards.explain_lane(*lane, stage.show.lanes[order[*lane]]);
}

}  // namespace mailscope::gui
