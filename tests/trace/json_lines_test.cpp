#include "trace/json_lines.hpp"

#include <variant>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::trace {
namespace {

// A trace of one message with this content.
Trace with_content(std::string_view content) {
  TraceBuilder b;
  const HostId alice = b.host(HostRole::user_agent, "alice", "Alice");
  b.compose(alice, "alice@crepes.fr", "bob@hamburger.edu", content);
  return std::move(b.trace);
}

std::string content_of(const Trace& trace) {
  for (const Record& record : trace.records()) {
    const auto* composed = std::get_if<MessageComposed>(&record.what);
    if (composed) return std::string(trace.text(composed->content));
  }
  return "no message";
}

TEST(JsonLines, ALineIsOneObjectInAFixedForm) {
  SmallWorld w;
  EXPECT_EQ(json_line(w.b.trace, RecordNumber(1)),
            "{\"record\":1,\"at\":\"0.000000000\",\"cause\":0,\"host\":1,\"kind\":\"host-added\","
            "\"role\":\"mail-server\",\"address\":167772162,\"name\":\"mail.crepes.fr\","
            "\"title\":\"crepes.fr\",\"device\":\"server\"}\n");
  EXPECT_EQ(
      json_line(w.b.trace, RecordNumber(4)),
      "{\"record\":4,\"at\":\"0.000000000\",\"cause\":3,\"host\":null,\"kind\":\"link-added\","
      "\"link\":0,\"a\":0,\"b\":1,\"latency\":\"0.020000000\",\"jitter\":\"0.000000000\","
      "\"bits_per_second\":10000000,\"bits_per_second_back\":10000000,\"queue\":1000,"
      "\"framing\":0,\"loss\":0.125}\n");
}

TEST(JsonLines, WhatIsWrittenAndReadIsWrittenTheSameAgain) {
  for (const Trace& trace : {alice_to_bob(), down_then_up(), given_up(), Trace()}) {
    const std::string text = to_json_lines(trace);
    const auto again = read_json_lines(text);
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(again->size(), trace.size());
    EXPECT_EQ(to_json_lines(*again), text);
    EXPECT_EQ(digest(*again), digest(trace));
  }
}

TEST(JsonLines, AnyBytesSurvive) {
  RandomStream random(7, "bytes");
  for (std::size_t length = 0; length < 200; ++length) {
    std::string bytes;
    for (std::size_t i = 0; i < length; ++i) bytes += static_cast<char>(random.below(256));
    const auto again = read_json_lines(to_json_lines(with_content(bytes)));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(content_of(*again), bytes);
  }
}

TEST(JsonLines, TextStaysReadableAndTheRestIsBase64) {
  const auto line = [](std::string_view content) {
    return json_line(with_content(content), RecordNumber(1));
  };
  EXPECT_NE(line("안녕 \"Bob\"\r\n").find("\"content\":\"안녕 \\\"Bob\\\"\\r\\n\""),
            std::string::npos);
  EXPECT_NE(line(std::string_view("\0", 1)).find("{\"base64\":\"AA==\"}"), std::string::npos);
  EXPECT_NE(line("\xC3").find("{\"base64\":\"ww==\"}"), std::string::npos);
}

TEST(JsonLines, TheDigestIsTheHashOfTheText) {
  EXPECT_EQ(digest(Trace()), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_NE(digest(alice_to_bob()), digest(given_up()));
}

TEST(JsonLines, AFaultNamesItsLine) {
  std::string text = to_json_lines(alice_to_bob());
  const auto fault = [](std::string_view t) { return read_json_lines(t).error().message; };
  EXPECT_EQ(fault("{}\n"), "line 1: expected the member \"record\"");
  std::string unknown = text;
  unknown.replace(unknown.find("link-added"), 10, "link-adder");
  EXPECT_EQ(fault(unknown), "line 5: expected a known kind of record");
  std::string later = text;
  later.replace(later.find("\"cause\":3"), 9, "\"cause\":4");
  EXPECT_EQ(fault(later), "line 5: its cause comes later");
  std::string nobody = text;
  nobody.replace(nobody.find("\"b\":1"), 5, "\"b\":9");
  EXPECT_EQ(fault(nobody), "line 5: host 9 does not exist yet");
  text.pop_back();
  EXPECT_NE(fault(text).find("not ended by a line feed"), std::string::npos);
}

TEST(JsonLines, MoreMembersOrFewerAreRefused) {
  const std::string line = json_line(alice_to_bob(), RecordNumber(0));
  EXPECT_TRUE(read_json_lines(line));
  for (const std::string_view tail : {",\"more\":1}\n", "\n", "}}\n", "} \n"}) {
    EXPECT_FALSE(read_json_lines(line.substr(0, line.size() - 2) + std::string(tail))) << tail;
  }
}

TEST(JsonLines, LimitsHold) {
  const std::string text = to_json_lines(alice_to_bob());
  ReadLimits few;
  few.records = 3;
  EXPECT_EQ(read_json_lines(text, few).error().message, "line 4: too many records");
  ReadLimits narrow;
  narrow.line = 20;
  EXPECT_EQ(read_json_lines(text, narrow).error().message, "line 1: too long");
}

TEST(JsonLines, NoTruncationIsTakenForAWholeTrace) {
  const std::string text = to_json_lines(given_up());
  const std::size_t records = given_up().size();
  for (std::size_t end = 0; end < text.size(); end += 83) {
    const auto read = read_json_lines(std::string_view(text).substr(0, end));
    if (!read) continue;
    EXPECT_LT(read->size(), records);
    EXPECT_TRUE(end == 0 || text[end - 1] == '\n') << end;
  }
}

// Whatever a file holds: a trace that can be written again to the same end, or a fault.
TEST(JsonLines, FlippedBytesNeverBreakTheReader) {
  const std::string text = to_json_lines(alice_to_bob());
  RandomStream random(3, "flips");
  std::size_t refused = 0;
  for (int round = 0; round < 500; ++round) {
    std::string flipped = text;
    const std::uint64_t flips = 1 + random.below(3);
    for (std::uint64_t i = 0; i < flips; ++i) {
      flipped[random.below(flipped.size())] = static_cast<char>(random.below(256));
    }
    const auto read = read_json_lines(flipped);
    if (!read) ++refused;
    if (!read) continue;
    const auto again = read_json_lines(to_json_lines(*read));
    ASSERT_TRUE(again) << again.error().message;
    EXPECT_EQ(digest(*again), digest(*read));
  }
  EXPECT_GT(refused, 250u);
}

}  // namespace
}  // namespace mailscope::trace
