#pragma once
// The report of a run: what became of every message.

#include "texts/text.hpp"

namespace mailscope::texts {

struct ReportTexts {
  Text<2> message{{"message", "sender"}, "{message} from {sender}"};
  Phrase a_server{"<> (a server)"};
  Text<1> subject{{"subject"}, ", \"{subject}\""};
  Text<1> size{{"bytes"}, ", {bytes}"};
  Text<1> about{{"message"}, ", about {message}"};
  Text<1> made_by_list{{"message"}, ", made by a list from {message}"};
  Text<1> not_sent{{"reason"}, "  the sender's agent could not hand it on: {reason}"};
  Text<2> recipient{{"address", "fate"}, "  to {address}: {fate}"};
  Text<2> redirected{{"address", "fate"}, "  on to {address}: {fate}"};
  Text<1> attempts{{"attempts"}, ", {attempts}"};
  Text<1> reply{{"reply"}, " ({reply})"};
  Text<1> goes_to{{"addresses"}, "; goes to {addresses}"};
  Text<1> told{{"notices"}, "; told: {notices}"};
  Phrase no_messages{"no messages"};
  Text<3> network{{"sessions", "segments", "again"},
                  "{sessions}, {segments} of TCP, {again} of them sent again"};
};
inline constexpr ReportTexts kReport;

// What became of a message to one recipient.
struct OutcomeTexts {
  Text<1> composing{{"time"}, "still with the sender's agent, since {time}"};
  Text<2> queued{{"host", "time"}, "waits in the queue of {host} since {time}"};
  Text<2> handed_on{{"host", "time"}, "waits in a queue since {time}, and {host} answers for it"};
  Text<1> expanded{{"time"}, "taken by the mailing list at {time}"};
  Text<1> delivered{{"time"}, "delivered at {time}"};
  Text<2> delivered_again{{"times", "time"}, "delivered {times}, first at {time}"};
  Text<1> read{{"time"}, "delivered, and read at {time}"};
  Text<2> read_again{{"times", "time"}, "delivered {times}, and read at {time}"};
  Text<1> given_up{{"time"}, "given up at {time}, and the sender not told yet"};
  Text<2> told{{"host", "time"}, "given up at {time}, and the sender told by {host}"};
  Text<1> untold{{"time"}, "given up at {time}, and nobody told"};
  Text<1> lost{{"time"}, "LOST at {time}: nobody holds it, and nobody was told"};
  Phrase nobody{"nobody"};
  Phrase twice{"twice"};
  Text<1> times{{"number"}, "{number} times"};
};
inline constexpr OutcomeTexts kOutcome;

// Of what a sender was told.
struct ToldTexts {
  Phrase failed{"failed"};
  Phrase delayed{"delayed"};
  Phrase delivered{"delivered"};
  Phrase relayed{"relayed"};
  Phrase expanded{"expanded"};
};
inline constexpr ToldTexts kTold;

// One of a kind, and any other number.
struct CountTexts {
  Phrase attempt{"1 attempt"};
  Text<1> attempts{{"number"}, "{number} attempts"};
  Phrase byte{"1 byte"};
  Text<1> bytes{{"number"}, "{number} bytes"};
  Phrase session{"1 session"};
  Text<1> sessions{{"number"}, "{number} sessions"};
  Phrase segment{"1 segment"};
  Text<1> segments{{"number"}, "{number} segments"};
};
inline constexpr CountTexts kCounts;

}  // namespace mailscope::texts
