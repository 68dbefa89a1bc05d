#include "mail/readable.hpp"

#include <gtest/gtest.h>

namespace mailscope::mail {
namespace {

TEST(Readable, WithoutAHeaderIsTheBody) {
  EXPECT_EQ(readable("Do you like ketchup?\r\n").body, "Do you like ketchup?\n");
}

TEST(Readable, UndoesTransferEncodings) {
  const auto body = [](const char* encoding, const char* text) {
    return readable("Content-Type: text/plain; charset=\"UTF-8\"\r\nContent-Transfer-Encoding: " +
                    std::string(encoding) + "\r\n\r\n" + text)
        .body;
  };
  EXPECT_EQ(body("BASE64", "7LyA\r\n"), "\xEC\xBC\x80");
  EXPECT_EQ(body("Quoted-Printable", "caf=C3=A9\r\n"), "caf\xC3\xA9\n");
  EXPECT_EQ(body("8bit", "caf\xC3\xA9\r\n"), "caf\xC3\xA9\n");
  EXPECT_EQ(body("7bit", "\xFF\r\n"), "\xEF\xBF\xBD\n");
}

TEST(Readable, TakesTheFirstTextOfAMultipart) {
  const std::string content =
      "Content-Type: multipart/mixed; boundary=\"out er\"\r\n\r\n"
      "preamble\r\n--out er\r\nContent-Type: image/png\r\n\r\nPNG\r\n"
      "--out er \r\nContent-Type: multipart/alternative; boundary=out\r\n\r\n"
      "--out\r\n\r\nhello\r\n--out\r\nContent-Type: text/html\r\n\r\n<p>\r\n--out--\r\n"
      "--out er--\r\nepilogue\r\n";
  EXPECT_EQ(readable(content).body, "hello");
}

TEST(Readable, ShowsAMultipartThatCannotBeOpenedAsItStands) {
  EXPECT_EQ(readable("Content-Type: multipart/mixed; boundary=x\r\n\r\nnothing\r\n").body,
            "nothing\n");
}

TEST(Readable, LooksOnlySoDeep) {
  const auto nested = [](int depth) {
    std::string content;
    for (int i = 0; i < depth; ++i) {
      const std::string b = "b" + std::to_string(i) + "z";
      content += "Content-Type: multipart/mixed; boundary=" + b + "\r\n\r\n--" + b + "\r\n";
    }
    return content + "\r\nhello\r\n";
  };
  EXPECT_EQ(readable(nested(8)).body, "hello\n");
  EXPECT_NE(readable(nested(9)).body, "hello\n");
}

TEST(Readable, CutOffAnywhereIsStillRead) {
  const std::string content =
      "From: =?utf-8?B?6rmA?= <a@b>\r\nContent-Type: multipart/mixed; boundary=\"x\\\"\r\n\r\n"
      "--x\r\nContent-Type: text/plain; charset=\"\r\n\r\nhi=\r\n--x--";
  for (std::size_t i = 0; i <= content.size(); ++i) (void)readable(content.substr(0, i));
  EXPECT_EQ(readable(content).from, "\xEA\xB9\x80 <a@b>");
}

}  // namespace
}  // namespace mailscope::mail
