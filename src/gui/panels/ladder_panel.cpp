#include "gui/panels/ladder_panel.hpp"

#include <algorithm>
#include <array>

#include "gui/kit/widgets.hpp"
#include "gui/model/words.hpp"
#include "gui/panels/conversation_head.hpp"
#include "gui/panels/ladder_drawing.hpp"
#include "texts/ladder.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kScrollBar = 12;
constexpr float kNames = 26;
constexpr float kReach = 7;     // of a press on an arrow
constexpr float kAround = 110;  // the present moment that is kept in sight

// The connection, or the hosts of the packet that is looked at.
LadderWanted wanted(const Stage& stage) {
  const LadderChoices& choices = stage.choices.ladder;
  LadderWanted w{
      .scale = choices.scale, .scope = choices.scope, .connection = {}, .a = {}, .b = {}};
  const PacketId packet = stage.packet();
  const bool datagram =
      packet && stage.choices.picked && stage.show.packets[packet].connection.is_none();
  const ConnectionId connection = datagram ? ConnectionId::none() : stage.connection();
  if (connection && connection.index() < stage.world.connections.size()) {
    const replay::Connection& c = stage.world.connection(connection);
    w.a = c.ends[0].host;
    w.b = c.ends[1].host;
  } else if (packet) {
    const replay::Packet& p = stage.show.packets[packet];
    w.a = p.side == Side::client ? p.from : p.to;
    w.b = p.side == Side::client ? p.to : p.from;
  }
  if (w.scope == LadderScope::connection) w.connection = connection;
  if (w.scope == LadderScope::all_hosts) w.a = w.b = HostId::none();
  return w;
}

const Ladder& drawn(Stage& stage, const LadderWanted& wanted) {
  auto& kept = stage.choices.ladder.drawn;
  if (!kept || kept->wanted != wanted) {
    kept = ladder(stage.show, wanted);
    stage.choices.ladder.followed = -1;
  }
  return *kept;
}

void draw_choices(Ui& ui, Rect row, LadderChoices& choices) {
  const std::array<Choice, 3> scopes{
      {{"connection", ui.text(texts::kLadder.connection), ui.text(texts::kSigns.connection)},
       {"two", ui.text(texts::kLadder.two_hosts), ui.text(texts::kSigns.two_hosts)},
       {"all", ui.text(texts::kLadder.all_hosts), ui.text(texts::kSigns.all_hosts)}}};
  const std::array<Choice, 2> scales{
      {{"event", ui.text(texts::kLadder.by_event), ui.text(texts::kSigns.by_event)},
       {"scale", ui.text(texts::kLadder.to_scale), ui.text(texts::kSigns.to_scale)}}};
  const Rect left = row.take_left((row.width - 8) * 0.58f);
  row.take_left(8);
  if (const auto scope =
          compact_segments(ui, "scope", left, scopes, static_cast<std::size_t>(choices.scope)))
    choices.scope = static_cast<LadderScope>(*scope);
  if (const auto scale =
          compact_segments(ui, "ladder", row, scales, static_cast<std::size_t>(choices.scale)))
    choices.scale = static_cast<LadderScale>(*scale);
}

// Goes along with the story; a person who has scrolled is left alone until it moves on.
void follow(ScrollArea& scroll, LadderChoices& choices, const Rect& area, float y) {
  if (y != choices.followed) choices.frames = 0;
  choices.followed = y;
  constexpr int kFrames = 2;
  if (++choices.frames > kFrames) return;
  const float around = std::min(kAround, area.height / 3);
  scroll.reveal({area.x, scroll.content().y + y - around, area.width, 2 * around});
}

void take_press(Ui& ui, const LadderDrawing& drawing, const Rect& seen, Stage& stage) {
  const Touch touch = ui.touch("ladder:arrows", seen);
  if (!touch.clicked) return;
  if (const auto arrow = drawing.arrow_at(ui.mouse(), kReach))
    stage.go_to_packet(stage.choices.ladder.drawn->arrows[*arrow].packet);
}

}  // namespace

void draw_ladder_panel(Ui& ui, const Rect& rect, Stage& stage) {
  const Theme& theme = ui.theme();
  Rect rest = rect;
  LadderChoices& choices = stage.choices.ladder;
  const ConversationId conversation = stage.conversation();
  if (conversation && choices.scope != LadderScope::all_hosts)
    draw_conversation_head(ui, rest, stage, conversation);
  rest.take_top(8);
  draw_choices(ui, rest.take_top(kTarget), choices);
  rest.take_top(4);
  const LadderWanted w = wanted(stage);
  if (stage.packet().is_none()) {
    ui.write_wrapped(rest.inset(0, 8), ui.text(texts::kLadder.nothing), FontRole::body,
                     theme.text(theme.muted, theme.panel));
    return;
  }
  const Ladder& all = drawn(stage, w);
  Rect names = rest.take_top(kNames);
  names.width -= kScrollBar;
  LadderDrawing::draw_names(ui, stage, all, names);
  ScrollArea scroll(ui, "ladder.page", rest, all.height);
  Rect content = scroll.content();
  content.width -= kScrollBar;
  LadderDrawing drawing(ui, stage, all, content, rest);
  follow(scroll, choices, rest, drawing.now());
  take_press(ui, drawing, {rest.x, rest.y, content.width, rest.height}, stage);
  drawing.draw();
}

}  // namespace mailscope::gui
