#pragma once
// Why there is no dialog to print.

#include "texts/text.hpp"

namespace mailscope::texts {

struct TranscriptTexts {
  Phrase none{"this run has no such session"};
  Text<2> no_session{{"number", "sessions"},
                     "there is no session {number}; this run has {sessions}"};
  Text<2> no_dns_session{{"number", "sessions"},
                         "there is no DNS session {number}; this run has {sessions}"};
  Phrase no_sessions{"none"};
  Text<1> sessions{{"count"}, "1 to {count}"};
  Text<3> other_protocol{{"number", "protocol", "wanted"},
                         "session {number} speaks {protocol}, not {wanted}"};
  Phrase nobody_asked{"nobody asked a name server in this run"};
  Text<1> malformed{{"count"}, "malformed, {count} octets"};
};
inline constexpr TranscriptTexts kTranscript;

}  // namespace mailscope::texts
