#include "mail/message.hpp"

#include <gtest/gtest.h>

namespace mailscope::mail {
namespace {

constexpr std::string_view kKetchup = "Do you like ketchup?\r\nHow about pickles?\r\n";

TEST(Message, IsHeaderEmptyLineBody) {
  const MessageView m = split("From: a@b\r\nSubject: one\r\n two\r\n\r\nBody: not a field\r\n");
  ASSERT_EQ(m.fields.size(), 2U);
  EXPECT_EQ(m.find("subject"), "one two");
  EXPECT_EQ(m.find("To"), std::nullopt);
  EXPECT_EQ(m.header, "From: a@b\r\nSubject: one\r\n two\r\n");
  EXPECT_EQ(m.body, "Body: not a field\r\n");
}

// The chapter's dialog sends a body alone. RFC 5321 does not demand a header.
TEST(Message, WithoutAHeaderIsAllBody) {
  EXPECT_FALSE(begins_with_header(kKetchup));
  EXPECT_EQ(split(kKetchup).body, kKetchup);
  EXPECT_TRUE(split(kKetchup).fields.empty());
}

TEST(Message, BeginsWithAHeaderWhenAFieldNameAndColonStandThere) {
  for (const char* content : {"From: x\r\n", "X-!#:\r\n", "a:"}) {
    EXPECT_TRUE(begins_with_header(content)) << content;
  }
  for (const char* content : {"", ":", ": x", "Dear Bob: hello", "From", " From: x", "\r\n",
                              "Gr\xC3\xBC\xC3\x9F"
                              "e: x",
                              "a\x01:"}) {
    EXPECT_FALSE(begins_with_header(content)) << content;
  }
}

TEST(Message, TraceInFrontKeepsTheBodyABody) {
  for (const std::string& content :
       {std::string(kKetchup), std::string("\r\nhi\r\n"), std::string(),
        std::string("From: a@b\r\n\r\nhi\r\n"), std::string("From: a@b\r\n")}) {
    const std::string once = prepend_trace(content, "Received: here\r\n");
    const std::string twice = prepend_trace(once, "Return-Path: <a@b>\r\n");
    EXPECT_EQ(split(twice).body, split(content).body) << content;
    EXPECT_EQ(split(twice).find("From"), split(content).find("From"));
    EXPECT_EQ(split(twice).fields.front().name, "Return-Path");
    EXPECT_TRUE(split(twice).find("Received"));
  }
}

TEST(Message, CutOffAnywhereIsStillSplit) {
  const std::string whole = "From: a\r\n b\r\nTo: c\r\n\r\nbody\r\n";
  for (std::size_t i = 0; i <= whole.size(); ++i) {
    const std::string part = whole.substr(0, i);
    const MessageView m = split(part);
    EXPECT_TRUE(part.starts_with(m.header));
    EXPECT_TRUE(part.ends_with(m.body));
    EXPECT_GE(m.header.size() + m.body.size() + 2, part.size());
  }
}

TEST(Message, ALineThatIsNoFieldEndsTheHeader) {
  const MessageView m = split("From: a\r\nnonsense\r\nTo: b\r\n");
  EXPECT_EQ(m.fields.size(), 1U);
  EXPECT_EQ(m.body, "nonsense\r\nTo: b\r\n");
}

TEST(Message, Unfolding) {
  EXPECT_EQ(unfold("a\r\n b\r\n\tc"), "a b\tc");
  EXPECT_EQ(unfold("a\r\nb\r\n"), "a\r\nb\r\n");
}

}  // namespace
}  // namespace mailscope::mail
