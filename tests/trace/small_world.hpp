#pragma once
// Alice, her server, Bob's server and Bob, and what can become of a letter, told by hand.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "tests/trace/trace_builder.hpp"

namespace mailscope::trace {

inline constexpr std::string_view kLetter = "Do you like ketchup?\r\nHow about pickles?\r\n";

struct SmallWorld {
  TraceBuilder b;
  HostId alice, crepes, hamburger, bob;
  LinkId alice_crepes, crepes_hamburger, bob_hamburger;
  std::size_t items = 0;

  SmallWorld();

  // Alice writes; her server takes the letter into its queue. Session 1.
  MessageId submit();
  // Her server tries, Bob's server takes it. The whole dialog.
  SessionId relay(QueueItemId item, MessageId message, std::uint32_t attempt);
  // Her server tries, nobody answers.
  void try_in_vain(QueueItemId item, std::uint32_t attempt, Duration next);
  // Bob logs in and reads.
  void read(MessageId message);
  // Her server gives up and tells Alice.
  MessageId give_up(QueueItemId item, MessageId message);
};

inline SmallWorld::SmallWorld() {
  alice = b.host(HostRole::user_agent, "alice.crepes.fr", "Alice");
  crepes = b.host(HostRole::mail_server, "mail.crepes.fr", "crepes.fr");
  hamburger = b.host(HostRole::mail_server, "mail.hamburger.edu", "hamburger.edu");
  bob = b.host(HostRole::user_agent, "bob.hamburger.edu", "Bob");
  alice_crepes = b.link(alice, crepes);
  crepes_hamburger = b.link(crepes, hamburger);
  bob_hamburger = b.link(bob, hamburger);
  b.mailbox(crepes, alice, "alice@crepes.fr");
  b.mailbox(hamburger, bob, "bob@hamburger.edu");
}

inline MessageId SmallWorld::submit() {
  b.wait_until(seconds(1));
  b.input(alice, InputKind::send);
  const MessageId message = b.compose(alice, "alice@crepes.fr", "bob@hamburger.edu", kLetter);
  const ConnectionId over = b.open(alice, crepes, 25, alice_crepes);
  const SessionId session = b.session(over, Protocol::smtp);
  b.handshake(over);
  b.say(session, Side::server, LineKind::reply, "220 crepes.fr\r\n");
  b.carry(session, Side::server);
  b.note(alice, TransactionStarted{session, message});
  b.say(session, Side::client, LineKind::content, kLetter);
  b.say(session, Side::client, LineKind::end_of_content, ".\r\n");
  b.carry(session, Side::client);
  const QueueItemId item(items++);
  b.note(crepes, Queued{item, message, b.bytes(kLetter), b.now()});
  b.note(crepes, QueuedFor{item, b.bytes("bob@hamburger.edu")});
  b.note(crepes, Accepted{session, message, b.bytes("bob@hamburger.edu")});
  b.say(session, Side::server, LineKind::reply, "250 queued\r\n");
  b.carry(session, Side::server);
  b.close(over);
  return message;
}

inline SessionId SmallWorld::relay(QueueItemId item, MessageId message, std::uint32_t attempt) {
  const ConnectionId over = b.open(crepes, hamburger, 25, crepes_hamburger);
  const SessionId session = b.session(over, Protocol::smtp);
  b.note(crepes, AttemptStarted{item, attempt, session});
  b.handshake(over);
  const auto say = [&](Side side, LineKind kind, std::string_view text) {
    b.say(session, side, kind, text);
    b.carry(session, side);
  };
  say(Side::server, LineKind::reply, "220 hamburger.edu\r\n");
  say(Side::client, LineKind::command, "HELO crepes.fr\r\n");
  say(Side::server, LineKind::reply, "250 Hello crepes.fr, pleased to meet you\r\n");
  b.note(crepes, TransactionStarted{session, message});
  say(Side::client, LineKind::command, "MAIL FROM: <alice@crepes.fr>\r\n");
  say(Side::server, LineKind::reply, "250 alice@crepes.fr ... Sender ok\r\n");
  say(Side::client, LineKind::command, "RCPT TO: <bob@hamburger.edu>\r\n");
  say(Side::server, LineKind::reply, "250 bob@hamburger.edu ... Recipient ok\r\n");
  say(Side::client, LineKind::command, "DATA\r\n");
  say(Side::server, LineKind::reply, "354 Enter mail\r\n");
  b.say(session, Side::client, LineKind::content, kLetter);
  say(Side::client, LineKind::end_of_content, ".\r\n");
  b.note(hamburger, MailboxStored{message, b.bytes("bob@hamburger.edu"), b.bytes("INBOX"), 1,
                                  b.bytes(kLetter)});
  b.note(hamburger, Accepted{session, message, b.bytes("bob@hamburger.edu")});
  say(Side::server, LineKind::reply, "250 Message accepted for delivery\r\n");
  b.note(crepes, RecipientDone{item, b.bytes("bob@hamburger.edu"), RecipientOutcome::relayed,
                               b.bytes("250 Message accepted for delivery")});
  b.note(crepes, Dequeued{item});
  say(Side::client, LineKind::command, "QUIT\r\n");
  say(Side::server, LineKind::reply, "221 hamburger.edu closing connection\r\n");
  b.close(over);
  return session;
}

inline void SmallWorld::try_in_vain(QueueItemId item, std::uint32_t attempt, Duration next) {
  const ConnectionId over = b.open(crepes, hamburger, 25, crepes_hamburger);
  const SessionId session = b.session(over, Protocol::smtp);
  b.note(crepes, AttemptStarted{item, attempt, session});
  b.state(over, Side::client, TcpState::syn_sent);
  for (std::uint16_t i = 0; i < 3; ++i) {
    const PacketId syn = b.send(over, Side::client, tcp_flags::syn, {}, i > 0);
    b.wait(TraceBuilder::kLatency);
    b.lose(syn, LossReason::host_down);
    b.wait(seconds(std::int64_t{1} << i));
    b.note(crepes, RetransmissionTimeout{over, Side::client, static_cast<std::uint16_t>(i + 1),
                                         seconds(std::int64_t{2} << i)});
  }
  b.fail(over, Side::client, ConnectionFailure::timed_out);
  b.note(crepes, RecipientDeferred{item, b.bytes("bob@hamburger.edu"),
                                   b.bytes("connection timed out"), Instant(next)});
}

inline void SmallWorld::read(MessageId message) {
  b.input(bob, InputKind::read);
  const ConnectionId over = b.open(bob, hamburger, 143, bob_hamburger);
  const SessionId session = b.session(over, Protocol::imap);
  b.handshake(over);
  b.say(session, Side::server, LineKind::reply, "* OK ready\r\n");
  b.carry(session, Side::server);
  b.say(session, Side::client, LineKind::command, "a1 LOGIN bob secret\r\n");
  b.carry(session, Side::client);
  b.note(hamburger, LoginTried{session, b.bytes("bob@hamburger.edu"), true});
  b.note(hamburger,
         FlagsChanged{b.bytes("bob@hamburger.edu"), b.bytes("INBOX"), 1, {mail::Flag::seen}});
  b.say(session, Side::server, LineKind::reply, "* 1 FETCH (FLAGS (\\Seen))\r\n");
  b.say(session, Side::server, LineKind::reply, "a1 OK done\r\n");
  b.carry(session, Side::server);
  b.note(bob, MessageRead{message, b.bytes("bob@hamburger.edu"), b.bytes(kLetter)});
  b.close(over);
}

inline MessageId SmallWorld::give_up(QueueItemId item, MessageId message) {
  b.note(crepes, RecipientDone{item, b.bytes("bob@hamburger.edu"), RecipientOutcome::failed,
                               b.bytes("connection timed out")});
  const MessageId told(message.index() + 1);
  const Bytes notice = b.bytes("Your message could not be delivered.\r\n");
  b.note(crepes, MessageComposed{told, message, Bytes{}, b.bytes("Undelivered"), notice});
  b.note(crepes, RecipientAdded{told, b.bytes("alice@crepes.fr")});
  b.note(crepes, MailboxStored{told, b.bytes("alice@crepes.fr"), b.bytes("INBOX"), 1, notice});
  b.note(crepes,
         RecipientNotified{message, b.bytes("bob@hamburger.edu"), told, NotificationKind::failed});
  b.note(crepes, Dequeued{item});
  return told;
}

// Submitted, relayed, read ten minutes later.
inline Trace alice_to_bob() {
  SmallWorld w;
  const MessageId message = w.submit();
  w.relay(QueueItemId(0), message, 1);
  w.b.wait_until(minutes(10));
  w.read(message);
  return std::move(w.b.trace);
}

// Bob's server is down for one try; delivered on the second.
inline Trace down_then_up() {
  SmallWorld w;
  w.b.input(w.hamburger, InputKind::down);
  w.b.note(w.hamburger, HostDown{});
  const MessageId message = w.submit();
  w.try_in_vain(QueueItemId(0), 1, minutes(30));
  w.b.wait_until(minutes(20));
  w.b.input(w.hamburger, InputKind::up);
  w.b.note(w.hamburger, HostUp{});
  w.b.wait_until(minutes(30));
  w.relay(QueueItemId(0), message, 2);
  return std::move(w.b.trace);
}

// Two tries in vain; then Alice is told.
inline Trace given_up() {
  SmallWorld w;
  w.b.input(w.hamburger, InputKind::down);
  w.b.note(w.hamburger, HostDown{});
  const MessageId message = w.submit();
  w.try_in_vain(QueueItemId(0), 1, minutes(30));
  w.b.wait_until(minutes(30));
  w.try_in_vain(QueueItemId(0), 2, hours(1));
  w.give_up(QueueItemId(0), message);
  return std::move(w.b.trace);
}

}  // namespace mailscope::trace
