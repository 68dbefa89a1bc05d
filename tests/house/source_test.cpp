// How a text is taken apart, before any rule sees it.

#include "tests/house/source.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace mailscope::house {
namespace {

TEST(House, CodeLinesKeepTheirNumbers) {
  const std::vector<std::string> lines = code_lines("a /* b\nc */ d\n\"e\\\"f\" g // h\n");
  EXPECT_EQ(lines, (std::vector<std::string>{"a ", " d", "\"\" g "}));
}

TEST(House, CommentLinesKeepTheirNumbers) {
  const std::vector<std::string> lines = comment_lines("a /* b\nc */ d\n\"// e\" g // h\n");
  EXPECT_EQ(lines, (std::vector<std::string>{"/* b", "c ", "// h"}));
}

TEST(House, SourcesKnowTheirPlace) {
  const Source source{"src/net/tcp/a.hpp", ""};
  EXPECT_EQ(source.layer(), "net");
  EXPECT_TRUE(source.is_header());
  EXPECT_EQ(source.place(1), "src/net/tcp/a.hpp:2: ");
}

}  // namespace
}  // namespace mailscope::house
