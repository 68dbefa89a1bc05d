// What the dialog panel says: each line once it is said, each reply with its command, questions
// to a name server as well as sessions.

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "gui/model/dialog_rows.hpp"
#include "tests/gui/show_fixture.hpp"
#include "tests/sim/played.hpp"

namespace mailscope::gui {
namespace {

constexpr texts::Language kEnglish = texts::Language::english;
using Kind = DialogRow::Kind;

std::vector<DialogRow> rows_at(const Show& show, ConversationId conversation, RecordNumber cursor,
                               LineClock clock = LineClock::opened) {
  return dialog_rows(show, conversation, cursor, clock, kEnglish);
}
std::vector<DialogRow> rows_at(const Show& show, std::size_t session, RecordNumber cursor) {
  return rows_at(show, show.conversations.of(SessionId(session)), cursor);
}
std::size_t count(const std::vector<DialogRow>& rows, Kind kind) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.kind == kind; }));
}
RecordNumber last(const Show& show) {
  return RecordNumber(show.trace.size() - 1);
}
std::unique_ptr<Show> played(const std::string& name) {
  return show_of(testing::Played(testing::shipped(name)).trace);
}
// The texts of lines and remarks, as they stand below each other.
std::vector<std::string> told(const std::vector<DialogRow>& rows) {
  std::vector<std::string> texts;
  for (const DialogRow& row : rows) texts.push_back(row.text);
  return texts;
}

TEST(DialogRows, NothingIsShownBeforeItIsSaid) {
  const auto show = show_of(trace::alice_to_bob());
  const auto& transcript = show->transcripts[1];
  for (std::size_t i = 0; i < show->trace.size(); ++i) {
    const auto rows = rows_at(*show, 1, RecordNumber(i));
    EXPECT_EQ(count(rows, Kind::line), replay::lines_said(transcript, RecordNumber(i)));
  }
}

TEST(DialogRows, TheThreePhasesStandInTheirOrder) {
  const auto show = show_of(trace::alice_to_bob());
  std::vector<std::string> phases;
  for (const DialogRow& row : rows_at(*show, 1, last(*show)))
    if (row.kind == Kind::phase) phases.push_back(row.text);
  EXPECT_EQ(phases, (std::vector<std::string>{"HANDSHAKE", "TRANSFER", "CLOSING"}));
}

TEST(DialogRows, AtALineStopThatLineIsPresentAndItsAnswerAwaited) {
  const auto show = show_of(trace::alice_to_bob());
  for (const RecordNumber stop : show->steps.stops(replay::Stride::line)) {
    const auto rows = rows_at(*show, show->conversations.present(stop), stop);
    const auto present =
        std::find_if(rows.begin(), rows.end(), [](const DialogRow& r) { return r.present; });
    ASSERT_NE(present, rows.end());
    EXPECT_FALSE(present->under_way);
    EXPECT_EQ(present->target, stop);
  }
}

TEST(DialogRows, ALineOnItsWayIsUnderWay) {
  const auto show = show_of(trace::alice_to_bob());
  const replay::Line& line = show->transcripts[1].lines[0];
  const auto rows = rows_at(*show, 1, line.said);
  const auto first = std::find_if(rows.begin(), rows.end(),
                                  [](const DialogRow& r) { return r.kind == Kind::line; });
  ASSERT_NE(first, rows.end());
  EXPECT_TRUE(first->under_way);
  EXPECT_FALSE(first->beside.empty());
}

TEST(DialogRows, ASilentServerIsAskedAgainAndThenTheMessageWaits) {
  const auto show = show_of(trace::down_then_up());
  const RecordNumber deferred = last_of<trace::RecipientDeferred>(show->trace);
  const auto rows = rows_at(*show, 1, deferred);
  ASSERT_EQ(count(rows, Kind::connecting), 3u);
  EXPECT_EQ(rows[0].text, "asks for a connection: no answer");
  EXPECT_EQ(rows[1].text, "again, 1 s 20 ms later: no answer");
  EXPECT_EQ(rows.back().kind, Kind::outcome);
  EXPECT_EQ(rows.back().text, "Connection timed out");
  EXPECT_NE(rows.back().beside.find("Next try at 00:30:00"), std::string::npos);
}

