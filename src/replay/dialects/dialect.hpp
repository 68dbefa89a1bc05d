#pragma once
// How each protocol's lines are told: what a view must know to name them.

#include <cstddef>
#include <string>
#include <string_view>

#include "smtp/vocabulary.hpp"
#include "trace/mail_records.hpp"
#include "trace/protocols.hpp"

namespace mailscope::replay {

// `text` is that of a Said, CRLFs and all. A peer may say anything: every function takes any bytes.
struct Dialect {
  // What a packet is called by: the verb of a command ("MAIL FROM", "UID FETCH"), the code or the
  // word of a reply ("250", "FETCH"); printable, of 16 letters at most for each word.
  std::string (*command)(std::string_view text);
  std::string (*reply)(std::string_view text);
  // Where in a reply the text of a message begins; npos: it has none. Null: no reply has.
  std::size_t (*content_in_reply)(std::string_view text) = nullptr;
  // The phase of the dialog that a piece of it belongs to. Null: this protocol has none.
  smtp::Phase (*phase_after)(smtp::Phase before, const trace::Said& said,
                             std::string_view text) = nullptr;
};

const Dialect& dialect(trace::Protocol protocol);

// One file each.
extern const Dialect kSmtpDialect, kImapDialect;

// For them: the word up to the next space or line end, which is taken too; a word as it stands on a
// packet, in capitals and no longer than there is room for.
std::string_view take_word(std::string_view& text);
std::string on_a_packet(std::string_view word);

}  // namespace mailscope::replay
