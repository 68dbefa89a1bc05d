#include "base/time.hpp"

#include <string>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace mailscope {
namespace {

struct Row {
  std::string text;
  Duration duration;
};

TEST(ParseDuration, ReadsWhatPeopleWrite) {
  const Row rows[] = {
      {"0s", Duration()},
      {"0d", Duration()},
      {"1ns", nanoseconds(1)},
      {"5us", microseconds(5)},
      {"150ms", milliseconds(150)},
      {"20s", seconds(20)},
      {"30m", minutes(30)},
      {"1h30m", minutes(90)},
      {"5d", days(5)},
      {"1d2h3m4s5ms6us7ns", Duration(93'784'005'006'007)},
      {"90m", minutes(90)},
      {"007s", seconds(7)},
      {"1.5s", milliseconds(1500)},
      {"0.5d", hours(12)},
      {"1m0.25s", milliseconds(60'250)},
      {"0.000000001s", nanoseconds(1)},
      {"0.123456789s", nanoseconds(123'456'789)},
      {"0.0015ms", nanoseconds(1'500)},
      {"36525d", kLongestDuration},
  };
  for (const Row& row : rows) {
    const auto parsed = parse_duration(row.text);
    ASSERT_TRUE(parsed) << row.text << ": " << parsed.error().message;
    EXPECT_EQ(*parsed, row.duration) << row.text;
  }
}

TEST(ParseDuration, RefusesEverythingElseInOneLineForAPerson) {
  const std::string rows[] = {
      "",
      " ",
      "20",
      "s",
      "ms",
      "-5s",
      "+5s",
      "5 s",
      " 5s",
      "5s ",
      "5S",
      "5sec",
      "30m1h",
      "1h1h",
      "1s1m",
      "1.s",
      ".5s",
      "1.5m3s",
      "1..5s",
      "1,5s",
      "5weeks",
      "1e3s",
      "0x5s",
      "5mss",
      "1h30",
      "５s",
      std::string("5s\0", 3),
      "1.0123456789s",
      "1234567890123456789s",
      "999999999999999999999d",
  };
  for (const std::string& text : rows) {
    const auto parsed = parse_duration(text);
    ASSERT_FALSE(parsed) << text << " was read as " << parsed->ns() << " ns";
    EXPECT_NE(parsed.error().message.find("1h30m"), std::string::npos) << parsed.error().message;
    EXPECT_EQ(parsed.error().message.find('\n'), std::string::npos);
  }
}

TEST(ParseDuration, HasALimitThatNoSumCanPass) {
  for (const std::string text :
       {"36526d", "36525d1ns", "876601h", "999999999999999999s", "36524d25h", "36525.1d"}) {
    const auto parsed = parse_duration(text);
    ASSERT_FALSE(parsed) << text;
    EXPECT_NE(parsed.error().message.find("36525d"), std::string::npos) << parsed.error().message;
  }
}

TEST(FormatDuration, IsShort) {
  const Row rows[] = {
      {"0s", Duration()},
      {"20ms", milliseconds(20)},
      {"1h30m", minutes(90)},
      {"5d", days(5)},
      {"1s500ms", milliseconds(1500)},
      {"1m1ns", minutes(1) + nanoseconds(1)},
      {"-1h30m", minutes(-90)},
  };
  for (const Row& row : rows) EXPECT_EQ(format_duration(row.duration), row.text);
}

TEST(FormatDuration, IsReadBack) {
  RandomStream random(1, "durations");
  for (int i = 0; i < 2000; ++i) {
    const Duration longest = kLongestDuration / (std::int64_t{1} << random.below(62));
    const Duration duration = random.between(Duration(), longest);
    const auto parsed = parse_duration(format_duration(duration));
    ASSERT_TRUE(parsed) << format_duration(duration);
    EXPECT_EQ(*parsed, duration);
  }
}

TEST(FormatSeconds, HasNinePlaces) {
  EXPECT_EQ(format_seconds(Instant()), "0.000000000");
  EXPECT_EQ(format_seconds(Instant(milliseconds(1'805'020))), "1805.020000000");
  EXPECT_EQ(format_seconds(nanoseconds(1)), "0.000000001");
  EXPECT_EQ(format_seconds(nanoseconds(-1)), "-0.000000001");
  EXPECT_EQ(format_seconds(milliseconds(-1500)), "-1.500000000");
}

TEST(FormatClock, ShowsDaysOnlyWhenThereAreAny) {
  EXPECT_EQ(format_clock(Instant()), "00:00:00.000");
  EXPECT_EQ(format_clock(Instant(minutes(30) + seconds(19))), "00:30:19.000");
  EXPECT_EQ(format_clock(Instant(days(1) - nanoseconds(1))), "23:59:59.999");
  EXPECT_EQ(format_clock(Instant(days(2) + minutes(30) + milliseconds(19'004))), "2d 00:30:19.004");
}

TEST(Instant, CountsFromTheStart) {
  const Instant start;
  const Instant later = start + minutes(3);
  EXPECT_EQ(later - start, seconds(180));
  EXPECT_EQ(later - seconds(180), start);
  EXPECT_LT(later, Instant::never());
  EXPECT_EQ(seconds(3) * 4 / 2, seconds(6));
}

}  // namespace
}  // namespace mailscope
