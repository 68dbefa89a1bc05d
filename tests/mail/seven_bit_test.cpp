// Content for servers without 8BITMIME (RFC 5321 §2.4, RFC 6152 §3).

#include "mail/seven_bit.hpp"

#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/utf8.hpp"
#include "mail/entity.hpp"
#include "mail/message.hpp"
#include "mail/mime.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

const std::string kKorean = "\xEC\xBC\x80\xEC\xB2\xA9";

std::string multipart(const std::string& boundary, const std::vector<std::string>& parts,
                      const std::string& type = "mixed") {
  std::string out = "Content-Type: multipart/" + type + "; boundary=" + boundary +
                    "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n";
  for (const std::string& part : parts) out += "--" + boundary + "\r\n" + part + "\r\n";
  return out + "--" + boundary + "--\r\n";
}

// What the leaves of `entity` decode to, in order.
std::vector<std::string> leaves(const Entity& entity) {
  if (entity.parts.empty()) return {decode(entity.body, transfer_encoding(entity)).value()};
  std::vector<std::string> out;
  for (const Entity& part : entity.parts) {
    for (std::string& leaf : leaves(part)) out.push_back(std::move(leaf));
  }
  return out;
}

std::vector<std::string> leaves(std::string_view content) {
  return leaves(parse_entity(content));
}

TEST(SevenBit, LeavesAsciiAlone) {
  for (const std::string& content :
       {std::string(), std::string("hi\r\n"),
        "Subject: x\r\n\r\n" + std::string(2000, 'x') + "\r\n",
        multipart("b", {"\r\nhi", "Content-Transfer-Encoding: x-odd\r\n\r\nhi"})}) {
    EXPECT_EQ(to_seven_bit(content), content);
  }
}

