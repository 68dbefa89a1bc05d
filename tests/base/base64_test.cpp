#include "base/base64.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace mailscope {
namespace {

// RFC 4648 §10.
constexpr std::pair<std::string_view, std::string_view> kVectors[] = {{"", ""},
                                                                      {"f", "Zg=="},
                                                                      {"fo", "Zm8="},
                                                                      {"foo", "Zm9v"},
                                                                      {"foob", "Zm9vYg=="},
                                                                      {"fooba", "Zm9vYmE="},
                                                                      {"foobar", "Zm9vYmFy"}};

TEST(Base64, TestVectors) {
  for (const auto& [bytes, text] : kVectors) {
    EXPECT_EQ(to_base64(bytes), text);
    EXPECT_EQ(from_base64(text), bytes);
    EXPECT_EQ(from_base64_leniently(text), bytes);
  }
}

TEST(Base64, GivesBackAnyBytes) {
  RandomStream random(7, "base64");
  for (std::size_t size = 0; size < 300; ++size) {
    std::string bytes(size, '\0');
    for (char& c : bytes) c = static_cast<char>(random.below(256));
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
  }
}

// A piece of a text is one only where a group ends.
TEST(Base64, StrictReadingOfPiecesAndOfTextsWithMoreBehind) {
  for (const auto& [bytes, text] : kVectors) {
    for (std::size_t size = 0; size < text.size(); ++size) {
      EXPECT_EQ(from_base64(text.substr(0, size)).has_value(), size % 4 == 0) << text << size;
    }
    for (const std::string_view behind : {"=", "A", "====", "\n", " "}) {
      EXPECT_FALSE(from_base64(std::string(text).append(behind))) << text << behind;
    }
  }
}

TEST(Base64, StrictReadingRefusesWhatItWouldNotWrite) {
  for (const std::string_view bad :
       {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "=m9v", "Z===", "====", "Zg==Zg==", "Zm 9", "Zm-_"}) {
    EXPECT_FALSE(from_base64(bad)) << bad;
  }
}

// RFC 2045 §6.8.
TEST(Base64, LenientReadingSkipsWhatIsNoDigit) {
  EXPECT_EQ(from_base64_leniently("Zm9v\r\nYmE="), "fooba");
  EXPECT_EQ(from_base64_leniently("Z m 9 v !"), "foo");
  EXPECT_EQ(from_base64_leniently("Zg==Zg=="), "f");
  EXPECT_EQ(from_base64_leniently("Z"), "");
}

}  // namespace
}  // namespace mailscope
