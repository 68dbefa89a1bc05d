#pragma once
// What each kind of record says, for «Why?».

#include "texts/text.hpp"

namespace mailscope::texts {

struct WhyTexts {
  Phrase nothing{"Nothing has happened yet, so there is nothing to explain."};
  Phrase now{"WHAT HAPPENED"};
  Phrase because{"BECAUSE"};
  Text<2> times{{"what", "count"}, "{what}, {count} times"};
  Text<2> turns{{"what", "count"}, "{what} (after {count} turns of the dialog)"};
  Phrase built{"the network was built"};
  Text<1> link_rule{{"rule"}, "a rule of the link: {rule}"};
  Phrase person{"somebody did something"};
  Text<1> person_sends{{"person"}, "{person} sends a message"};
  Text<1> person_reads{{"person"}, "{person} wants to read mail"};
  Text<1> person_down{{"host"}, "the plug of {host} is pulled"};
  Text<1> person_up{{"host"}, "{host} is switched on again"};
  Text<2> person_cuts{{"one", "other"}, "somebody cuts the link between {one} and {other}"};
  Text<2> person_mends{{"one", "other"}, "somebody mends the link between {one} and {other}"};
  Text<1> host_down{{"host"}, "{host} goes down"};
  Text<1> host_up{{"host"}, "{host} is up again"};
  Text<2> link_down{{"one", "other"}, "the link between {one} and {other} is cut"};
  Text<2> link_up{{"one", "other"}, "the link between {one} and {other} is whole again"};
  Text<2> packet_sent{{"host", "packet"}, "{host} sends {packet}"};
  Text<2> packet_again{{"host", "packet"}, "{host} sends {packet} again"};
  Text<2> packet_arrived{{"packet", "host"}, "{packet} reaches {host}"};
  Text<2> packet_lost{{"packet", "host"}, "{packet} is lost on the way to {host}"};
  Text<2> packet_unheard{{"packet", "host"}, "{packet} is not heard: {host} is down"};
  Text<2> packet_no_room{{"packet", "host"},
                         "{packet} is dropped: the queue before the link to {host} is full"};
  Text<2> packet_cut{{"packet", "host"}, "{packet} is lost: the link to {host} is cut"};
  Text<2> packet_corrupted{{"packet", "host"},
                           "{packet} reaches {host} damaged: its checksum does not fit"};
  Text<1> packet_doubled{{"packet"}, "the link delivers {packet} twice"};
  Text<2> rule_fired{{"packet", "rule"}, "a rule of the link fits {packet}: {rule}"};
  Text<2> connection_opened{{"client", "server"}, "{client} asks for a TCP connection to {server}"};
  Text<2> tcp_state{{"host", "state"}, "TCP at {host} is now in {state}"};
  Text<1> timer{{"host"}, "{host} waited in vain for an acknowledgement"};
  Text<1> fast_retransmit{
      {"host"}, "{host} hears the same acknowledgement three times more: a segment is missing"};
  Text<1> window_probe{{"host"}, "{host} asks whether there is room again"};
  Text<1> congestion{{"host"}, "{host} adapts how much it keeps in flight"};
  Text<3> lookup{{"host", "type", "name"}, "{host} asks the DNS for {type} of {name}"};
  Text<2> lookup_found{{"host", "answers"}, "the DNS tells {host}: {answers}"};
  Text<2> lookup_remembered{{"host", "answers"},
                            "{host} remembers the answer of the DNS: {answers}"};
  Text<1> lookup_no_data{{"host"}, "the DNS has no such record for {host}"};
  Text<1> lookup_no_name{{"host"}, "the DNS tells {host} that there is no such name"};
  Text<1> lookup_null_mx{{"host"}, "the DNS tells {host} that this domain takes no mail"};
  Text<1> lookup_failed{{"host"}, "the name server could not answer {host}"};
  Text<1> lookup_timed_out{{"host"}, "{host} got no answer from the DNS"};
  Text<2> bytes{{"host", "bytes"}, "{host} hears: {bytes}"};
  Text<1> refused{{"host"}, "{host} was refused the connection"};
  Text<1> timed_out{{"host"}, "{host} got no answer: the connection timed out"};
  Text<1> no_port{{"host"}, "every port of {host} towards that server is in use"};
  Text<1> reset{{"host"}, "the connection of {host} was broken off"};
  Text<3> session{{"client", "protocol", "server"},
                  "{client} begins to speak {protocol} with {server}"};
  Text<2> said{{"host", "line"}, "{host} says: {line}"};
  Text<1> content{{"host"}, "{host} sends the text of the message"};
  Text<1> transaction{{"host"}, "{host} takes up the message"};
  Text<2> login_ok{{"host", "person"}, "{host} accepts the password of {person}"};
  Text<2> login_refused{{"host", "person"}, "{host} refuses the password of {person}"};
  Text<1> composed{{"host"}, "{host} composes a message"};
  Text<1> recipient{{"address"}, "the message is for {address}"};
  Text<1> submission_failed{{"host"}, "the message stays with {host}"};
  Text<1> queued{{"host"}, "the message is in the queue of {host}"};
  Text<2> attempt{{"host", "number"}, "{host} tries to deliver the message, try {number}"};
  Text<2> deferred{{"host", "reason"}, "the message waits in the queue of {host}: {reason}"};
  Text<2> done{{"host", "reply"}, "{host} has handed the message over"};
  Text<2> given_up{{"host", "reply"}, "{host} gives up: {reply}"};
  Text<2> discarded{{"host", "reply"},
                    "{host} gives up, and nobody is told: it was a notification itself"};
  Text<2> kept{{"host", "reply"}, "{host} has put the message into the mailbox"};
  Text<1> dequeued{{"host"}, "the message leaves the queue of {host}"};
  Text<1> written{{"host"}, "{host} writes the message to its disk: not safe until it is synced"};
  Text<1> written_outcome{
      {"host"},
      "{host} writes to its disk what became of the message: not safe until it is synced"};
  Text<1> written_flag{
      {"host"}, "{host} writes to its disk that a message was read: not safe until it is synced"};
  Text<1> synced{{"host"}, "the disk of {host} is synced: what it has written is safe"};
  Text<1> writes_lost{{"host"}, "{host} loses what it had written and not yet synced"};
  Text<2> accepted{{"host", "address"},
                   "{host} takes the message to {address}: from now on it answers for it"};
  Text<3> redirected{{"host", "address", "target"},
                     "{host} redirects what is for {address} to {target}"};
  Text<2> list_expanded{{"host", "list"}, "{host} sends the message to the members of {list}"};
  Text<2> notified{{"host", "address"},
                   "{host} tells the sender that the message to {address} failed"};
  Text<2> notified_delayed{{"host", "address"},
                           "{host} tells the sender that the message to {address} is late"};
  Text<2> notified_delivered{{"host", "address"},
                             "{host} tells the sender that the message to {address} was delivered"};
  Text<2> notified_relayed{{"host", "address"},
                           "{host} tells the sender that the message to {address} was handed on"};
  Text<2> notified_expanded{
      {"host", "address"}, "{host} tells the sender that the list {address} has taken the message"};
  Text<1> stored{{"host"}, "the message is in the mailbox of {host}"};
  Text<1> seen{{"host"}, "the message of {host} is marked as seen"};
  Text<1> unseen{{"host"}, "the message of {host} is marked as not seen"};
  Text<1> read{{"host"}, "{host} reads the message"};
};
inline constexpr WhyTexts kWhy;

}  // namespace mailscope::texts
