// The flags of a message in a mailbox: RFC 3501 §2.3.2.

#include "mail/flags.hpp"

#include <gtest/gtest.h>

namespace mailscope::mail {
namespace {

TEST(FlagsTest, AreASet) {
  const Flags read{Flag::seen, Flag::answered};
  EXPECT_TRUE(read.has(Flag::seen));
  EXPECT_FALSE(read.has(Flag::draft));
  EXPECT_EQ(read - Flags{Flag::answered}, Flags{Flag::seen});
  EXPECT_EQ((read | Flags{Flag::draft}) & Flags{Flag::draft}, Flags{Flag::draft});
  EXPECT_EQ(read - read, Flags());
}

TEST(FlagsTest, AreWrittenAndReadBack) {
  for (const Flags flags : {Flags(), Flags{Flag::seen}, Flags{Flag::seen, Flag::answered}}) {
    EXPECT_EQ(parse_flags(format_flags(flags)), flags);
  }
  EXPECT_EQ(format_flags({Flag::seen, Flag::answered}), "\\Answered \\Seen");
}

TEST(FlagsTest, AreSystemFlagsOnly) {
  EXPECT_EQ(parse_flag("\\sEEN"), Flag::seen);
  EXPECT_EQ(parse_flag("Seen"), std::nullopt);
  EXPECT_EQ(parse_flags("\\Seen  \\Draft"), std::nullopt);
  EXPECT_EQ(parse_flags("\\Recent"), std::nullopt);
}

}  // namespace
}  // namespace mailscope::mail
