#pragma once
// The dialog of a session.

#include "texts/text.hpp"

namespace mailscope::texts {

struct DialogTexts {
  Phrase phase_handshake{"HANDSHAKE"};
  Phrase phase_transfer{"TRANSFER"};
  Phrase phase_closing{"CLOSING"};
  Text<1> over_tcp{{"protocol"}, "{protocol} over TCP"};
  Text<1> over_udp{{"protocol"}, "{protocol} over UDP"};
  Phrase tcp_alone{"TCP alone"};
  Phrase no_dialog{"TCP alone carries bytes here: nobody speaks. The tab TCP shows how it sends."};
  Phrase nothing_said_yet{"Nothing has been said yet."};
  Text<1> not_heard{{"host"}, "not heard by {host}"};
  Text<2> place{{"number", "count"}, "{number} of {count}"};
  Phrase follow{"Pinned: follow again"};
  Phrase clock_opened{"since it began"};
  Phrase clock_before{"between lines"};
  Phrase clock_run{"on the clock"};
  Text<1> together{{"count"}, "{count} commands, sent without waiting for replies:"};
  Phrase data_too_early{"DATA had left before the client heard that nobody was accepted."};
  Phrase no_such_name{"There is no such name."};
  Phrase no_such_record{"The name exists, but it has no record of this type."};
  Phrase server_failure{"The name server could not find an answer."};
  Text<1> syn_again{{"span"}, "again, {span} later"};
  Phrase syn_asks{"asks for a connection"};
  Phrase syn_no_answer{"no answer"};
  Phrase refused_title{"Connection refused"};
  Phrase timed_out_title{"Connection timed out"};
  Phrase reset_title{"Connection broken off"};
  Phrase no_port_title{"No port left"};
  Phrase deferred_title{"Not accepted now"};
  Phrase given_up_title{"Given up"};
  Text<1> outcome_deferred{{"time"}, "The message stays in the queue. Next try at {time}."};
  Phrase outcome_given_up{"The message leaves the queue, and its sender is told."};
  Phrase outcome_over{"The connection is over."};
  Text<1> more_lines{{"count"}, "{count} more lines"};
  Phrase no_session_yet{"Nobody has opened a connection yet."};
  Text<1> copied{{"count"}, "Copied as text: {count} lines"};
};
inline constexpr DialogTexts kDialog;

}  // namespace mailscope::texts
