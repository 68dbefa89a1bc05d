// What a file says of servers, users and sending is read into its place, and none into another's.
#include <variant>

#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

Scenario every_server_key() {
  const auto result = load_file((test::here() / "corpus/good/every-server-key.json").string());
  if (!result) ADD_FAILURE() << format_faults(result.error());
  return result ? *result : Scenario{};
}

Scenario good_text(const std::string& text) {
  const auto result = load_text(text, "text");
  if (!result) ADD_FAILURE() << format_faults(result.error());
  return result ? *result : Scenario{};
}

const Send& send(const Scenario& s, std::size_t action) {
  return std::get<Send>(s.actions.at(action).what);
}

TEST(Servers, HavePoliciesOfTheirOwn) {
  const Scenario s = every_server_key();
  const Server& crepes = s.servers.at(0);
  EXPECT_EQ(crepes.retry.every, minutes(10));
  EXPECT_EQ(crepes.retry.give_up_after, days(2));
  EXPECT_EQ(crepes.retry.back_off, 1.5);
  EXPECT_EQ(crepes.retry.at_most, hours(6));
  EXPECT_EQ(crepes.retry.warn_after, hours(4));
  EXPECT_EQ(crepes.submission, Server::Submission::login);
  EXPECT_FALSE(crepes.connections.persistent);
  EXPECT_EQ(crepes.connections.messages, 7u);
  EXPECT_EQ(crepes.connections.at_once, 3u);
  EXPECT_EQ(crepes.connections.keep_open, seconds(30));
  EXPECT_EQ(crepes.limits.message_size, 65'536u);
  EXPECT_EQ(crepes.limits.recipients, 2u);
  EXPECT_EQ(crepes.limits.hops, 10u);
  EXPECT_EQ(crepes.disk.sync, milliseconds(250));
  EXPECT_EQ(crepes.disk.room, 1'000'000'000u);
  EXPECT_EQ(crepes.disk.crash_keeps, policy::Disk::CrashKeeps::some);
  EXPECT_EQ(crepes.greylist->wait, minutes(2));
  EXPECT_EQ(s.servers.at(2).greylist->wait, minutes(5));
  EXPECT_EQ(crepes.relays_for, (std::vector<std::size_t>{1, 2}));
  EXPECT_EQ(s.users.at(0).quota, 10'000'000u);
  EXPECT_FALSE(s.users[0].sends_directly);
  EXPECT_FALSE(s.users.at(1).quota);
  EXPECT_TRUE(s.users[1].sends_directly);
}

// One switched off leaves the others on.
TEST(Servers, SwitchEachExtensionForItself) {
  struct Row {
    const char* key;
    bool policy::Extensions::*field;
  };
  constexpr Row kRows[] = {{"size", &policy::Extensions::size},
                           {"pipelining", &policy::Extensions::pipelining},
                           {"8bitmime", &policy::Extensions::eight_bit_mime},
                           {"enhanced_status_codes", &policy::Extensions::enhanced_status_codes},
                           {"smtputf8", &policy::Extensions::smtputf8},
                           {"dsn", &policy::Extensions::dsn},
                           {"help", &policy::Extensions::help}};
  for (const Row& off : kRows) {
    const Scenario s = good_text(R"({ "users": { "a": { "address": "a@a.x" } },
        "servers": { "a.x": { "extensions": { ")" +
                                 std::string(off.key) + R"(": false } } } })");
    for (const Row& row : kRows) {
      EXPECT_EQ(s.servers.at(0).extensions.*row.field, row.key != off.key)
          << off.key << " " << row.key;
    }
  }
}

// Without "at_most" it is four hours, and never less than the first wait.
TEST(Servers, WaitAtMostFourHours) {
  const Scenario s = good_text(R"({ "users": { "a": { "address": "a@a.x" } },
      "servers": { "a.x": { "retry": { "every": "1h" } }, "b.x": { "retry": { "every": "5h" } } } })");
  EXPECT_EQ(s.servers.at(0).retry.at_most, hours(4));
  EXPECT_EQ(s.servers.at(1).retry.at_most, hours(5));
}

TEST(Servers, AnswerAsTheyAreTold) {
  const Scenario s = every_server_key();
  const auto& answers = s.servers.at(0).answers;
  ASSERT_EQ(answers.size(), 7u);
  using Stage = policy::Answer::Stage;
  EXPECT_EQ(answers[0].stage, Stage::connect);
  EXPECT_EQ(answers[0].reply.code, 554);
  EXPECT_EQ(answers[0].reply.status, "5.3.2");
  EXPECT_EQ(answers[0].reply.text, "closed for today");
  EXPECT_EQ(answers[0].times, 2u);
  EXPECT_FALSE(answers[0].chance);
  EXPECT_FALSE(answers[0].drop);
  EXPECT_EQ(answers[1].stage, Stage::hello);
  EXPECT_TRUE(answers[1].drop);
  EXPECT_EQ(answers[1].chance, 0.25);
  EXPECT_FALSE(answers[1].times);
  EXPECT_EQ(answers[2].stage, Stage::mail);
  EXPECT_EQ(answers[2].reply.status, "");
  EXPECT_EQ(answers[2].reply.text, "try later");
  EXPECT_EQ(answers[2].after, Instant(minutes(1)));
  EXPECT_EQ(answers[2].until, Instant(hours(1)));
  EXPECT_EQ(answers[3].stage, Stage::rcpt);
  EXPECT_EQ(answers[3].address, "alice@crepes.fr");
  EXPECT_EQ(answers[3].until, Instant::never());
  EXPECT_EQ(answers[4].address, "nobody@crepes.fr");
  EXPECT_EQ(answers[4].reply.code, 550);
  EXPECT_EQ(answers[5].stage, Stage::data);
  EXPECT_EQ(answers[6].stage, Stage::message);
}

