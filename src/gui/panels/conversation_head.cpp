#include "gui/panels/conversation_head.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/words.hpp"
#include "gui/panels/commands.hpp"
#include "texts/dialog.hpp"
#include "texts/map.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kArrow = 28;

struct Head {
  std::string client, server;  // the server with its port
  std::string kind;            // "SMTP over TCP", or the try that this is
  bool again = false;          // it is one
};

std::string with_port(const std::string& host, std::uint16_t port) {
  return fmt::format("{} : {}", host, port);
}

Head head_of(const Stage& stage, const Conversation& conversation, texts::Language language) {
  const auto name = [&stage](HostId host) { return title_of(stage.world, host); };
  if (conversation.session.is_none()) {
    const replay::Exchange& exchange = stage.show.exchanges[conversation.exchange];
    const trace::ProtocolFacts dns = trace::facts(trace::Protocol::dns);
    return {name(exchange.client), with_port(name(exchange.server), dns.port),
            texts::kDialog.over_udp.in(language, dns.title)};
  }
  const replay::Transcript& transcript = stage.show.transcripts[conversation.session.index()];
  const std::uint32_t attempt = stage.show.sessions[conversation.session.index()].attempt;
  const bool again = attempt > 1;
  return {name(transcript.client), with_port(name(transcript.server), transcript.port),
          again ? texts::kMap.attempt.in(language, std::to_string(attempt))
                : session_kind(transcript.protocol, language),
          again};
}

void draw_title(Ui& ui, Rect row, const Head& head) {
  const Theme& theme = ui.theme();
  const float width = ui.measure(head.kind, FontRole::label_strong).width;
  const float title = ui.measure(head.client + head.server, FontRole::body_strong).width + kArrow;
  if (head.again || title + width + 8 <= row.width) {
    ui.write_in(row.take_right(width), head.kind, FontRole::label_strong,
                theme.text(head.again ? theme.failure : theme.muted, theme.panel));
    row.take_right(8);
  }
  const float left = std::min(ui.measure(head.client, FontRole::body_strong).width, row.width / 2);
  ui.write_in(row.take_left(left), head.client, FontRole::body_strong, theme.ink);
  Painter paint = ui.paint();
  draw_sign(paint, Sign::arrow_right, row.take_left(kArrow).centre(), 12, theme.ink);
  ui.write_in(row, head.server, FontRole::body_strong, theme.ink);
}

const texts::Phrase& name_of(LineClock clock) {
  switch (clock) {
    case LineClock::opened:
      return texts::kDialog.clock_opened;
    case LineClock::before:
      return texts::kDialog.clock_before;
    case LineClock::run:
      break;
  }
  return texts::kDialog.clock_run;
}

void draw_clock(Ui& ui, Rect row, Stage& stage) {
  const std::string_view label = ui.text(name_of(stage.choices.line_clock));
  const float width = button_width(ui, label, Sign::none);
  if (width > row.width) return;
  const Rect rect = row.take_right(width);
  if (button(ui, {.name = "dialog.clock",
                  .rect = rect,
                  .label = label,
                  .look = ButtonLook::plain,
                  .says = card_of(Command::line_clock, ui.language())}))
    stage.choices.line_clock = next(stage.choices.line_clock);
}

void draw_chooser(Ui& ui, Rect row, Stage& stage, ConversationId conversation) {
  const Theme& theme = ui.theme();
  const std::size_t begun = stage.show.conversations.begun(stage.playback.cursor());
  if (button(ui, {.name = "dialog.previous",
                  .rect = row.take_left(kTarget),
                  .sign = Sign::back,
                  .enabled = conversation.index() > 0,
                  .says = card_of(Command::session_back, ui.language())}))
    choose_conversation(stage, -1);
  const std::string place = texts::kDialog.place.in(
      ui.language(), std::to_string(conversation.index() + 1), std::to_string(begun));
  const float width = ui.measure(place, FontRole::body).width;
  const Rect middle = row.take_left(width + 24);
  ui.write_in(middle, place, FontRole::body, theme.text(theme.muted, theme.panel), Align::centre);
  ui.explain(middle, place, ui.text(texts::kSigns.place));
  if (button(ui, {.name = "dialog.next",
                  .rect = row.take_left(kTarget),
                  .sign = Sign::forward,
                  .enabled = conversation.index() + 1 < begun,
                  .says = card_of(Command::session_next, ui.language())}))
    choose_conversation(stage, 1);
  if (!stage.holds()) return draw_clock(ui, row, stage);
  const std::string_view follow = ui.text(texts::kDialog.follow);
  const float room = button_width(ui, follow, Sign::none);
  if (button(ui, {.name = "dialog.follow",
                  .rect = row.take_right(room),
                  .label = follow,
                  .says = card_of(Command::session_follow, ui.language())}))
    stage.choices.held.reset();
}

}  // namespace

void draw_conversation_head(Ui& ui, Rect& rest, Stage& stage, ConversationId conversation) {
  draw_title(ui, rest.take_top(kTarget),
             head_of(stage, stage.show.conversations[conversation], ui.language()));
  draw_chooser(ui, rest.take_top(kTarget), stage, conversation);
}

void choose_conversation(Stage& stage, int step) {
  const std::size_t begun = stage.show.conversations.begun(stage.playback.cursor());
  const ConversationId now = stage.conversation();
  if (begun == 0 || now.is_none()) return;
  const auto last = static_cast<std::ptrdiff_t>(begun) - 1;
  const auto wanted = static_cast<std::ptrdiff_t>(now.index()) + step;
  stage.hold(ConversationId(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(wanted, 0, last))));
}

}  // namespace mailscope::gui
