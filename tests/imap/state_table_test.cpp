#include "imap/state_table.hpp"

#include <set>
#include <utility>

#include <gtest/gtest.h>

#include "imap/server_session.hpp"

namespace mailscope::imap {
namespace {

using enum ServerState;

constexpr ServerState kStates[] = {not_authenticated, authenticated, selected, logout};
constexpr int kVerbs = static_cast<int>(Verb::close) + 1;

TEST(StateTable, EveryStateIsReachedFromTheGreeting) {
  std::set<ServerState> reached = {not_authenticated};
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const Transition& t : transitions()) {
      if (reached.contains(t.from)) reached.insert({t.on_ok, t.on_no});
    }
  }
  EXPECT_EQ(reached.size(), std::size(kStates));
}

TEST(StateTable, NoRowStandsTwiceAndNothingLeavesLogout) {
  std::set<std::pair<ServerState, Verb>> rows;
  for (const Transition& t : transitions()) {
    EXPECT_TRUE(rows.insert({t.from, t.verb}).second) << name(t.from) << ' ' << name(t.verb);
    EXPECT_NE(t.from, logout);
  }
}

TEST(StateTable, LogoutIsPossibleInEveryOtherState) {
  for (const ServerState state : {not_authenticated, authenticated, selected}) {
    ASSERT_NE(transition(state, Verb::logout), nullptr);
    EXPECT_EQ(transition(state, Verb::logout)->on_ok, logout);
  }
}

TEST(StateTable, EveryVerbIsFoundByItsName) {
  for (int i = 0; i < kVerbs; ++i) {
    EXPECT_EQ(verb_named(name(static_cast<Verb>(i))), static_cast<Verb>(i));
  }
  EXPECT_EQ(verb_named("select"), Verb::select);
  EXPECT_EQ(verb_named("EXPUNGE"), std::nullopt);
}

// One well-formed command for each verb.
std::string example(Verb verb) {
  switch (verb) {
    case Verb::login:
      return "LOGIN bob secret";
    case Verb::select:
      return "SELECT INBOX";
    case Verb::examine:
      return "EXAMINE INBOX";
    case Verb::list:
      return "LIST \"\" *";
    case Verb::fetch:
      return "FETCH 1:* FLAGS";
    case Verb::store:
      return "STORE 1:* FLAGS ()";
    case Verb::search:
      return "SEARCH ALL";
    case Verb::uid:
      return "UID SEARCH ALL";
    default:
      return std::string(name(verb));
  }
}

struct Driven {
  ServerSession session{{"hamburger.edu"}};
  std::string said;

  void give(const std::string& command, bool ok = true) {
    session.receive("t " + command + "\r\n", Instant());
    while (auto output = session.poll()) {
      if (const auto* say = std::get_if<ServerSay>(&*output)) said = say->bytes;
      if (std::holds_alternative<AskLogin>(*output)) session.answer_login(ok);
      if (std::holds_alternative<AskSelect>(*output)) {
        session.answer_select(ok ? std::optional(MailboxSnapshot{1, 1, {}}) : std::nullopt);
      }
    }
  }

  explicit Driven(ServerState state) {
    session.connected(Instant());
    if (state != not_authenticated) give("LOGIN bob secret");
    if (state == selected) give("SELECT INBOX");
    EXPECT_EQ(session.state(), state);
  }
};

TEST(StateTable, TheSessionDoesWhatTheTableSays) {
  for (const ServerState state : {not_authenticated, authenticated, selected}) {
    for (int i = 0; i < kVerbs; ++i) {
      const Verb verb = static_cast<Verb>(i);
      Driven driven(state);
      driven.give(example(verb));
      const Transition* way = transition(state, verb);
      EXPECT_EQ(driven.session.state(), way ? way->on_ok : state) << name(verb);
      EXPECT_TRUE(driven.said.starts_with(way ? "t OK" : "t BAD")) << driven.said;
    }
  }
}

TEST(StateTable, ARefusalGoesWhereTheTableSays) {
  for (const Verb verb : {Verb::login, Verb::select, Verb::examine}) {
    for (const ServerState state : {not_authenticated, authenticated, selected}) {
      const Transition* way = transition(state, verb);
      if (way == nullptr) continue;
      Driven driven(state);
      driven.give(example(verb), false);
      EXPECT_EQ(driven.session.state(), way->on_no);
      EXPECT_TRUE(driven.said.starts_with("t NO")) << driven.said;
    }
  }
}

}  // namespace
}  // namespace mailscope::imap