TEST(Servers, ForwardByAliasesAndLists) {
  const Scenario s = every_server_key();
  const Server& crepes = s.servers.at(0);
  ASSERT_EQ(crepes.aliases.size(), 3u);
  EXPECT_EQ(crepes.aliases[0].name, "alice");
  EXPECT_EQ(crepes.aliases[0].to, (std::vector<std::string>{"alice@crepes.fr", "alice@home.org"}));
  EXPECT_EQ(crepes.aliases[1].to, std::vector<std::string>{"bob@hamburger.edu"});
  EXPECT_EQ(crepes.aliases[2].name, "sales.desk+fr");
  EXPECT_EQ(crepes.aliases[2].to,
            (std::vector<std::string>{"carol@hamburger.edu", "bob@[10.0.0.2]"}));
  ASSERT_EQ(crepes.lists.size(), 1u);
  EXPECT_EQ(crepes.lists[0].name, "students");
  EXPECT_EQ(crepes.lists[0].members,
            (std::vector<std::string>{"alice@crepes.fr", "bob@hamburger.edu", "x@home.org"}));
  EXPECT_EQ(crepes.lists[0].owner, "alice@crepes.fr");
}

// Bob's agent sends directly: behind all other links come its own, and a file may name them.
TEST(Servers, AgentsThatSendDirectlyReachAllOfThem) {
  const Scenario s = every_server_key();
  ASSERT_EQ(s.links.size(), 2u + 3u + 3u + 3u);
  const HostRef bob{HostRef::Kind::user, 1};
  const HostRef others[] = {
      {HostRef::Kind::server, 0}, {HostRef::Kind::server, 2}, {HostRef::Kind::name_server, 0}};
  const Duration latencies[] = {seconds(2), seconds(1), seconds(3)};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(s.links[8 + i].a, bob);
    EXPECT_EQ(s.links[8 + i].b, others[i]);
    EXPECT_EQ(s.links[8 + i].latency, latencies[i]);
  }
  EXPECT_EQ(std::get<Transfer>(s.actions.at(4).what).to, 2u);
}

// The same message again is an action of its own each time, among the others by instant.
TEST(Sends, RepeatBetweenOtherActions) {
  const Scenario s = every_server_key();
  ASSERT_EQ(s.actions.size(), 7u);
  const Instant instants[] = {Instant(),
                              Instant(),
                              Instant(minutes(20)),
                              Instant(minutes(30)),
                              Instant(minutes(30)),
                              Instant(hours(1)),
                              Instant(hours(1))};
  for (std::size_t i = 0; i < 7; ++i) EXPECT_EQ(s.actions[i].at, instants[i]) << i;
  for (const std::size_t copy : {0u, 3u}) EXPECT_EQ(send(s, copy).to.at(0), "bob@[10.0.0.2]");
  EXPECT_EQ(s.expectations.at(0).message, 4u);  // the file's first send, the first at 1h
  EXPECT_EQ(s.expectations.at(1).message, 0u);  // the first copy of the second
  EXPECT_EQ(s.expectations.at(2).message, 2u);
}

TEST(Sends, SayHowTheyTravel) {
  const Scenario s = every_server_key();
  const Send& guessed = send(s, 0);
  EXPECT_EQ(guessed.password, "guess");
  EXPECT_TRUE(guessed.login);
  ASSERT_TRUE(guessed.notify);
  EXPECT_TRUE(guessed.notify->success);
  EXPECT_FALSE(guessed.notify->failure);
  EXPECT_TRUE(guessed.notify->delay);
  EXPECT_EQ(guessed.returns, Send::Return::headers);
  EXPECT_FALSE(guessed.eight_bit);
  const Send& silent = send(s, 1);
  EXPECT_FALSE(silent.login);
  ASSERT_TRUE(silent.notify);
  EXPECT_FALSE(silent.notify->success || silent.notify->failure || silent.notify->delay);
  EXPECT_EQ(silent.returns, Send::Return::full);
  const Send& plain = send(s, 2);
  EXPECT_EQ(plain.password, "secret");
  EXPECT_FALSE(plain.notify);
  EXPECT_FALSE(plain.returns);
  EXPECT_TRUE(send(s, 5).eight_bit);
}

TEST(Expectations, CountCopiesAndConnections) {
  const Scenario s = every_server_key();
  ASSERT_EQ(s.expectations.size(), 5u);
  EXPECT_EQ(s.expectations[0].copies, 1u);
  EXPECT_EQ(s.expectations[1].text, "message 2 to bob@[10.0.0.2]: bounced, in 1 attempt, 2 copies");
  EXPECT_EQ(s.expectations[2].text, "message 4: 0 copies");
  ASSERT_TRUE(s.expectations[3].connections);
  EXPECT_EQ(s.expectations[3].connections->from, 0u);
  EXPECT_EQ(s.expectations[3].connections->to, 1u);
  EXPECT_EQ(s.expectations[3].connections->count, 1u);
  EXPECT_EQ(s.expectations[3].text, "1 connection from crepes.fr to hamburger.edu");
  EXPECT_EQ(s.expectations[4].text, "Two of them.");
}

}  // namespace
}  // namespace mailscope::scenario
