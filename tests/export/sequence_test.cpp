#include "export/sequence.hpp"

#include <gtest/gtest.h>

#include "dns/message.hpp"
#include "export/mermaid_text.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/export/mermaid_grammar.hpp"
#include "tests/trace/small_world.hpp"
#include "texts/text.hpp"

namespace mailscope::exports {
namespace {

using trace::LossReason;
using trace::SmallWorld;
namespace bits = trace::tcp_flags;

// Without its head: title and participants.
std::string ladder(const trace::Trace& trace) {
  const std::string all = sequence(trace, "Test", texts::Language::english);
  EXPECT_EQ(mermaid_fault(all), "");
  const auto last = all.rfind(" as ");
  return all.substr(all.find('\n', last) + 1);
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(SequenceTest, ALetterFromTheLeftToTheRight) {
  const std::string all =
      sequence(trace::alice_to_bob(), "Alice writes to Bob", texts::Language::english);
  EXPECT_EQ(mermaid_fault(all), "");
  EXPECT_TRUE(
      all.starts_with("sequenceDiagram\n"
                      "  title Alice writes to Bob\n"
                      "  actor h0 as Alice\n"
                      "  participant h1 as mail.crepes.fr\n"
                      "  participant h2 as mail.hamburger.edu\n"
                      "  actor h3 as Bob\n"
                      "  Note over h0,h3: 1s later, at 00:00:01.000\n"
                      "  Note over h0,h3: step 1: Alice composes\n"
                      "  Note over h0,h3: step 2: to Alice's server's queue\n"
                      "  autonumber 1\n"
                      "  h0-->>h1: SYN\n"
                      "  h1-->>h0: SYN ACK\n"
                      "  h0-->>h1: ACK 0\n"
                      "  h1->>h0: 220 crepes.fr\n"
                      "  h0->>h1: message text, . (45 bytes)\n"
                      "  h1->>h0: 250 queued\n"))
      << all;
  EXPECT_NE(all.find("  Note over h0,h3: step 4: SMTP: the message goes\n"
                     "  h1-->>h2: ACK 0\n"
                     "  h2->>h1: 220 hamburger.edu\n"
                     "  h1->>h2: HELO crepes.fr\n"
                     "  h2->>h1: 250 Hello crepes.fr, pleased to meet you\n"
                     "  h1->>h2: MAIL FROM: #60;alice@crepes.fr#62;\n"),
            std::string::npos);
}

TEST(SequenceTest, ACrossWhereAPacketDoesNotArriveAndWhy) {
  SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  w.b.lose(w.b.send(over, Side::client, bits::syn), LossReason::link_cut);
  w.b.wait(seconds(1));
  const PacketId again = w.b.send(over, Side::client, bits::syn, {}, true);
  w.b.arrive(again);
  w.b.lose(w.b.send(over, Side::server, bits::ack, "not for people"), LossReason::queue_full);
  EXPECT_EQ(ladder(w.b.trace),
            "  autonumber 1\n"
            "  h1--xh2: SYN (lost: the link is cut)\n"
            "  Note over h1,h2: 1s later, at 00:00:01.000\n"
            "  h1-->>h2: SYN (again)\n"
            "  h2-xh1: 14 bytes from 0 (dropped before the link: its queue is full)\n");
}

TEST(SequenceTest, HostsAndLinksThatGoDown) {
  SmallWorld w;
  w.b.note(w.hamburger, trace::HostDown{});
  w.b.note(w.hamburger, trace::HostUp{});
  w.b.note(w.crepes, trace::LinkDown{w.crepes_hamburger});
  w.b.note(w.crepes, trace::LinkUp{w.crepes_hamburger});
  EXPECT_EQ(ladder(w.b.trace),
            "  Note over h2: mail.hamburger.edu goes down\n"
            "  Note over h2: mail.hamburger.edu is up again\n"
            "  Note over h1,h2: the link is cut\n"
            "  Note over h1,h2: the link is whole again\n");
}

TEST(SequenceTest, AQueryAndARule) {
  SmallWorld w;
  w.b.note(HostId::none(), trace::LinkRuleAdded{.link = w.crepes_hamburger,
                                                .effect = trace::RuleEffect::delay,
                                                .carries = w.b.bytes(";"),
                                                .by = milliseconds(5)});
  trace::DatagramSent query{};
  query.packet = PacketId(0);
  query.to = w.hamburger;
  query.link = w.crepes_hamburger;
  query.to_port = 53;
  dns::Message question;
  question.questions = {{"hamburger.edu", dns::Type::mx}};
  query.payload = w.b.bytes(dns::encode(question));
  w.b.note(w.crepes, query);
  w.b.note(w.crepes,
           trace::RuleFired{w.crepes_hamburger, 0, trace::RuleEffect::delay, PacketId(0)});
  EXPECT_EQ(ladder(w.b.trace),
            "  autonumber 1\n"
            "  h1->>h2: DNS: MX hamburger.edu? (rule: delay every packet that carries "
            "#34;#59;#34; by 5ms)\n");
}

// Bulk data: the head, how much is left out, the tail, with the numbers of a capture.
TEST(SequenceTest, ALongRunOfDataAndAcknowledgementsIsFolded) {
  SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  for (int i = 0; i < 100; ++i) {
    w.b.arrive(w.b.send(over, Side::client, bits::ack, "ten bytes."));
    if (i % 2 == 1) w.b.fly(over, Side::server, bits::ack);
  }
  const std::string rungs = ladder(w.b.trace);
  EXPECT_NE(rungs.find("  Note over h1,h2: 141 more packets: 94 of data, 47 of ACK\n"
                       "  autonumber 148\n"),
            std::string::npos)
      << rungs;
  EXPECT_EQ(count(rungs, "->>"), 9u);
}

TEST(SequenceTest, OneThatDiesInALongRunIsShown) {
  SmallWorld w;
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  for (int i = 0; i < 100; ++i) {
    const PacketId packet = w.b.send(over, Side::client, bits::ack, "ten bytes.");
    i == 50 ? w.b.lose(packet, LossReason::link_loss) : w.b.arrive(packet);
    w.b.fly(over, Side::server, bits::ack);
  }
  EXPECT_EQ(count(ladder(w.b.trace), "-x"), 1u);
}

TEST(SequenceTest, TooLongADiagramEndsAndSaysSo) {
  SmallWorld w;
  for (std::size_t i = 0; i < 3'000; ++i) {
    const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
    w.b.lose(w.b.send(over, Side::client, bits::syn), LossReason::link_loss);
  }
  const std::string all = sequence(w.b.trace, "Test", texts::Language::english);
  EXPECT_EQ(mermaid_fault(all), "");
  EXPECT_LE(all.size(), kLongestSequence);
  const std::size_t drawn = count(all, "--x");
  EXPECT_GT(drawn, 1'000u);
  EXPECT_TRUE(all.ends_with("  Note over h1,h2: the diagram ends here, after " +
                            std::to_string(drawn) +
                            " of 3000 packets: Mermaid draws no longer text\n"));
}

TEST(SequenceTest, ARunWithoutPackets) {
  const std::string all =
      sequence(SmallWorld().b.trace, "Nothing happens", texts::Language::english);
  EXPECT_EQ(mermaid_fault(all), "");
  EXPECT_EQ(count(all, " as "), 4u);
  EXPECT_EQ(mermaid_fault(sequence(trace::Trace(), "No world", texts::Language::english)), "");
}

TEST(SequenceTest, EveryShippedScenario) {
  const auto shipped = scenario::list_shipped(
      {MAILSCOPE_SOURCE_DIR "/scenarios", MAILSCOPE_SOURCE_DIR "/tests/export/tshark/scenarios"});
  ASSERT_FALSE(shipped.empty());
  for (const std::string& path : shipped) {
    const auto loaded = scenario::find(path, {});
    ASSERT_TRUE(loaded.has_value()) << path;
    const std::string all = sequence(sim::run(*loaded), loaded->title, texts::Language::english);
    EXPECT_EQ(mermaid_fault(all), "") << path;
    EXPECT_GT(count(all, "->>"), 20u) << path;
  }
}

// The 4th and later tries in vain of one letter.
TEST(SequenceTest, TriesInVainAreFolded) {
  const auto loaded = scenario::find("server-gone", {MAILSCOPE_SOURCE_DIR "/scenarios"});
  ASSERT_TRUE(loaded.has_value());
  const std::string rungs = ladder(sim::run(*loaded));
  EXPECT_EQ(count(rungs, " more tries in vain, until "), 1u) << rungs;
  EXPECT_EQ(count(rungs, "step 3, try 3: "), 1u);
  EXPECT_EQ(count(rungs, "step 3, try 5: "), 0u);
  EXPECT_EQ(count(rungs, "step 5: Alice is told"), 1u);
}

TEST(MermaidText, WhatMermaidWouldReadAsItsOwn) {
  EXPECT_EQ(mermaid_text("a; #b %% <c> & \"d\" `e` $$f$$ \\n"),
            "a#59; #35;b #37;#37; #60;c#62; #38; #34;d#34; #96;e#96; #36;#36;f#36;#36; #92;n");
  EXPECT_EQ(mermaid_text("wrap: me"), "#119;rap: me");
  EXPECT_EQ(mermaid_text("end"), "end");
  EXPECT_EQ(mermaid_text("김밥: 한 줄"), "김밥: 한 줄");
  EXPECT_EQ(mermaid_text("two\r\nlines\t\xFF"), "two#92;x0d#92;x0alines#92;x09#92;xff");
  EXPECT_EQ(mermaid_text(""), "");
}

}  // namespace
}  // namespace mailscope::exports
