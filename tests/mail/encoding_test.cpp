#include <gtest/gtest.h>

#include "base/random.hpp"
#include "base/text.hpp"
#include "mail/encoded_word.hpp"
#include "mail/transfer_encoding.hpp"
#include "mail/utf8.hpp"

namespace mailscope::mail {
namespace {

std::string random_bytes(RandomStream& random, std::size_t most) {
  std::string bytes(static_cast<std::size_t>(random.below(most)), '\0');
  for (char& c : bytes) c = static_cast<char>(random.below(256));
  return bytes;
}

// RFC 4648 §10.
TEST(Base64, TestVectors) {
  EXPECT_EQ(base64_word(""), "");
  EXPECT_EQ(base64_word("f"), "Zg==");
  EXPECT_EQ(base64_word("fo"), "Zm8=");
  EXPECT_EQ(base64_word("foo"), "Zm9v");
  EXPECT_EQ(base64_word("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64_decode("Zm9v\r\nYmE="), "fooba");
  EXPECT_EQ(base64_decode("Z m 9 v !"), "foo");
}

TEST(Encodings, GiveBackWhatTheyTook) {
  RandomStream random(7, "encodings");
  for (int i = 0; i < 500; ++i) {
    const std::string bytes = random_bytes(random, 300);
    EXPECT_EQ(base64_decode(base64_encode(bytes)), bytes);
    EXPECT_EQ(quoted_printable_decode(quoted_printable_encode(bytes)), bytes);
    for (const std::string& text : {base64_encode(bytes), quoted_printable_encode(bytes)}) {
      for (const std::string_view line : lines_of(text)) EXPECT_LE(line.size(), 76U);
    }
    (void)decode_words("=?utf-8?Q?" + bytes);
    EXPECT_TRUE(is_utf8(mended_utf8(bytes)));
  }
}

TEST(QuotedPrintable, KeepsTextReadable) {
  EXPECT_EQ(quoted_printable_encode("a=b \r\nc"), "a=3Db=20\r\nc");
  EXPECT_EQ(quoted_printable_decode("soft=\r\n break =3d =zz ="), "soft break = =zz =");
}

TEST(Utf8, RefusesLongFormsSurrogatesAndPieces) {
  for (const char* good : {"a", "\xC3\xA9", "\xEA\xB9\x80", "\xF0\x9F\x8D\x94"}) {
    EXPECT_TRUE(is_utf8(good)) << good;
  }
  for (const char* bad : {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xEA\xB9",
                          "\xF4\x90\x80\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(bad)) << printable(bad);
  }
}

// RFC 3629 §7, §4.
TEST(Utf8, HasCodePoints) {
  EXPECT_EQ(code_point("a"), 0x61U);
  EXPECT_EQ(code_point("\xC3\xA9"), 0xE9U);
  EXPECT_EQ(code_point("\xEA\xB9\x80"), 0xAE40U);
  EXPECT_EQ(code_point("\xF0\x9F\x8D\x94"), 0x1F354U);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

// RFC 2047 §8, among others.
TEST(EncodedWord, Decodes) {
  EXPECT_EQ(decode_words("=?US-ASCII?Q?Keith_Moore?= <moore@x>"), "Keith Moore <moore@x>");
  EXPECT_EQ(decode_words("=?ISO-8859-1?Q?Patrik_F=E4ltstr=F6m?="),
            "Patrik F\xC3\xA4ltstr\xC3\xB6m");
  EXPECT_EQ(decode_words("(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)"), "(ab)");
  EXPECT_EQ(decode_words("(=?ISO-8859-1?Q?a?= b)"), "(a b)");
  EXPECT_EQ(decode_words("=?utf-8?b?6rmA?="), "\xEA\xB9\x80");
  for (const char* broken :
       {"=?utf-8?X?a?=", "=?koi8-r?Q?a?=", "=?utf-8?Q?a b?=", "=?utf-8?Q?a", "=?", "=?=?=?="}) {
    EXPECT_EQ(decode_words(broken), broken);
  }
}

TEST(EncodedWord, WordsAreShortAndComeBack) {
  for (const std::string& text :
       {std::string("plain text"), std::string("\xEC\xBC\x80\xEC\xB2\xA9"),
        std::string("caf\xC3\xA9 au lait"), std::string("=?utf-8?Q?a?=")}) {
    for (int times : {1, 12}) {
      std::string longer;
      for (int i = 0; i < times; ++i) longer += text;
      const auto words = encode_words(longer);
      for (const std::string& word : words) EXPECT_LE(word.size(), 75U);
      EXPECT_EQ(decode_words(joined(words)), longer);
    }
  }
}

}  // namespace
}  // namespace mailscope::mail
