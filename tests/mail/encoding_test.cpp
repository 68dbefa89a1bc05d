#include <gtest/gtest.h>

#include "base/base64.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "mail/encoded_word.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

std::string random_bytes(RandomStream& random, std::size_t most) {
  std::string bytes(static_cast<std::size_t>(random.below(most)), '\0');
  for (char& c : bytes) c = static_cast<char>(random.below(256));
  return bytes;
}

TEST(Encodings, GiveBackWhatTheyTook) {
  RandomStream random(7, "encodings");
  for (int i = 0; i < 500; ++i) {
    const std::string bytes = random_bytes(random, 300);
    EXPECT_EQ(from_base64_leniently(base64_lines(bytes)), bytes);
    EXPECT_EQ(quoted_printable_decode(quoted_printable_encode(bytes)), bytes);
    for (const std::string& text : {base64_lines(bytes), quoted_printable_encode(bytes)}) {
      for (const std::string_view line : lines_of(text)) EXPECT_LE(line.size(), 76U);
    }
    (void)decode_words("=?utf-8?Q?" + bytes);
  }
}

TEST(QuotedPrintable, KeepsTextReadable) {
  EXPECT_EQ(quoted_printable_encode("a=b \r\nc"), "a=3Db=20\r\nc");
  EXPECT_EQ(quoted_printable_decode("soft=\r\n break =3d =zz ="), "soft break = =zz =");
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