// RFC 6152 §3: the encoding that says 8bit gives way to one that says what is there now.
TEST(SevenBit, ReplacesTheEncodingAndKeepsTheHeader) {
  EXPECT_EQ(to_seven_bit("From: a@b\r\n"
                         "MIME-Version: 1.0\r\n"
                         "Content-Transfer-Encoding: 8BIT\r\n"
                         "Content-Type: text/plain;\r\n charset=utf-8\r\n"
                         "X-Last: 1\r\n"
                         "\r\n"
                         "A caf\xC3\xA9, please; and a croissant\r\n"),
            "From: a@b\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain;\r\n charset=utf-8\r\n"
            "X-Last: 1\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "A caf=C3=A9, please; and a croissant\r\n");
}

// RFC 1428 §3: text that does not name its character set has one that nobody knows.
TEST(SevenBit, NamesAnUnknownCharacterSet) {
  const std::string body = kKorean + "\r\n";
  EXPECT_EQ(to_seven_bit("Subject: x\r\n\r\n" + body),
            "Subject: x\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=unknown-8bit\r\n"
            "Content-Transfer-Encoding: base64\r\n"
            "\r\n" +
                base64_lines(body));
  for (const char* type : {"text/html", "text/html; ", "text/html;\r\n format=flowed"}) {
    const auto ascii =
        to_seven_bit("Content-Type: " + std::string(type) + "\r\n\r\n" + body).value();
    EXPECT_EQ(content_type(parse_entity(ascii)).type, "text/html");
    EXPECT_EQ(content_type(parse_entity(ascii)).charset, "unknown-8bit") << ascii;
  }
  const auto picture = to_seven_bit("Content-Type: image/png\r\n\r\n" + body).value();
  EXPECT_EQ(picture.find("charset"), std::string::npos);
  EXPECT_EQ(split(*to_seven_bit(body)).find("MIME-Version"), "1.0");  // a body alone
}

// RFC 2045 §6.4: a multipart is never encoded itself, only its parts.
TEST(SevenBit, EncodesThePartsOfAMultipartThatNeedIt) {
  const std::string ascii = "X-One: 1\r\n\r\nplain = text";
  const std::string content = multipart("b", {ascii, "\r\n" + kKorean});
  const std::string made = to_seven_bit(content).value();
  EXPECT_EQ(split(made).find("Content-Transfer-Encoding"), "7bit");
  const std::vector<Entity> parts = parse_entity(made).parts;
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(write(parts[0]), ascii);
  EXPECT_EQ(parts[1].find("Content-Transfer-Encoding"), "base64");
  EXPECT_EQ(parts[1].find("MIME-Version"), std::nullopt);  // only on top (RFC 2045 §4)
  EXPECT_EQ(leaves(made), leaves(content));
}

// RFC 2046 §5.2.1: the parts of a message within a message, never the whole of it.
TEST(SevenBit, GoesIntoMessagesWithin) {
  const std::string inner = "Subject: inner\r\n\r\n" + kKorean;
  const std::string made =
      to_seven_bit(multipart("b", {"Content-Type: message/rfc822\r\n\r\n" + inner})).value();
  EXPECT_TRUE(is_ascii(made));
  EXPECT_EQ(leaves(made), std::vector<std::string>{kKorean});
  // RFC 2046 §5.1.5: in a digest, that is what a part is when it does not say.
  const std::string digest = to_seven_bit(multipart("b", {"\r\n" + inner}, "digest")).value();
  EXPECT_NE(digest.find("Subject: inner\r\nMIME-Version: 1.0\r\n"), std::string::npos) << digest;
}

TEST(SevenBit, WhatStandsAroundThePartsIsForNobody) {
  const std::string made =
      to_seven_bit(
          "Content-Type: multipart/mixed; boundary=b\r\n\r\npr\xC3\xA9 face\r\n--b\r\n\r\nhi"
          "\r\n--b--\r\n\xFF\r\n")
          .value();
  EXPECT_NE(made.find("pr?? face\r\n--b\r\n\r\nhi\r\n--b--\r\n?\r\n"), std::string::npos) << made;
}

TEST(SevenBit, EncodesAnewWhatIsNotWhatItSays) {
  const auto body = [](const std::string& encoding, const std::string& text) {
    return leaves(*to_seven_bit("Content-Type: image/png\r\nContent-Transfer-Encoding: " +
                                encoding + "\r\n\r\n" + text))
        .at(0);
  };
  EXPECT_EQ(body("quoted-printable", "caf\xC3\xA9 =3D"), "caf\xC3\xA9 =");
  EXPECT_EQ(body("base64", "Zm9v\xFF"), "foo");
}

// A soft line break must not make a delimiter of what was the middle of a line.
TEST(SevenBit, MakesNoDelimiterOfText) {
  for (std::size_t before = 60; before < 80; ++before) {
    const std::string text =
        "\xC3\xA9" + std::string(before, 'x') + "--b--" + std::string(600, 'y');
    const std::string content = multipart("b", {"\r\n" + text, "\r\nlast"});
    EXPECT_EQ(leaves(to_seven_bit(content).value()), leaves(content));
  }
}

struct Impossible {
  const char* why;
  std::string content;
};

TEST(SevenBit, RefusesWhatCannotBeDoneWithoutLoss) {
  std::string many_fields;
  for (std::size_t i = 0; i < kMostFields + 1; ++i) many_fields += "X: 1\r\n";
  for (const Impossible& row :
       {Impossible{"RFC 6532: a header beyond ASCII", "Subject: caf\xC3\xA9\r\n\r\nhi\r\n"},
        Impossible{"the same in a part", multipart("b", {"X: \xC3\xA9\r\n\r\nhi"})},
        Impossible{"the same in a message within",
                   "Content-Type: message/rfc822\r\n\r\nSubject: \xC3\xA9\r\n\r\nhi\r\n"},
        Impossible{"RFC 1847 §2.1: a signature", multipart("b", {"\r\n\xC3\xA9"}, "signed")},
        Impossible{"RFC 2046 §5.2.2: always 7-bit",
                   "Content-Type: message/partial\r\n\r\n\xC3\xA9"},
        Impossible{"an encoding that we do not know",
                   "Content-Transfer-Encoding: x-odd\r\n\r\n\xC3\xA9"},
        Impossible{"RFC 2045 §6.4: an encoded multipart",
                   "Content-Transfer-Encoding: base64\r\nContent-Type: multipart/mixed; "
                   "boundary=b\r\n\r\n--b\r\n\r\n\xC3\xA9\r\n--b--\r\n"},
        Impossible{"a multipart without parts",
                   "Content-Type: multipart/mixed; boundary=b\r\n\r\n\xC3\xA9\r\n"},
        Impossible{"too many fields", many_fields + "\r\n\xC3\xA9"},
        Impossible{"too many parts",
                   multipart("b", std::vector<std::string>(101, "\r\n\xC3\xA9"))}}) {
    EXPECT_FALSE(is_ascii(row.content)) << row.why;
    EXPECT_EQ(to_seven_bit(row.content), std::nullopt) << row.why;
  }
}

TEST(SevenBit, GoesOnlySoDeep) {
  const auto nested = [](int depth) {
    std::string content = "\r\n" + kKorean;
    for (int i = 0; i < depth; ++i) content = multipart("b" + std::to_string(i) + "z", {content});
    return content;
  };
  EXPECT_EQ(leaves(to_seven_bit(nested(kDeepestPart)).value()), std::vector<std::string>{kKorean});
  EXPECT_EQ(to_seven_bit(nested(kDeepestPart + 1)), std::nullopt);
}

// RFC 6531 §3.4 with RFC 6532: headers, of the message or of a part; a body needs 8BITMIME alone.
TEST(Smtputf8, IsNeededByHeadersBeyondAscii) {
  EXPECT_FALSE(needs_smtputf8("Subject: x\r\n\r\nhi\r\n"));
  EXPECT_FALSE(needs_smtputf8("Subject: x\r\n\r\n" + kKorean));
  EXPECT_FALSE(needs_smtputf8(kKorean));
  EXPECT_FALSE(needs_smtputf8(multipart("b", {"\r\n" + kKorean})));
  EXPECT_TRUE(needs_smtputf8("Subject: " + kKorean + "\r\n\r\nhi\r\n"));
  EXPECT_TRUE(needs_smtputf8("Subject: x\r\n " + kKorean + "\r\n\r\nhi\r\n"));
  EXPECT_TRUE(
      needs_smtputf8(multipart("b", {"\r\nhi", "Content-Description: " + kKorean + "\r\n\r\nhi"})));
}

// Lines of any octets but those that end them.
std::string random_body(RandomStream& random) {
  std::string body;
  const bool mostly_ascii = random.below(2) == 0;
  for (std::uint64_t i = random.below(400); i > 0; --i) {
    const std::uint64_t octet = random.below(mostly_ascii && random.below(10) > 0 ? 128 : 256);
    body += octet == '\r' || octet == '\n' ? std::string("\r\n")
                                           : std::string(1, static_cast<char>(octet));
  }
  return body;
}

std::string random_entity(RandomStream& random, int depth) {
  if (depth == 0 || random.below(3) == 0) return "\r\n" + random_body(random);
  if (random.below(4) == 0) {
    return "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n" + random_entity(random, depth - 1);
  }
  std::vector<std::string> parts;
  for (std::uint64_t i = random.below(4) + 1; i > 0; --i) {
    parts.push_back(random_entity(random, depth - 1));
  }
  return multipart("level" + std::to_string(depth) + "z", parts);
}

TEST(SevenBit, LosesNothingOfAnyMessage) {
  RandomStream random(11, "seven bits");
  for (int i = 0; i < 500; ++i) {
    const std::string content = "From: a@b\r\n" + random_entity(random, 3);
    const auto ascii = to_seven_bit(content);
    ASSERT_TRUE(ascii) << i;
    EXPECT_TRUE(is_ascii(*ascii));
    EXPECT_EQ(leaves(*ascii), leaves(content)) << i;
    EXPECT_EQ(split(*ascii).find("From"), "a@b");
    EXPECT_EQ(to_seven_bit(*ascii), ascii);
  }
}

}  // namespace
}  // namespace mailscope::mail
