#include "gui/panels/lane_names.hpp"

#include <algorithm>

#include "gui/kit/widgets.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"

namespace mailscope::gui {
namespace {

constexpr float kLeastLane = 13;  // for names one below the other
constexpr float kLeastOfTwo = 7;  // for names in two columns
constexpr float kNarrowest = 72;
constexpr float kWidest = 144;
constexpr float kGap = 14;  // between a name and its lane, or the next column

const texts::Phrase& role_text(trace::HostRole role) {
  switch (role) {
    case trace::HostRole::mail_server:
      return texts::kMap.mail_server;
    case trace::HostRole::name_server:
      return texts::kMap.name_server;
    case trace::HostRole::user_agent:
      break;
  }
  return texts::kMap.user_agent;
}

}  // namespace

LaneNames::LaneNames(Ui& ui, const Stage& stage, float height,
                     const std::vector<std::size_t>& order)
    : ui_(ui), stage_(stage) {
  float widest = 0;
  for (const std::size_t lane : order) {
    hosts_.push_back(stage.show.lanes[lane].host);
    names_.push_back(title_of(stage.show.cast, hosts_.back()));
    widest = std::max(widest, ui.measure(names_.back(), FontRole::label).width);
  }
  const float lane = height / static_cast<float>(std::max<std::size_t>(order.size(), 1));
  columns_ = lane >= kLeastLane ? 1 : lane >= kLeastOfTwo ? 2 : 0;
  column_ = std::clamp(widest + kGap, kNarrowest, kWidest);
}

Rect LaneNames::place(const Rect& room, const LaneView& view, std::size_t index) const {
  const Rect lane = view.lane(index);
  const float height = ui_.line_height(FontRole::label);
  const float x = room.x + (columns_ == 2 && index % 2 == 1 ? column_ : 0);
  return {x, lane.centre().y - height / 2, column_ - kGap + 1, height};
}

void LaneNames::draw(const Rect& room, const LaneView& view) const {
  if (columns_ == 0) return;
  const Theme& theme = ui_.theme();
  for (std::size_t i = 0; i < names_.size(); ++i) {
    const Rect at = place(room, view, i);
    ui_.write_in(at, names_[i], FontRole::label, theme.ink);
    ui_.mark("time.name." + names_[i], at);
    const replay::Host& host = stage_.show.cast.host(hosts_[i]);
    ui_.explain(at, shown(host.name), ui_.text(role_text(host.role)));
    const float end = at.x + std::min(at.width, ui_.measure(names_[i], FontRole::label).width) + 4;
    if (columns_ == 2) ui_.paint().rule({end, at.centre().y}, room.right() - end, theme.line);
  }
}

}  // namespace mailscope::gui
