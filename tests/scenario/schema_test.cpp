#include <cstdlib>
#include <variant>

#include <gtest/gtest.h>

#include "scenario/load.hpp"
#include "tests/scenario/shared.hpp"

namespace mailscope::scenario {
namespace {

// The shipped file is the text that the description makes: an editor and the loader agree.
// MAILSCOPE_UPDATE_SNAPSHOTS=1 writes it anew.
TEST(Schema, IsTheShippedFile) {
  const std::string path = test::shipped_directory() + "/scenario.schema.json";
  if (std::getenv("MAILSCOPE_UPDATE_SNAPSHOTS")) std::ofstream(path) << schema();
  EXPECT_EQ(test::contents(path), schema());
}

// What a file leaves out is what a scenario made by hand has: the defaults stand in the
// description and in scenario.hpp, and must be the same.
TEST(Schema, DefaultsAreThoseOfTheStructures) {
  const auto loaded = load_file((test::here() / "corpus/good/minimal.json").string());
  ASSERT_TRUE(loaded);
  const Scenario plain;
  EXPECT_EQ(loaded->seed, plain.seed);
  EXPECT_EQ(loaded->starts_at, plain.starts_at);
  EXPECT_EQ(loaded->until, plain.until);

  const Server server;
  for (const Server& s : loaded->servers) {
    EXPECT_EQ(s.retry.every, server.retry.every);
    EXPECT_EQ(s.retry.give_up_after, server.retry.give_up_after);
    EXPECT_EQ(s.retry.back_off, server.retry.back_off);
    EXPECT_EQ(s.retry.at_most, server.retry.at_most);
    EXPECT_EQ(s.retry.warn_after, server.retry.warn_after);
    EXPECT_EQ(s.greet_with, server.greet_with);
    EXPECT_EQ(s.spaced_paths, server.spaced_paths);
    EXPECT_EQ(s.adds_received, server.adds_received);
    EXPECT_EQ(s.replies.greeting, server.replies.greeting);
    EXPECT_EQ(s.replies.hello, server.replies.hello);
    EXPECT_EQ(s.replies.mail, server.replies.mail);
    EXPECT_EQ(s.replies.rcpt, server.replies.rcpt);
    EXPECT_EQ(s.replies.data, server.replies.data);
    EXPECT_EQ(s.replies.accepted, server.replies.accepted);
    EXPECT_EQ(s.replies.quit, server.replies.quit);
    EXPECT_EQ(s.extensions, server.extensions);
    EXPECT_EQ(s.connections, server.connections);
    EXPECT_EQ(s.limits, server.limits);
    EXPECT_EQ(s.disk, server.disk);
    EXPECT_FALSE(s.greylist);
    EXPECT_EQ(s.submission, server.submission);
    EXPECT_TRUE(s.answers.empty() && s.aliases.empty() && s.lists.empty() && s.relays_for.empty());
  }
  for (const User& user : loaded->users) {
    EXPECT_EQ(user.quota, User{}.quota);
    EXPECT_EQ(user.sends_directly, User{}.sends_directly);
  }
  const Link link{};
  for (const Link& l : loaded->links) {
    EXPECT_EQ(l.latency, link.latency);
    EXPECT_EQ(l.jitter, link.jitter);
    EXPECT_EQ(l.bits_per_second, link.bits_per_second);
    EXPECT_EQ(l.bits_per_second_back, link.bits_per_second_back);
    EXPECT_EQ(l.queue, link.queue);
    EXPECT_EQ(l.framing, link.framing);
    EXPECT_TRUE(l.rules.empty());
    EXPECT_EQ(l.loss, link.loss);
  }
  EXPECT_EQ(loaded->actions.size(), 2u);  // a message is sent once
  const Send& send = std::get<Send>(loaded->actions.at(0).what);
  EXPECT_EQ(send.header, Send{}.header);
  EXPECT_EQ(send.login, Send{}.login);
  EXPECT_EQ(send.eight_bit, Send{}.eight_bit);
  EXPECT_FALSE(send.notify || send.returns);
}

}  // namespace
}  // namespace mailscope::scenario
