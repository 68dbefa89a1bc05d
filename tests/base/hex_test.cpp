#include "base/hex.hpp"

#include <gtest/gtest.h>

namespace mailscope {
namespace {

TEST(Hex, TwoDigitsAnOctet) {
  EXPECT_EQ(hex(std::string_view("\0\x1F\xEA\xB9", 4)), "001feab9");
  EXPECT_EQ(upper_hex("\xEA\xB9"), "EAB9");
  EXPECT_EQ(hex(""), "");
}

TEST(Hex, ValuesOfDigits) {
  constexpr std::string_view kDigits = "0123456789abcdefABCDEF";
  for (int c = 0; c < 256; ++c) {
    const auto at = kDigits.find(static_cast<char>(c));
    const int value = at == std::string_view::npos ? -1 : static_cast<int>(at < 16 ? at : at - 6);
    EXPECT_EQ(hex_value(static_cast<char>(c)), value) << c;
  }
}

}  // namespace
}  // namespace mailscope