// 500 lines of content: the first and the last of them, and how many are between.
TEST(DialogRows, ALongContentIsShortened) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.alice, w.crepes, 25, w.alice_crepes);
  const SessionId session = w.b.session(over, trace::Protocol::smtp);
  std::string content;
  for (int i = 0; i < 500; ++i) content += "line " + std::to_string(i) + "\r\n";
  w.b.handshake(over);
  w.b.say(session, Side::client, trace::LineKind::content, content);
  const auto show = show_of(std::move(w.b.trace));
  const auto rows = rows_at(*show, 0, last(*show));
  EXPECT_EQ(count(rows, Kind::more), 1u);
  EXPECT_EQ(count(rows, Kind::line), 12u);
  EXPECT_EQ(rows.back().text, "line 499");
}

// ---- Pipelining (RFC 2920).
class Pipelined : public ::testing::Test {
 protected:
  Pipelined() {
    over_ = w_.b.open(w_.crepes, w_.hamburger, 25, w_.crepes_hamburger);
    session_ = w_.b.session(over_, trace::Protocol::smtp);
    w_.b.handshake(over_);
    say(Side::server, "220 hamburger.edu\r\n");
    w_.b.carry(session_, Side::server);
    for (const char* command : {"MAIL FROM:<a@b>\r\n", "RCPT TO:<c@d>\r\n", "DATA\r\n"})
      say(Side::client, command);
    asked_ = RecordNumber(w_.b.trace.size() - 1);
    w_.b.carry(session_, Side::client);
    for (const char* reply : {"250 ok\r\n", "550 no\r\n", "503 bad sequence\r\n"})
      say(Side::server, reply);
    w_.b.carry(session_, Side::server);
  }
  void say(Side side, std::string_view text) {
    w_.b.say(session_, side,
             side == Side::client ? trace::LineKind::command : trace::LineKind::reply, text);
  }

  trace::SmallWorld w_;
  ConnectionId over_;
  SessionId session_;
  RecordNumber asked_;
};

TEST_F(Pipelined, EachReplyStandsWithItsCommandInItsPhase) {
  const auto show = show_of(std::move(w_.b.trace));
  EXPECT_EQ(told(rows_at(*show, 0, last(*show))),
            (std::vector<std::string>{
                "HANDSHAKE", "220 hamburger.edu",
                "3 commands, sent without waiting for replies:", "MAIL FROM:<a@b>", "250 ok",
                "RCPT TO:<c@d>", "550 no", "TRANSFER", "DATA", "503 bad sequence",
                "DATA had left before the client heard that nobody was accepted."}));
}

TEST_F(Pipelined, TheDotsStandBelowTheFirstCommandThatAwaitsItsReply) {
  const auto show = show_of(std::move(w_.b.trace));
  const auto rows = rows_at(*show, 0, asked_);
  const auto dots = std::find_if(rows.begin(), rows.end(),
                                 [](const DialogRow& row) { return row.kind == Kind::awaited; });
  ASSERT_NE(dots, rows.end());
  EXPECT_EQ((dots - 1)->text, "MAIL FROM:<a@b>");
}

TEST_F(Pipelined, TheCopyHasTheOrderOfSaying) {
  const auto show = show_of(std::move(w_.b.trace));
  EXPECT_EQ(dialog_text(*show, show->conversations.of(session_), last(*show)),
            "S: 220 hamburger.edu\nC: MAIL FROM:<a@b>\nC: RCPT TO:<c@d>\nC: DATA\n"
            "S: 250 ok\nS: 550 no\nS: 503 bad sequence\n");
}

