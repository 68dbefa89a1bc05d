#include "gui/model/dialog_rows.hpp"

#include <cstddef>

#include "gui/model/exchange_rows.hpp"
#include "gui/model/session_rows.hpp"
#include "gui/model/words.hpp"

namespace mailscope::gui {

std::vector<DialogRow> dialog_rows(const Show& show, ConversationId conversation,
                                   RecordNumber cursor, LineClock clock, texts::Language language) {
  if (conversation.is_none() || cursor.is_none()) return {};
  const Conversation& c = show.conversations[conversation];
  if (c.opened > cursor) return {};
  const LineTimes times(clock, show.trace[c.opened].at, language);
  if (c.session) return session_rows(show, c.session, cursor, times, language);
  return exchange_rows(show, show.exchanges[c.exchange], cursor, times, language);
}

std::string dialog_text(const Show& show, ConversationId conversation, RecordNumber cursor) {
  std::string all;
  const auto add = [&all](Side side, const std::string& text) {
    all.append(side == Side::client ? "C: " : "S: ").append(text).append("\n");
  };
  if (conversation.is_none() || cursor.is_none()) return all;
  const Conversation& c = show.conversations[conversation];
  if (c.session.is_none()) {
    for (const replay::Datagram& d : show.exchanges[c.exchange].datagrams)
      if (d.sent <= cursor)
        for (const std::string& line : lines_of(d.payload)) add(d.side, line);
    return all;
  }
  const replay::Transcript& transcript = show.transcripts[c.session.index()];
  const std::size_t said = replay::lines_said(transcript, cursor);
  for (std::size_t i = 0; i < said; ++i)
    add(transcript.lines[i].side, shown(transcript.lines[i].text));
  return all;
}

}  // namespace mailscope::gui
