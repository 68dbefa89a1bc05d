// Messages as trees: what is read is written again as it was.

#include "mail/entity.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "mail/compose.hpp"
#include "mail/list_fields.hpp"
#include "mail/message.hpp"
#include "mail/notification.hpp"
#include "mail/received.hpp"

namespace mailscope::mail {
namespace {

const std::string kMixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

std::string again(const std::string& content) {
  return write(parse_entity(content));
}

TEST(Entity, HasFieldsInOrderAndABody) {
  const std::string content = "From: a@b\r\nSubject:one\r\n two \r\nfrom: c\r\n\r\nhi\r\n";
  const Entity message = parse_entity(content);
  ASSERT_EQ(message.fields.size(), 3U);
  EXPECT_EQ(message.fields[1].name, "Subject");
  EXPECT_EQ(message.fields[1].raw, "one\r\n two \r\n");
  EXPECT_EQ(message.find("SUBJECT"), "one two");
  EXPECT_EQ(message.find("From"), "a@b");
  EXPECT_EQ(message.find("To"), std::nullopt);
  EXPECT_EQ(message.body, "hi\r\n");
  EXPECT_TRUE(message.parts.empty());
  EXPECT_EQ(write(message), content);
}

TEST(Entity, HasThePartsOfAMultipart) {
  const std::string content = kMixed +
                              "preamble\r\n--b\r\nX: 1\r\n\r\none\r\n--b \r\n\r\ntwo\r\n\r\n" +
                              "--b--\r\nepilogue\r\n";
  const Entity message = parse_entity(content);
  ASSERT_EQ(message.parts.size(), 2U);
  EXPECT_EQ(message.parts[0].before, "preamble\r\n--b\r\n");
  EXPECT_EQ(message.parts[0].find("X"), "1");
  EXPECT_EQ(message.parts[0].body, "one");
  EXPECT_EQ(message.parts[1].before, "\r\n--b \r\n");
  EXPECT_EQ(message.parts[1].body, "two\r\n");
  EXPECT_EQ(message.body, "\r\n--b--\r\nepilogue\r\n");
  EXPECT_EQ(write(message), content);
}

// RFC 2046 §5.2.1, and §5.1.5: in a digest, a part that does not say what it is is a message.
TEST(Entity, HasTheMessageWithin) {
  const std::string inner = "Subject: inner\r\n\r\nhi";
  for (const std::string& content :
       {kMixed + "--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner + "\r\n--b--\r\n",
        "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n" + inner +
            "\r\n--b--\r\n"}) {
    const Entity message = parse_entity(content);
    ASSERT_EQ(message.parts.size(), 1U);
    ASSERT_EQ(message.parts[0].parts.size(), 1U);
    EXPECT_EQ(message.parts[0].parts[0].find("Subject"), "inner");
    EXPECT_EQ(write(message), content);
  }
}

TEST(Entity, IsBuiltOfParts) {
  const Entity message =
      multipart({unfolded_field("MIME-Version", "1.0")}, {"multipart/mixed;"}, "b",
                {leaf({}, "text/plain", {"7bit", "--b\r\n"}),
                 leaf({}, "text/plain; charset=utf-8", encode("caf\xC3\xA9"))});
  EXPECT_EQ(write(message),
            "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"b-1\"\r\n\r\n"
            "--b-1\r\nContent-Type: text/plain\r\n\r\n--b\r\n\r\n"
            "--b-1\r\nContent-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n\r\ncaf=C3=A9\r\n--b-1--\r\n");
  const Entity read = parse_entity(write(message));
  ASSERT_EQ(read.parts.size(), 2U);
  EXPECT_EQ(read.parts[0].body, "--b\r\n");
  EXPECT_EQ(read.body, message.body);
}

TEST(Entity, LeavesWhatIsBeyondItsLimitsAsItStands) {
  std::string parts = kMixed;
  for (std::size_t i = 0; i < kMostParts + 3; ++i) parts += "--b\r\n\r\nhi\r\n";
  EXPECT_EQ(parse_entity(parts).parts.size(), kMostParts);
  EXPECT_EQ(again(parts), parts);

  std::string fields;
  for (std::size_t i = 0; i < kMostFields + 3; ++i) fields += "X: 1\r\n";
  EXPECT_EQ(parse_entity(fields).fields.size(), kMostFields);
  EXPECT_EQ(parse_entity(fields).body, "X: 1\r\nX: 1\r\nX: 1\r\n");
  EXPECT_EQ(again(fields), fields);

  std::string deep;
  for (int i = 0; i < kDeepestPart + 3; ++i) deep += "Content-Type: message/rfc822\r\n\r\n";
  const Entity message = parse_entity(deep);
  const Entity* innermost = &message;
  int depth = 0;
  for (; !innermost->parts.empty(); innermost = &innermost->parts[0]) ++depth;
  EXPECT_EQ(depth, kDeepestPart);
  EXPECT_EQ(innermost->body,
            "Content-Type: message/rfc822\r\n\r\nContent-Type: message/rfc822\r\n\r\n");
  EXPECT_EQ(again(deep), deep);
}

TEST(Entity, CutOffAnywhereIsWrittenAgainAsItWas) {
  const std::string whole =
      "From: a\r\n" + kMixed +
      "x\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nTo: b\r\n c\r\n\r\nhi\r\n"
      "--b\r\n\r\n\r\n--b--\r\nend\r\n";
  for (std::size_t i = 0; i <= whole.size(); ++i) {
    EXPECT_EQ(again(whole.substr(0, i)), whole.substr(0, i));
    EXPECT_EQ(again(whole.substr(i)), whole.substr(i));
  }
}

const std::vector<std::string> kPieces = {"\r\n",
                                          "\r\n",
                                          "\r\n\r\n",
                                          "\n",
                                          "\r",
                                          " ",
                                          "\t",
                                          "x",
                                          "caf\xC3\xA9",
                                          std::string(1, '\0'),
                                          "--b",
                                          "--b\r\n",
                                          "\r\n--b\r\n",
                                          "\n--b\r\n",
                                          "--b \t\r\n",
                                          "--b--",
                                          "\r\n--b--\r\n",
                                          "--c\r\n",
                                          "\r\n--c--\r\n",
                                          "Subject: x\r\n",
                                          "To: a\r\n b\r\n",
                                          "X:",
                                          ":",
                                          "no field\r\n",
                                          "Content-Type: multipart/mixed; boundary=b\r\n",
                                          "Content-Type: multipart/digest; boundary=c\r\n",
                                          "Content-Type: multipart/mixed; boundary=\"b\r\n",
                                          "Content-Type: message/rfc822\r\n",
                                          "Content-Transfer-Encoding: base64\r\n"};

TEST(Entity, AwkwardInputIsWrittenAgainAsItWas) {
  RandomStream random(3, "entity");
  for (int i = 0; i < 20'000; ++i) {
    std::string content = random.below(2) == 0 ? "" : kMixed + "--b\r\n";
    for (std::uint64_t n = random.below(14); n > 0; --n) {
      content += kPieces[random.below(kPieces.size())];
    }
    ASSERT_EQ(again(content), content) << i;
  }
}

std::string composed(RandomStream& random) {
  const std::vector<std::string> words = {"Lunch",
                                          "caf\xC3\xA9",
                                          "--report-n7",
                                          "a, b",
                                          "\xEC\xBC\x80\xEC\xB2\xA9",
                                          std::string(1200, 'y')};
  const auto word = [&] { return words[random.below(words.size())]; };
  Draft draft{.from = {"alice@crepes.fr", word()},
              .to = {{"bob@hamburger.edu", word()}, {"eve@hamburger.edu"}},
              .subject = word() + " " + word(),
              .date = 1'772'442'000,
              .message_id = "1@crepes.fr",
              .lines = {word(), "", word()},
              .eight_bit = random.below(2) == 0};
  return compose(draft).value();
}

// What a server puts in front of a message, and what it tells the sender of it.
std::string relayed(const std::string& content) {
  const MailingList list{"Class", "class@hamburger.edu", "class-request@hamburger.edu"};
  return prepend_trace(
      with_list_fields(content, list),
      received_field({.from = "a", .from_ip = "10.0.0.1", .by = "b", .id = "1", .date = 0}));
}

std::string bounced(RandomStream& random, const std::string& content) {
  return compose_notification({.reporting_mta = "mail.crepes.fr",
                               .to = "alice@crepes.fr",
                               .id = "n7",
                               .recipients = {{.address = "bob@hamburger.edu"}},
                               .original = content,
                               .full = random.below(2) == 0});
}

TEST(Entity, WhatTheSimulatorComposesIsWrittenAgainAsItWas) {
  RandomStream random(4, "composed");
  for (int i = 0; i < 300; ++i) {
    const std::string content = composed(random);
    const std::string told = bounced(random, relayed(content));
    const std::string told_of_that = bounced(random, told);
    for (const std::string& one : {content, relayed(content), told, told_of_that}) {
      ASSERT_EQ(again(one), one) << i;
    }
    EXPECT_EQ(parse_entity(told).parts.size(), 3U);
  }
}

}  // namespace
}  // namespace mailscope::mail
