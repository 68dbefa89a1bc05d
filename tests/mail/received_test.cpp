#include "mail/received.hpp"

#include <string>

#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "mail/message.hpp"

namespace mailscope::mail {
namespace {

constexpr std::int64_t kMonday = 1'772'442'000;

Hop hop() {
  return {"crepes.fr", "10.0.0.1", "hamburger.edu", "ESMTPA", "3", "bob@hamburger.edu", kMonday};
}

// RFC 5321 §6.3: the fields are counted, and nothing that only looks like them.
TEST(ReceivedCount, CountsTheFieldsOfTheHeader) {
  EXPECT_EQ(received_count(""), 0U);
  EXPECT_EQ(received_count("Received: body of a message without header"), 1U);
  EXPECT_EQ(received_count("From: a@b\r\n\r\nReceived: in the body\r\n"), 0U);
  EXPECT_EQ(received_count("Received: a;\r\n Received: folded\r\nRECEIVED:b\r\nX-Received: c\r\n"
                           "Received-SPF: d\r\nSubject: x\r\n\tReceived: e\r\nreceived: f\r\n\r\n"),
            3U);
  EXPECT_EQ(received_count("Received: a\r\nno field\r\nReceived: b\r\n"), 1U);
  EXPECT_EQ(received_count(" Received: a\r\nReceived: b\r\n"), 0U);
}

TEST(ReceivedCount, GrowsByOneWithEachServer) {
  std::string content = "Do you like ketchup?\r\n";
  for (std::size_t passed = 0; passed < 120; ++passed) {
    EXPECT_EQ(received_count(content), passed);
    content = prepend_trace(content, received_field(hop()));
  }
}

// RFC 3848, RFC 6531 §4.3.
TEST(Received, SaysWithWhichProtocol) {
  EXPECT_NE(unfold(received_field(hop())).find(" with ESMTPA id 3 "), std::string::npos);
}

TEST(Received, ARecipientBeyondAsciiIsNotTold) {
  Hop of_kim = hop();
  of_kim.recipient = "\xEA\xB9\x80@hamburger.edu";
  EXPECT_TRUE(is_ascii(received_field(of_kim)));
  EXPECT_EQ(received_field(of_kim).find(" for "), std::string::npos);
}

// RFC 5321 §4.4 with RFC 6532 §3: the way back must be the sender's address, whatever its letters.
TEST(ReturnPath, KeepsUtf8AndNothingElseBeyondAscii) {
  EXPECT_EQ(return_path_field("\xEA\xB9\x80@a.kr"), "Return-Path: <\xEA\xB9\x80@a.kr>\r\n");
  EXPECT_EQ(return_path_field("\xFF@a.kr"), "Return-Path: <?@a.kr>\r\n");
  EXPECT_EQ(return_path_field("a\r\nb@c"), "Return-Path: <a  b@c>\r\n");
}

}  // namespace
}  // namespace mailscope::mail
