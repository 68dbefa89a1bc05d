#include "scenario/format/texts.hpp"

#include <gtest/gtest.h>

namespace mailscope::scenario {
namespace {

TEST(Rate, ReadsAndWrites) {
  struct Row {
    const char* text;
    std::uint64_t bits;
    const char* written;
  };
  for (const Row& row :
       {Row{"1bit/s", 1, "1bit/s"}, Row{"9600bit/s", 9'600, "9600bit/s"},
        Row{"10Mbit/s", 10'000'000, "10Mbit/s"}, Row{"1.5Gbit/s", 1'500'000'000, "1500Mbit/s"},
        Row{"0.001kbit/s", 1, "1bit/s"}, Row{"2Tbit/s", 2'000'000'000'000, "2Tbit/s"},
        Row{"1.0000000009bit/s", 1, "1bit/s"}}) {
    SCOPED_TRACE(row.text);
    const auto value = parse_rate(row.text);
    if (std::string_view(row.text).size() > 15) {  // more than nine places
      EXPECT_FALSE(value);
      continue;
    }
    ASSERT_TRUE(value);
    EXPECT_EQ(*value, row.bits);
    EXPECT_EQ(format_rate(*value), row.written);
  }
  for (const char* text : {"", "10", "bit/s", "0bit/s", "0.5bit/s", "1001Tbit/s", "-1bit/s",
                           "999999999999999Tbit/s", "10Mbit/s ", "10Mbit"}) {
    EXPECT_FALSE(parse_rate(text)) << text;
  }
}

TEST(Size, ReadsAndWrites) {
  struct Row {
    const char* text;
    std::uint64_t bytes;
    const char* written;
  };
  for (const Row& row : {Row{"100000B", 100'000, "100kB"}, Row{"64KiB", 65'536, "64KiB"},
                         Row{"1.5KiB", 1'536, "1536B"}, Row{"25MB", 25'000'000, "25MB"},
                         Row{"0B", 0, "0B"}, Row{"0.0000001GB", 100, "100B"}}) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(parse_size(row.text).value_or(9), row.bytes);
    EXPECT_EQ(format_size(row.bytes), row.written);
  }
  for (const char* text : {"", "10", "B", "10 B", "-1B", "1kb", "1TB", "2000000GB"}) {
    EXPECT_FALSE(parse_size(text)) << text;
  }
}

// RFC 5321 §4.2, RFC 3463 §2: what does not look like an enhanced code belongs to the text.
TEST(Refusal, ReadsCodeStatusAndText) {
  struct Row {
    const char* written;
    int code;
    const char* status;
    const char* text;
  };
  for (const Row& row :
       {Row{"451 4.3.0 try later", 451, "4.3.0", "try later"}, Row{"550", 550, "", ""},
        Row{"450 4.7.1", 450, "4.7.1", ""}, Row{"554 no", 554, "", "no"},
        Row{"552 5.2.2  two spaces", 552, "5.2.2", " two spaces"},
        Row{"550 5.1 half a code", 550, "", "5.1 half a code"},
        Row{"550 5.1.1.1 too long", 550, "", "5.1.1.1 too long"},
        Row{"550 5.1.1234 too long", 550, "", "5.1.1234 too long"},
        Row{"550 3.1.1 no class", 550, "", "3.1.1 no class"},
        Row{"550 2.123.4 x", 550, "2.123.4", "x"}, Row{"459 ", 459, "", ""}}) {
    SCOPED_TRACE(row.written);
    const auto refusal = parse_refusal(row.written);
    ASSERT_TRUE(refusal);
    EXPECT_EQ(refusal->code, row.code);
    EXPECT_EQ(refusal->status, row.status);
    EXPECT_EQ(refusal->text, row.text);
  }
  for (const char* text : {"", "45", "250 ok", "354 go on", "461 x", "451-x", "451\tx", "451 \xe9",
                           "4510", "x451", "600 x", "45x y"}) {
    EXPECT_FALSE(parse_refusal(text)) << text;
  }
}

TEST(Start, ReadsTheCalendar) {
  EXPECT_EQ(parse_start("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(parse_start("2026-03-02T09:00:00Z"), 1'772'442'000);
  EXPECT_EQ(parse_start("2000-02-29T00:00:00Z"), 951'782'400);
  EXPECT_EQ(parse_start("9999-12-31T23:59:59Z"), 253'402'300'799);
  for (const char* text : {"1900-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2026-04-31T00:00:00Z",
                           "2026-00-01T00:00:00Z", "2026-01-00T00:00:00Z", "2026-01-01T00:00:60Z",
                           "1969-12-31T23:59:59Z", "", "2026-01-01t00:00:00z"}) {
    EXPECT_FALSE(parse_start(text)) << text;
  }
}

}  // namespace
}  // namespace mailscope::scenario
