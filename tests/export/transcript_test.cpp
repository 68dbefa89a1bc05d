#include "export/transcript.hpp"

#include <gtest/gtest.h>

#include "replay/world/cursor.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::exports {
namespace {

using trace::Trace;

std::string text_of(const Trace& trace, const TranscriptChoice& choice = {}) {
  const auto text = transcript_text(trace, choice);
  return text ? *text : "fault: " + text.error().message;
}

TEST(TranscriptText, TheDialogOfTheTwoServers) {
  EXPECT_EQ(text_of(trace::alice_to_bob()),
            "S: 220 hamburger.edu\n"
            "C: HELO crepes.fr\n"
            "S: 250 Hello crepes.fr, pleased to meet you\n"
            "C: MAIL FROM: <alice@crepes.fr>\n"
            "S: 250 alice@crepes.fr ... Sender ok\n"
            "C: RCPT TO: <bob@hamburger.edu>\n"
            "S: 250 bob@hamburger.edu ... Recipient ok\n"
            "C: DATA\n"
            "S: 354 Enter mail\n"
            "C: Do you like ketchup?\n"
            "C: How about pickles?\n"
            "C: .\n"
            "S: 250 Message accepted for delivery\n"
            "C: QUIT\n"
            "S: 221 hamburger.edu closing connection\n");
}

TEST(TranscriptText, ByProtocolAndByNumber) {
  const std::string imap =
      "S: * OK ready\nC: a1 LOGIN bob secret\nS: * 1 FETCH (FLAGS (\\Seen))\nS: a1 OK done\n";
  TranscriptChoice choice;
  choice.protocol = trace::Protocol::imap;
  EXPECT_EQ(text_of(trace::alice_to_bob(), choice), imap);
  choice.session = 3;
  EXPECT_EQ(text_of(trace::alice_to_bob(), choice), imap);
  choice.session = 2;
  EXPECT_EQ(text_of(trace::alice_to_bob(), choice), "fault: session 2 speaks smtp, not imap");
  choice.session = 4;
  EXPECT_EQ(text_of(trace::alice_to_bob(), choice),
            "fault: there is no session 4; this run has 1 to 3");
  EXPECT_EQ(text_of(Trace()), "fault: this run has no such session");
}

TEST(TranscriptText, AllWithAHeadingEach) {
  TranscriptChoice choice;
  choice.all = true;
  const std::string all = text_of(trace::down_then_up(), choice);
  EXPECT_TRUE(
      all.starts_with("# session 1: alice.crepes.fr -> mail.crepes.fr:25\nS: 220 crepes.fr\n"));
  EXPECT_NE(all.find("# session 2: mail.crepes.fr -> mail.hamburger.edu:25\n"
                     "# session 3: mail.crepes.fr -> mail.hamburger.edu:25\nS: 220"),
            std::string::npos);
  choice.protocol = trace::Protocol::imap;
  EXPECT_EQ(text_of(trace::down_then_up(), choice), "");
}

TEST(TranscriptText, NothingThatATerminalWouldObey) {
  trace::SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const SessionId session = w.b.session(over, trace::Protocol::smtp);
  w.b.say(session, Side::server, trace::LineKind::reply, "220 \x1B[2J\r\n");
  EXPECT_EQ(text_of(w.b.trace), "S: 220 \\x1b[2J\n");
}

}  // namespace
}  // namespace mailscope::exports
