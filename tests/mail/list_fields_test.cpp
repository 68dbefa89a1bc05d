#include "mail/list_fields.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/encoded_word.hpp"
#include "mail/message.hpp"

namespace mailscope::mail {
namespace {

const MailingList kClass = {"Networks class", "class@hamburger.edu", "class-request@hamburger.edu"};

// RFC 2919 §3, RFC 2369 §3.
TEST(ListFields, SayWhichListAndHowToPostAndLeave) {
  EXPECT_EQ(with_list_fields("From: alice@crepes.fr\r\n\r\nhi\r\n", kClass),
            "Delivered-To: class@hamburger.edu\r\n"
            "List-Id: Networks class <class.hamburger.edu>\r\n"
            "List-Post: <mailto:class@hamburger.edu>\r\n"
            "List-Unsubscribe:"
            " <mailto:class-request@hamburger.edu?subject=unsubscribe>\r\n"
            "From: alice@crepes.fr\r\n\r\nhi\r\n");
}

// RFC 2369 §4: what passes from list to list has the fields of the last one alone.
TEST(ListFields, TakeThePlaceOfAnotherLists) {
  const MailingList other = {"", "all@crepes.fr", "all-request@crepes.fr"};
  const std::string once =
      with_list_fields("LIST-OWNER: <mailto:x@y>\r\nX: 1\r\n\r\nList-Id: body\r\n", other);
  EXPECT_EQ(split(once).find("List-Id"), "<all.crepes.fr>");
  EXPECT_EQ(split(once).find("List-Owner"), std::nullopt);
  const std::string twice = with_list_fields(once, kClass);
  EXPECT_EQ(split(twice).fields.size(), 6U);  // with Delivered-To of both
  EXPECT_EQ(split(twice).find("List-Id"), "Networks class <class.hamburger.edu>");
  EXPECT_EQ(split(twice).body, "List-Id: body\r\n");
}

// RFC 9228 §5: by Delivered-To it is known again, whichever list has sent it on since.
TEST(ListFields, TellWhichListsAMessageHasComeThrough) {
  const std::string content = "X: Delivered-To\r\n\r\nDelivered-To: all@crepes.fr\r\n";
  EXPECT_FALSE(has_come_through(content, "all@crepes.fr"));
  const std::string once = with_list_fields(content, {"", "all@crepes.fr", "r@crepes.fr"});
  EXPECT_TRUE(has_come_through(once, "ALL@crepes.fr"));
  EXPECT_FALSE(has_come_through(once, kClass.address));
  const std::string twice = with_list_fields(once, kClass);
  EXPECT_TRUE(has_come_through(twice, "all@crepes.fr"));
  EXPECT_TRUE(has_come_through(twice, kClass.address));
}

TEST(ListFields, LeaveABodyWithoutHeaderABody) {
  EXPECT_EQ(split(with_list_fields("hi\r\n", kClass)).body, "hi\r\n");
  EXPECT_EQ(split(with_list_fields("List-Id: <x>\r\n\r\nX: hi\r\n", kClass)).body, "X: hi\r\n");
}

// RFC 6068 §2 for the URI, RFC 2047 for the title; the header stays ASCII and of short lines.
TEST(ListFields, EncodeWhatCouldNotStandThere) {
  const MailingList odd = {"\xEC\xBC\x80\xEC\xB2\xA9", "a?b%&=\xEA\xB9\x80@x.kr", "r@x.kr"};
  const std::string content = with_list_fields("X: 1\r\n\r\n", odd);
  EXPECT_TRUE(is_ascii(content));
  EXPECT_EQ(split(content).find("List-Post"), "<mailto:a%3Fb%25%26%3D%EA%B9%80@x.kr>");
  EXPECT_EQ(decode_words(*split(content).find("List-Id")), odd.title + " <a-b------.x.kr>");
}

}  // namespace
}  // namespace mailscope::mail
