// Expectations, each held against a world that fulfils it and one that does not.

#include "grade/grade.hpp"

#include <cstdint>
#include <string_view>

#include <gtest/gtest.h>

#include "texts/text.hpp"

namespace mailscope::grade {
namespace {

constexpr HostId kCrepes(0), kHamburger(1), kAlice(2);

scenario::Scenario two_servers() {
  scenario::Scenario s;
  s.servers.resize(2);
  s.servers[0].domain = "crepes.fr";
  s.servers[0].host = "mail.crepes.fr";
  s.servers[1].domain = "hamburger.edu";
  s.servers[1].host = "mail.hamburger.edu";
  return s;
}

replay::Host host(trace::HostRole role, std::string_view name, std::string_view title,
                  std::uint32_t address) {
  replay::Host h;
  h.role = role;
  h.name = name;
  h.title = title;
  h.address = address;
  return h;
}

replay::World hosts() {
  replay::World w;
  w.hosts = {host(trace::HostRole::mail_server, "mail.crepes.fr", "crepes.fr", 0x0A000001),
             host(trace::HostRole::mail_server, "mail.hamburger.edu", "hamburger.edu", 0x0A000002),
             host(trace::HostRole::user_agent, "alice.crepes.fr", "Alice", 0x0A000003)};
  return w;
}

MessageId compose(replay::World& w, HostId on, std::string_view to, replay::Fate fate) {
  replay::Message message;
  message.composed_on = on;
  replay::Recipient recipient;
  recipient.address = to;
  recipient.fate = fate;
  recipient.attempts = 2;
  message.recipients = {recipient};
  w.messages.push_back(message);
  return MessageId(w.messages.size() - 1);
}

void connect(replay::World& w, HostId client, HostId server, trace::Protocol protocol,
             bool established) {
  replay::Connection connection;
  if (established) connection.established = Instant(seconds(1));
  w.connections.push_back(connection);
  replay::Session session;
  session.protocol = protocol;
  session.connection = ConnectionId(w.connections.size() - 1);
  session.client = client;
  session.server = server;
  w.sessions.push_back(session);
}

// "held", or what happened instead.
std::string grade_one(const scenario::Expectation& e, const replay::World& w) {
  scenario::Scenario s = two_servers();
  s.expectations = {e};
  const auto grades = grade(s, w, texts::Language::english);
  return grades.at(0).held ? "held" : grades.at(0).instead;
}

scenario::Expectation fate_of(std::size_t message, const char* fate) {
  scenario::Expectation e;
  e.message = message;
  e.fate = fate;
  return e;
}

scenario::Expectation copies(std::string recipient, std::uint32_t n) {
  scenario::Expectation e;
  e.recipient = std::move(recipient);
  e.copies = n;
  return e;
}

scenario::Expectation connections(std::size_t from, std::size_t to, std::uint32_t count) {
  scenario::Expectation e;
  e.connections = scenario::ConnectionCount{from, to, count};
  return e;
}

// What a list or a server that notifies has written counts for nothing.
TEST(Grade, TheNthMessageIsThatOfTheNthSend) {
  replay::World w = hosts();
  compose(w, kAlice, "bob@hamburger.edu", replay::Fate::delivered);
  w.messages[compose(w, kHamburger, "bob@hamburger.edu", replay::Fate::read).index()].copy_of =
      MessageId(0);
  w.messages[compose(w, kHamburger, "alice@crepes.fr", replay::Fate::read).index()].about =
      MessageId(0);
  compose(w, kAlice, "bob@hamburger.edu", replay::Fate::queued);
  EXPECT_EQ(grade_one(fate_of(0, "delivered"), w), "held");
  EXPECT_EQ(grade_one(fate_of(1, "queued"), w), "held");
  EXPECT_EQ(grade_one(fate_of(1, "delivered"), w), "bob@hamburger.edu: queued");
  EXPECT_EQ(grade_one(fate_of(2, "queued"), w), "no such message was sent");
}

// What was read has been delivered; the other way round it is not so.
TEST(Grade, WhatWasReadIsDelivered) {
  replay::World w = hosts();
  compose(w, kAlice, "bob@hamburger.edu", replay::Fate::read);
  compose(w, kAlice, "bob@hamburger.edu", replay::Fate::delivered);
  EXPECT_EQ(grade_one(fate_of(0, "delivered"), w), "held");
  EXPECT_EQ(grade_one(fate_of(1, "read"), w), "bob@hamburger.edu: delivered");
}

// RFC 5321 §6.1: a message may come twice.
TEST(Grade, CopiesAreThoseInTheMailbox) {
  replay::World w = hosts();
  compose(w, kAlice, "Bob@hamburger.edu", replay::Fate::delivered);
  w.messages[0].recipients[0].copies = 2;
  EXPECT_EQ(grade_one(copies("bob@hamburger.edu", 2), w), "held");
  EXPECT_EQ(grade_one(copies("bob@hamburger.edu", 1), w), "Bob@hamburger.edu: 2 copies");
}

// Of an alias they stand with those to whom it goes on; each mailbox counts once, although these
// two send it to each other. Nobody asks about recipients that the sender did not name.
TEST(Grade, CopiesOfAnAliasAreThoseItWasRedirectedTo) {
  replay::World w = hosts();
  compose(w, kAlice, "info@hamburger.edu", replay::Fate::delivered);
  replay::Message& message = w.messages[0];
  for (const std::string_view address : {"bob@hamburger.edu", "carol@hamburger.edu"}) {
    replay::Recipient recipient;
    recipient.address = address;
    recipient.by_redirection = true;
    recipient.fate = replay::Fate::delivered;
    recipient.copies = 1;
    message.recipients.push_back(recipient);
  }
  message.redirections = {{0, 1}, {1, 2}, {2, 1}};
  EXPECT_EQ(grade_one(copies("", 2), w), "held");
  EXPECT_EQ(grade_one(copies("info@hamburger.edu", 1), w), "info@hamburger.edu: 2 copies");
}

// Only SMTP, only one way, and only what came about.
TEST(Grade, ConnectionsAreThoseThatCameAbout) {
  replay::World w = hosts();
  connect(w, kCrepes, kHamburger, trace::Protocol::smtp, true);
  connect(w, kCrepes, kHamburger, trace::Protocol::smtp, false);
  connect(w, kCrepes, kHamburger, trace::Protocol::imap, true);
  connect(w, kHamburger, kCrepes, trace::Protocol::smtp, true);
  connect(w, kAlice, kHamburger, trace::Protocol::smtp, true);
  connect(w, kCrepes, kHamburger, trace::Protocol::smtp, true);
  EXPECT_EQ(grade_one(connections(0, 1, 2), w), "held");
  EXPECT_EQ(grade_one(connections(1, 0, 1), w), "held");
  EXPECT_EQ(grade_one(connections(0, 1, 1), w), "2 connections");
}

TEST(Grade, SaysWhatWasExpected) {
  scenario::Scenario s = two_servers();
  s.expectations = {connections(0, 1, 2), copies("bob@hamburger.edu", 2), fate_of(0, "queued")};
  const auto grades = grade(s, hosts(), texts::Language::english);
  EXPECT_EQ(grades.at(0).text, "2 connections from crepes.fr to hamburger.edu");
  EXPECT_EQ(grades.at(1).text, "every message to bob@hamburger.edu in 2 copies");
  EXPECT_EQ(grades.at(2).text, "message 1 is queued");
}

}  // namespace
}  // namespace mailscope::grade
