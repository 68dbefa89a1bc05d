#include "imap/framer.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "tests/imap/dialog.hpp"

namespace mailscope::imap {
namespace {

// What comes out, a line each: "frame", "+octets", "broken".
std::string shown(const FramerEvent& event) {
  if (const auto* frame = std::get_if<Frame>(&event)) return "frame " + frame->bytes + "\n";
  if (const auto* broken = std::get_if<BrokenFrame>(&event)) {
    return "broken " + broken->bytes + ": " + std::string(name(broken->fault)) + "\n";
  }
  return "+" + std::to_string(std::get<LiteralAnnounced>(event).octets) + "\n";
}

std::string framed(std::string_view bytes, test::Feed feed) {
  Framer framer(20, 10);
  std::string out;
  const std::size_t piece = feed == test::Feed::byte_by_byte ? 1 : bytes.size();
  for (std::size_t i = 0; i < bytes.size(); i += piece) {
    framer.feed(bytes.substr(i, piece));
    // The beginning of another line changes nothing.
    const bool last = i + piece >= bytes.size();
    if (last && feed == test::Feed::with_trailing_bytes) framer.feed("next");
    while (auto event = framer.next()) out += shown(*event);
  }
  return out;
}

struct Row {
  std::string bytes, events;
};

TEST(Framer, CutsLinesAndLiterals) {
  using std::string_literals::operator""s;
  const std::vector<Row> rows = {
      {"a1 NOOP\r\n", "frame a1 NOOP\n"},
      {"\r\n", "frame \n"},
      {"a {2}\r\nxy\r\nb\r\n", "+2\nframe a {2}\r\nxy\nframe b\n"},
      {"a {0}\r\n\r\n", "+0\nframe a {0}\r\n\n"},
      {"a {2}\r\n\r\n {1}\r\nz\r\n", "+2\n+1\nframe a {2}\r\n\r\n {1}\r\nz\n"},
      {"a {x}\r\n", "frame a {x}\n"},
      {"a {}\r\n", "frame a {}\n"},
      {"a {11}\r\n", "broken a {11}: the literal is too long\n"},
      {"a {6}\r\nabcdef {5}\r\n", "+6\nbroken a {6}\r\nabcdef {5}: the literal is too long\n"},
      {"a {9999999999999}\r\n", "broken a {9999999999999}: the literal is too long\n"},
      {"12345678901234567890\r\n", "frame 12345678901234567890\n"},
      {"123456789012345678901 and more\r\nok\r\n",
       "broken 12345678901234567890: the line is too long\nframe ok\n"},
      {"a\nb\r\n", "broken a: a line must end with CR LF\nframe b\n"},
      {"a\rb\r\nc\r\n", "broken a: a line must end with CR LF\nframe c\n"},
      {"a\0b\r\nc\r\n"s, "broken a: a line must not hold NUL\nframe c\n"},
  };
  for (const Row& row : rows) {
    for (const test::Feed feed : test::kFeeds) {
      EXPECT_EQ(framed(row.bytes, feed), row.events) << test::name(feed) << ": " << row.bytes;
    }
  }
}

}  // namespace
}  // namespace mailscope::imap
