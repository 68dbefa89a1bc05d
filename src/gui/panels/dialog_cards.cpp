#include "gui/panels/dialog_cards.hpp"

#include <string>

#include "gui/model/glossary.hpp"
#include "gui/model/words.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

using Kind = DialogRow::Kind;

HostId host_of(const Show& show, const Conversation& conversation, Side side) {
  const bool client = side == Side::client;
  if (conversation.session.is_none()) {
    const replay::Exchange& exchange = show.exchanges[conversation.exchange];
    return client ? exchange.client : exchange.server;
  }
  const replay::Transcript& transcript = show.transcripts[conversation.session.index()];
  return client ? transcript.client : transcript.server;
}

const texts::Phrase& says(LineClock clock) {
  switch (clock) {
    case LineClock::opened:
      return texts::kSigns.time_opened;
    case LineClock::before:
      return texts::kSigns.time_before;
    case LineClock::run:
      break;
  }
  return texts::kSigns.time_run;
}

void explain_line(Ui& ui, const Rect& rect, const DialogRow& row, const Stage& stage) {
  const SessionId session = stage.session();
  const auto meanings =
      row.line ? meanings_of(stage.show.transcripts[session.index()], *row.line, ui.language())
               : meanings_of_dns(row.text, ui.language());
  if (!meanings.empty()) ui.explain(rect, card_of(meanings, ui.language()));
}

void explain_letter(Ui& ui, const Rect& rect, const DialogRow& row, const Stage& stage) {
  const Conversation& conversation = stage.show.conversations[stage.conversation()];
  const std::string host = title_of(stage.show.cast, host_of(stage.show, conversation, row.side));
  const bool client = row.side == Side::client;
  const auto& who = client ? texts::kSigns.client : texts::kSigns.server;
  ui.explain(rect, who.in(ui.language(), host),
             ui.text(client ? texts::kSigns.client_says : texts::kSigns.server_says));
}

}  // namespace

void explain_row(Ui& ui, const Rect& rect, const Rect& letter, const Rect& times,
                 const DialogRow& row, const Stage& stage) {
  if (row.kind == Kind::line && ui.asked(rect)) explain_line(ui, rect, row, stage);
  if (row.kind == Kind::awaited) ui.explain(rect, "", ui.text(texts::kSigns.awaited));
  if (row.kind == Kind::line || row.kind == Kind::awaited) explain_letter(ui, letter, row, stage);
  if (row.kind == Kind::line && !row.beside.empty())
    ui.explain(times, row.beside, ui.text(says(stage.choices.line_clock)));
}

}  // namespace mailscope::gui
