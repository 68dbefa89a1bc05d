#include "export/report.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "replay/world/cursor.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::exports {
namespace {

using trace::SmallWorld;
using trace::Trace;

constexpr std::string_view kBob = "bob@hamburger.edu";

std::string report_of(const Trace& trace) {
  replay::Replay replay(trace);
  return report_text(replay.at(replay.last()), texts::Language::english);
}

// The lines that tell of recipients.
std::string recipients(const Trace& trace) {
  const std::string text = report_of(trace);
  std::string found;
  for (const std::string_view line : lines_of(text)) {
    if (line.starts_with("  ")) found += std::string(line) + "\n";
  }
  return found;
}

TEST(ReportText, ReadsLikeASentence) {
  EXPECT_EQ(report_of(trace::alice_to_bob()),
            "m1 from alice@crepes.fr, \"Dinner\", 42 bytes\n"
            "  to bob@hamburger.edu: delivered, and read at 00:10:00.120, 1 attempt"
            " (250 Message accepted for delivery)\n"
            "3 sessions, 37 segments of TCP, 0 of them sent again\n");
}

TEST(ReportText, GivenUpAndTold) {
  EXPECT_EQ(
      report_of(trace::given_up()),
      "m1 from alice@crepes.fr, \"Dinner\", 42 bytes\n"
      "  to bob@hamburger.edu: given up at 00:30:07.060, and the sender told by mail.crepes.fr, "
      "2 attempts (connection timed out); told: failed (m2)\n"
      "m2 from <> (a server), \"Undelivered\", 38 bytes, about m1\n"
      "  to alice@crepes.fr: delivered at 00:30:07.060\n"
      "3 sessions, 15 segments of TCP, 4 of them sent again\n");
}

TEST(ReportText, NoMail) {
  EXPECT_EQ(report_of(Trace()),
            "no messages\n0 sessions, 0 segments of TCP, 0 of them sent again\n");
}

TEST(ReportText, WhoHoldsWhatWaits) {
  SmallWorld w;
  w.submit();
  EXPECT_EQ(recipients(w.b.trace),
            "  to bob@hamburger.edu: waits in the queue of mail.crepes.fr since 00:00:01.100\n");
}

// RFC 5321 §6.1: the final reply was lost, and the message came again.
TEST(ReportText, DeliveredTwice) {
  SmallWorld w;
  const MessageId message = w.submit();
  w.b.note(w.hamburger, trace::MailboxStored{message, w.b.bytes(kBob), w.b.bytes("INBOX"), 1, {}});
  w.relay(QueueItemId(0), message, 2);
  EXPECT_NE(recipients(w.b.trace).find("to bob@hamburger.edu: delivered twice, first at "),
            std::string::npos)
      << recipients(w.b.trace);
}

// RFC 5321 §3.9.1.
TEST(ReportText, WhereAnAliasGoes) {
  SmallWorld w;
  const MessageId message = w.b.compose(w.alice, "alice@crepes.fr", "info@hamburger.edu", "x");
  const SessionId session =
      w.b.session(w.b.open(w.alice, w.hamburger, 25, w.bob_hamburger), trace::Protocol::smtp);
  w.b.note(w.hamburger,
           trace::Redirected{message, w.b.bytes("info@hamburger.edu"), w.b.bytes(kBob)});
  w.b.note(w.hamburger, trace::MailboxStored{message, w.b.bytes(kBob), w.b.bytes("INBOX"), 1, {}});
  w.b.note(w.hamburger, trace::Accepted{session, message, w.b.bytes("info@hamburger.edu")});
  EXPECT_EQ(recipients(w.b.trace),
            "  to info@hamburger.edu: delivered at 00:00:00.000; goes to bob@hamburger.edu\n"
            "  on to bob@hamburger.edu: delivered at 00:00:00.000\n");
}

TEST(ReportText, ALossIsSaidAloud) {
  SmallWorld w;
  w.submit();
  w.b.note(w.crepes, trace::Dequeued{QueueItemId(0)});
  EXPECT_NE(recipients(w.b.trace).find("LOST at"), std::string::npos);
}

}  // namespace
}  // namespace mailscope::exports
