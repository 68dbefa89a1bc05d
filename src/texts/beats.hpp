#pragma once
// One true sentence or two for each beat of a run.

#include "texts/text.hpp"

namespace mailscope::texts {

// ---- At the agents.
struct AgentBeatTexts {
  Text<2> composed{{"person", "other"},
                   "{person} writes a message to {other}. It is still on {person}'s own machine."};
  Text<2> handed_in{{"person", "server"},
                    "{person}'s user agent connects to the mail server of {server}, to hand the "
                    "message in."};
  Text<2> direct{{"person", "server"},
                 "{person}'s user agent goes past {person}'s own server: it connects to {server} "
                 "itself, and tries once."};
  Text<2> not_sent{{"person", "reason"},
                   "{person}'s user agent could not hand the message in: {reason}. An agent has no "
                   "queue: the message stays here, and {person} has to send it again."};
  Text<2> login_refused{{"server", "person"},
                        "The server of {server} refuses the login: this is not {person}'s "
                        "password."};
  Text<2> logged_in{{"server", "person"},
                    "The server of {server} accepts the login of {person}: whoever knows the "
                    "password may send through it."};
  Text<2> opens_mailbox{{"person", "server"},
                        "{person} wants to read. SMTP only pushes, so the user agent asks {server} "
                        "for a connection, to pull out what is in the mailbox with IMAP."};
  Text<1> nothing_new{{"person"}, "{person}'s user agent finds nothing new in the mailbox."};
  Text<1> read{{"person"}, "{person} reads the message."};
  Text<1> read_notification{{"person"},
                            "{person} reads the notification: which message could not be "
                            "delivered, and why."};
  Text<2> read_several{{"person", "count"}, "{person} has read {count} messages."};
};
inline constexpr AgentBeatTexts kAgentBeats;

// ---- At the servers.
struct ServerBeatTexts {
  Text<1> queued{{"server"},
                 "The mail server of {server} has put the message into its queue, on its disk. It "
                 "says 250, and with that it answers for the message."};
  Text<2> queued_from{{"server", "other"},
                      "{server} has put the message into its own queue and says 250. Until {other} "
                      "hears it, both answer for the message."};
  Text<1> queued_here{{"server"}, "The message stands in the queue of {server}."};
  Text<1> written{{"server"},
                  "{server} has the whole message, but its disk is not done: so far it is only in "
                  "memory. It has not said 250, so the sender keeps the message."};
  Text<1> writes_lost{{"server"},
                      "{server} goes down before its disk was done, and its copy is gone. It had "
                      "not said 250: who sent the message still has it."};
  Text<3> stored_from{{"server", "person", "other"},
                      "{server} has put the message into the mailbox of {person} and says 250. "
                      "Until {other} hears it, both answer for the message."};
  Text<2> stored{{"server", "person"},
                 "{server} has put the message into the mailbox of {person}. There it waits."};
  Text<3> accepted{{"server", "other", "person"},
                   "{server} has heard the 250: from now on {other} alone answers for the message "
                   "to {person}."};
  Text<2> accepted_there{{"server", "person"},
                         "{server} has heard the 250: the message to {person} is handed on."};
  Text<3> deferred{{"server", "reason", "time"},
                   "It did not work: {reason}. The message stays in the queue of {server}, which "
                   "tries again in {time}."};
  Text<3> deferred_again{{"server", "reason", "count"},
                         "{count} more tries have ended the same way: {reason}. The message is "
                         "still in the queue of {server}."};
  Text<2> given_up{{"server", "reason"},
                   "The message could not be delivered: {reason}. {server} answers for it until "
                   "the sender is told."};
  Text<3> told{{"server", "person", "reason"},
               "The message could not be delivered: {reason}. {server} has put a notification "
               "into the mailbox of {person}."};
  Text<1> told_later{{"person"},
                     "The notification is in the mailbox of {person}: what could not be "
                     "delivered, and why."};
  Text<1> warned{{"person"}, "{person} is told that the message is late. It is still tried."};
  Text<1> confirmed{{"person"}, "{person} is told what became of the message."};
  Text<1> nobody_told{{"reason"},
                      "The notification could not be delivered either: {reason}. Its reverse-path "
                      "is empty: there is nobody to tell."};
  Text<2> expanded{{"list", "server"},
                   "{list} is a mailing list. {server} writes a message in the list's own name, "
                   "with a copy for every member."};
  Text<3> redirected{{"from", "server", "to"},
                     "{from} is an alias: {server} sends the message on to {to}."};
};
inline constexpr ServerBeatTexts kServerBeats;

// ---- Between them.
struct NetworkBeatTexts {
  Text<3> looked_up{{"server", "domain", "hosts"},
                    "{server} has asked the DNS who takes mail for {domain}. The answer: {hosts}."};
  Text<2> no_such_name{{"server", "domain"},
                       "{server} has asked the DNS about {domain}: there is no such name."};
  Text<2> null_mx{{"server", "domain"},
                  "{server} has asked the DNS about {domain}: it says that it takes no mail."};
  Text<2> lookup_failed{{"server", "domain"},
                        "{server} has asked the DNS about {domain}, and the name server could not "
                        "tell. That may pass."};
  Text<2> connecting{{"client", "server"},
                     "{client}, the client now, opens a TCP connection to {server}."};
  Text<3> connecting_again{{"client", "server", "try"},
                           "Try {try}: {client} opens a TCP connection to {server}."};
  Text<2> copy_goes{{"client", "server"},
                    "A copy of the list's message goes on: {client} opens a TCP connection to "
                    "{server}."};
  Text<2> notification_goes{{"client", "server"},
                            "A notification is a message too: {client} opens a TCP connection to "
                            "{server}."};
  Text<2> unanswered{{"client", "server"}, "{server} does not answer {client}: TCP has given up."};
  Text<2> no_connection{{"client", "server"}, "{client} gets no connection to {server}."};
  Text<1> connected{{"server"},
                    "The connection stands. The client waits: {server}, the server, speaks first, "
                    "with 220."};
  Text<1> connected_alone{{"client"},
                          "The connection stands. {client} begins with a few packets, and waits "
                          "for what is acknowledged."};
  Text<2> transaction{{"client", "server"},
                      "Both have said who they are. {client} says MAIL FROM: the message goes to "
                      "{server}."};
  Text<1> kept_connection{{"server"},
                          "The connection to {server} still stands: the next message goes over it, "
                          "without SYN, greeting and EHLO."};
  Text<2> refused_now{{"server", "reply"},
                      "{server} says no, for now: {reply}. 4 means that it may pass."};
  Text<2> refused{{"server", "reply"},
                  "{server} says no: {reply}. 5 is final: the client does not ask again."};
  Text<3> packet_lost{{"sender", "receiver", "packet"},
                      "A packet from {sender} to {receiver} is lost: {packet}. Nobody tells "
                      "{sender}; it can only notice that no acknowledgement comes."};
  Text<2> datagram_lost{{"sender", "receiver"},
                        "A datagram from {sender} to {receiver} is lost. UDP does nothing about "
                        "it: who has asked will ask again when no answer comes."};
  Text<3> packet_damaged{
      {"sender", "receiver", "packet"},
      "A packet from {sender} reaches {receiver} damaged: {packet}. Its checksum "
      "does not fit, so it is thrown away, and nobody tells {sender}."};
  Text<3> packet_dropped{{"sender", "receiver", "packet"},
                         "A packet from {sender} to {receiver} is dropped: {packet}. The queue "
                         "before the link is full, and nobody tells {sender}."};
  Text<3> more_lost{{"sender", "receiver", "count"},
                    "Between {sender} and {receiver} {count} more are lost."};
  Phrase content{"a piece of what it sends"};
  Text<1> sent_again{{"sender"},
                     "TCP at {sender} sends the same bytes again: nobody has acknowledged them."};
  Text<2> packet_again{{"sender", "packet"},
                       "TCP at {sender} sends this again: {packet}. Nobody has acknowledged it."};
  Text<1> more_again{{"count"}, "TCP has sent {count} more packets again."};
  Text<2> link_cut{{"one", "other"},
                   "The link between {one} and {other} is cut: nothing gets through."};
  Text<2> link_mended{{"one", "other"},
                      "The link between {one} and {other} is whole again. Nobody is told: whoever "
                      "sends next finds out."};
  Text<1> host_down{{"host"}, "{host} goes down: its memory is lost, its disk stays."};
  Text<1> host_up{{"host"}, "{host} is up again, with what was on its disk."};
  Text<1> window_doubled{{"client"},
                         "Acknowledgements have come, so {client} may have twice as much under way "
                         "as before: slow start."};
  Text<1> window_cut{{"client"},
                     "TCP has noticed the loss: from now on {client} has less under way."};
  Text<2> transferred{{"client", "server"},
                      "{server} has every byte, and {client} closes the connection."};
};
inline constexpr NetworkBeatTexts kNetworkBeats;

}  // namespace mailscope::texts