TEST_F(Pipelined, OneClockForEveryLine) {
  const auto show = show_of(std::move(w_.b.trace));
  const ConversationId id = show->conversations.of(session_);
  const auto times = [&](LineClock clock) {
    std::string all;
    for (const DialogRow& row : rows_at(*show, id, last(*show), clock))
      if (row.kind == Kind::line) all += row.beside + ";";
    return all;
  };
  EXPECT_EQ(times(LineClock::opened), "0.060 s;0.080 s;0.100 s;0.080 s;0.100 s;0.080 s;0.100 s;");
  EXPECT_EQ(times(LineClock::before), "+60 ms;+20 ms;+20 ms;+0 ms;+0 ms;+0 ms;+0 ms;");
  EXPECT_EQ(times(LineClock::run).substr(0, 13), "00:00:00.060;");
}

// One command after the other is no group.
TEST(DialogRows, WhoWaitsForEachReplyIsNotSaidToSendWithoutWaiting) {
  const auto show = show_of(trace::alice_to_bob());
  for (std::size_t session = 0; session < show->transcripts.size(); ++session)
    EXPECT_EQ(count(rows_at(*show, session, last(*show)), Kind::remark), 0u);
}

// ---- Conversations.
TEST(Conversations, TheStoryIsWhereSomebodySpokeLast) {
  const auto show = show_of(trace::alice_to_bob());
  EXPECT_TRUE(show->conversations.present(show->steps.start()).is_none());
  EXPECT_EQ(show->conversations.begun(show->steps.start()), 0u);
  EXPECT_EQ(show->conversations.begun(last(*show)), show->transcripts.size());
  for (const replay::Transcript& transcript : show->transcripts)
    for (const replay::Line& line : transcript.lines)
      EXPECT_EQ(show->conversations.present(line.heard),
                show->conversations.of(transcript.session));
}

// A name that does not exist: asked, and the answer says so and what that means.
TEST(Conversations, AQuestionToANameServerIsADialogToo) {
  const auto show = played("no-such-domain");
  ASSERT_EQ(show->exchanges.size(), 1u);
  const replay::Exchange& exchange = show->exchanges[0];
  ASSERT_EQ(exchange.datagrams.size(), 2u);
  const RecordNumber asked = exchange.datagrams[0].sent;
  const ConversationId id = show->conversations.of(exchange.datagrams[1].packet);
  ASSERT_TRUE(id);
  EXPECT_EQ(show->conversations.present(asked), id);
  EXPECT_EQ(told(rows_at(*show, id, asked)), (std::vector<std::string>{"MX hamburgr.edu?", ""}));
  const RecordNumber heard = show->packets[exchange.datagrams[1].packet].ended;
  EXPECT_EQ(told(rows_at(*show, id, heard)),
            (std::vector<std::string>{"MX hamburgr.edu?", "NXDOMAIN", "There is no such name."}));
  EXPECT_EQ(dialog_text(*show, id, heard), "C: MX hamburgr.edu?\nS: NXDOMAIN\n");
}

// What the link loses is not heard, and is asked again in the same dialog.
TEST(Conversations, AQuestionThatNobodyHearsSaysSo) {
  const auto show = show_of(testing::Played(testing::from_json(R"({
    "servers": {"crepes.fr": {}, "hamburger.edu": {}},
    "users": {"alice": {"address": "alice@crepes.fr"}, "bob": {"address": "bob@hamburger.edu"}},
    "dns": {},
    "network": {"loss": 0.4}, "seed": 3,
    "actions": [{"at": "0s", "send": {"from": "alice", "to": "bob", "body": ["Hello"]}}]
  })"))
                                .trace);
  ASSERT_FALSE(show->exchanges.empty());
  const replay::Exchange& exchange = show->exchanges[0];
  const auto rows =
      rows_at(*show, show->conversations.of(exchange.datagrams[0].packet), last(*show));
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].text, "MX hamburger.edu?");
  EXPECT_EQ(rows[0].lost, "not heard by DNS");
  EXPECT_EQ(rows[1].text, "MX hamburger.edu?");
  EXPECT_EQ(rows[1].lost, "");
  EXPECT_EQ(rows[2].text, "hamburger.edu MX 10 mail.hamburger.edu");
}

}  // namespace
}  // namespace mailscope::gui
