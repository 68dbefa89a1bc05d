#include "replay/transcript.hpp"

#include <cstdint>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::LineKind;
using trace::Trace;

std::string phases(const Transcript& transcript) {
  std::string letters;
  for (const Line& line : transcript.lines) {
    letters += line.phase ? "htc"[static_cast<std::size_t>(*line.phase)] : '-';
  }
  return letters;
}

TEST(TranscriptTest, ADialogLineByLine) {
  const Trace trace = trace::alice_to_bob();
  const Transcript relay = transcripts(trace).at(1);
  ASSERT_EQ(relay.lines.size(), 15u);
  EXPECT_EQ(relay.lines[0].side, Side::server);
  EXPECT_EQ(relay.lines[0].text, "220 hamburger.edu");
  EXPECT_EQ(relay.lines[9].text, "Do you like ketchup?");
  EXPECT_EQ(relay.lines[9].kind, LineKind::content);
  EXPECT_EQ(relay.lines[10].text, "How about pickles?");
  EXPECT_EQ(relay.lines[10].said, relay.lines[9].said);
  EXPECT_EQ(relay.lines[10].begin, relay.lines[9].end);
  EXPECT_EQ(relay.lines[11].text, ".");
  EXPECT_EQ(relay.lines[11].kind, LineKind::end_of_content);
  EXPECT_EQ(phases(relay), "hhhhhhhttttttcc");
}

// With pipelining (RFC 2920) replies come when all was said; each belongs to its command.
TEST(TranscriptTest, ARepliesCommandIsKnownAndItsPhaseIsItsCommands) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const SessionId session = w.b.session(over, trace::Protocol::smtp);
  const auto say = [&](Side side, LineKind kind, std::string_view text) {
    w.b.say(session, side, kind, text);
  };
  say(Side::server, LineKind::reply, "220 hamburger.edu\r\n");
  say(Side::client, LineKind::command, "EHLO crepes.fr\r\n");
  say(Side::server, LineKind::reply, "250-hamburger.edu\r\n250 PIPELINING\r\n");
  say(Side::client, LineKind::command, "MAIL FROM:<a@b>\r\n");
  say(Side::client, LineKind::command, "RCPT TO:<c@d>\r\n");
  say(Side::client, LineKind::command, "DATA\r\n");
  say(Side::server, LineKind::reply, "250 ok\r\n");
  say(Side::server, LineKind::reply, "550 no\r\n");
  say(Side::server, LineKind::reply, "503 bad sequence\r\n");
  const trace::Trace trace = std::move(w.b.trace);
  const Transcript transcript = transcripts(trace).at(0);
  const auto& lines = transcript.lines;
  ASSERT_EQ(lines.size(), 10u);
  EXPECT_FALSE(lines[0].answers);
  EXPECT_FALSE(lines[1].answers);
  EXPECT_EQ(lines[2].answers, 1u);
  EXPECT_EQ(lines[3].answers, 1u);
  EXPECT_EQ(lines[7].answers, 4u);
  EXPECT_EQ(lines[8].answers, 5u);
  EXPECT_EQ(lines[9].answers, 6u);
  EXPECT_EQ(phases(transcript), "hhhhhhthht");
}

TEST(TranscriptTest, ImapHasNoPhases) {
  const Trace trace = trace::alice_to_bob();
  EXPECT_EQ(phases(transcripts(trace).at(2)), "----");
}

TEST(TranscriptTest, ALineIsHeardWhenItsLastByteIsHandedOver) {
  const Trace trace = trace::alice_to_bob();
  for (const Transcript& transcript : transcripts(trace)) {
    for (const Line& line : transcript.lines) {
      ASSERT_TRUE(line.heard);
      EXPECT_EQ(line.heard_at - line.said_at, milliseconds(20));
      EXPECT_TRUE(std::holds_alternative<trace::BytesDelivered>(trace[line.heard].what));
    }
  }
}

TEST(TranscriptTest, HalfALineIsNotHeard) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const SessionId session = w.b.session(over, trace::Protocol::smtp);
  w.b.say(session, Side::server, LineKind::reply, "250-one\r\n250 two\r\n");
  const auto deliver = [&](std::uint64_t total) {
    w.b.note(w.crepes, trace::BytesDelivered{over, Side::client, 1, total});
  };
  deliver(8);
  EXPECT_TRUE(transcripts(w.b.trace)[0].lines[0].heard.is_none());
  deliver(9);
  EXPECT_TRUE(transcripts(w.b.trace)[0].lines[0].heard);
  deliver(17);
  EXPECT_TRUE(transcripts(w.b.trace)[0].lines[1].heard.is_none());
  EXPECT_EQ(transcripts(w.b.trace)[0].lines[1].heard_at, Instant::never());
}

TEST(TranscriptTest, TheLineToLightIsOnItsWayOrTheLastHeard) {
  const Trace trace = trace::alice_to_bob();
  const Transcript relay = transcripts(trace).at(1);
  EXPECT_EQ(present_line(relay, RecordNumber::none()), std::nullopt);
  EXPECT_EQ(lines_said(relay, RecordNumber(relay.lines[0].said.index() - 1)), 0u);
  EXPECT_EQ(present_line(relay, relay.lines[0].said), 0u);
  EXPECT_EQ(present_line(relay, relay.lines[0].heard), 0u);
  EXPECT_EQ(present_line(relay, relay.lines[1].said), 1u);
  EXPECT_EQ(lines_said(relay, relay.lines[11].said), 12u);
  EXPECT_EQ(present_line(relay, relay.lines[11].said), 9u);  // all three on their way
  EXPECT_EQ(present_line(relay, relay.lines[11].heard), 11u);
  EXPECT_EQ(present_line(relay, RecordNumber(trace.size() - 1)), 14u);
}

TEST(TranscriptTest, TheDefaultIsTheFirstDialogBetweenTwoServers) {
  EXPECT_EQ(default_session(trace::alice_to_bob()), SessionId(1));
  EXPECT_EQ(default_session(trace::down_then_up()), SessionId(2));  // the first try said nothing
  EXPECT_EQ(default_session(trace::given_up()), SessionId(1));      // no try said anything
  EXPECT_TRUE(default_session(Trace()).is_none());
}

}  // namespace
}  // namespace mailscope::replay
