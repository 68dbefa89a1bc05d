#pragma once
// What the lines of a dialog mean, and the clause that lays it down.

#include <string>
#include <string_view>
#include <vector>

#include "gui/kit/card.hpp"
#include "replay/transcript.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct Meaning {
  std::string word;         // "250", "5.1.1", "HELO"
  std::string_view says;    // in a sentence, or a few words
  std::string_view clause;  // "RFC 5321 §4.2.3"
};

// What the words of a line mean, the most telling first; empty: it is of a message's text.
std::vector<Meaning> meanings_of(const replay::Transcript& transcript, std::size_t line,
                                 texts::Language language);
// Of a question to a name server, or a line of its answer.
std::vector<Meaning> meanings_of_dns(std::string_view line, texts::Language language);
Meaning meaning_of(trace::TcpState state, texts::Language language);

// The first of at least one is the heading.
Card card_of(const std::vector<Meaning>& meanings, texts::Language language);

}  // namespace mailscope::gui
