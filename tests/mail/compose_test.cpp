#include "mail/compose.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "mail/date.hpp"
#include "mail/message.hpp"
#include "mail/readable.hpp"
#include "mail/received.hpp"
#include "mail/seven_bit.hpp"

namespace mailscope::mail {
namespace {

constexpr std::int64_t kMonday = 1'772'442'000;  // 2026-03-02 09:00:00 UTC

Draft draft() {
  return {{"alice@crepes.fr", {}},
          {{"bob@hamburger.edu", {}}},
          "Lunch",
          kMonday,
          "1@crepes.fr",
          {"Do you like ketchup?", "How about pickles?"}};
}

// RFC 5322 §2.1.1, RFC 5321 §4.5.3.1.6: 7-bit, CRLF, at most 998 octets a line.
void expect_fit_for_smtp(const std::string& content) {
  EXPECT_TRUE(content.ends_with("\r\n"));
  for (const std::string_view line : lines_of(content)) {
    EXPECT_LE(line.size(), 998U);
    EXPECT_TRUE(std::all_of(line.begin(), line.end(), [](char c) { return c > 0; }));
    EXPECT_EQ(line.find('\r'), line.npos);
  }
}

TEST(Compose, PlainTextNeedsNoMime) {
  EXPECT_EQ(compose(draft()).value(),
            "From: alice@crepes.fr\r\n"
            "To: bob@hamburger.edu\r\n"
            "Subject: Lunch\r\n"
            "Date: Mon, 2 Mar 2026 09:00:00 +0000\r\n"
            "Message-ID: <1@crepes.fr>\r\n"
            "\r\n"
            "Do you like ketchup?\r\n"
            "How about pickles?\r\n");
}

TEST(Compose, KoreanIsEncodedAndReadBack) {
  Draft d = draft();
  d.from.name = "\xEC\x95\xA8\xEB\xA6\xAC\xEC\x8A\xA4";
  d.subject = "\xEC\xA0\x90\xEC\x8B\xAC";
  d.lines = {"\xEC\xBC\x80\xEC\xB2\xA9 \xEC\xA2\x8B\xEC\x95\x84?", ""};
  const std::string content = compose(d).value();
  expect_fit_for_smtp(content);
  EXPECT_EQ(split(content).find("Content-Transfer-Encoding"), "base64");
  const Readable r = readable(content);
  EXPECT_EQ(r.from, d.from.name + " <alice@crepes.fr>");
  EXPECT_EQ(r.subject, d.subject);
  EXPECT_EQ(r.body, d.lines[0] + "\n\n");
}

TEST(Compose, MostlyAsciiStaysReadableOnTheWire) {
  Draft d = draft();
  d.lines = {"Un caf\xC3\xA9 for everybody, please, and a croissant"};
  const std::string content = compose(d).value();
  EXPECT_EQ(split(content).find("Content-Transfer-Encoding"), "quoted-printable");
  EXPECT_EQ(readable(content).body, d.lines[0] + "\n");
}

TEST(Compose, LinesOver998OctetsAreEncoded) {
  Draft d = draft();
  d.lines = {std::string(998, 'x')};
  EXPECT_EQ(split(compose(d).value()).find("MIME-Version"), std::nullopt);
  d.lines = {std::string(999, 'x')};
  d.subject = std::string(3000, 's');
  const std::string content = compose(d).value();
  expect_fit_for_smtp(content);
  EXPECT_EQ(readable(content).body, d.lines[0] + "\n");
  EXPECT_EQ(readable(content).subject, d.subject);
}

TEST(Compose, NamesAreQuotedWhereTheyMustBe) {
  Draft d = draft();
  d.to = {{"bob@hamburger.edu", "Bob, \"the\" cook"}, {"eve@x.org", "Eve E"}};
  EXPECT_EQ(split(compose(d).value()).find("To"),
            "\"Bob, \\\"the\\\" cook\" <bob@hamburger.edu>, Eve E <eve@x.org>");
}

TEST(Compose, RefusesWhatCouldBreakTheHeader) {
  const auto refused = [](auto change) {
    Draft d = draft();
    change(d);
    return !compose(d).has_value();
  };
  EXPECT_TRUE(refused([](Draft& d) { d.subject = "a\r\nBcc: x@y"; }));
  EXPECT_TRUE(refused([](Draft& d) { d.from.address = "alice"; }));
  EXPECT_TRUE(refused([](Draft& d) {
    d.from.address =
        "al\xC3\xAD"
        "ce@x";
  }));
  EXPECT_TRUE(refused([](Draft& d) { d.to[0].address = "a@b>\r\n"; }));
  EXPECT_TRUE(refused([](Draft& d) { d.message_id = ""; }));
  EXPECT_TRUE(refused([](Draft& d) { d.lines = {"a\nb"}; }));
  EXPECT_TRUE(refused([](Draft& d) { d.lines = {"\xFF"}; }));
  EXPECT_FALSE(refused([](Draft&) {}));
}

// RFC 6152: an agent that knows its server takes eight bits need not encode.
TEST(Compose, ABodyMayTravelInEightBits) {
  Draft d = draft();
  d.eight_bit = true;
  EXPECT_EQ(split(compose(d).value()).find("MIME-Version"), std::nullopt);  // nothing needs it
  d.lines = {"\xEC\xBC\x80\xEC\xB2\xA9 \xEC\xA2\x8B\xEC\x95\x84?"};
  const std::string content = compose(d).value();
  EXPECT_EQ(split(content).find("Content-Transfer-Encoding"), "8bit");
  EXPECT_EQ(split(content).body, d.lines[0] + "\r\n");
  EXPECT_EQ(readable(content).body, d.lines[0] + "\n");
  EXPECT_FALSE(needs_smtputf8(content));
  // A server in between that takes seven bits only makes no difference to who reads it.
  EXPECT_EQ(readable(to_seven_bit(content).value()).body, d.lines[0] + "\n");
  // RFC 2045 §2.8: such lines are no longer than others, and have no NUL.
  for (const std::string& line :
       {"\xC3\xA9" + std::string(997, 'x'), std::string("\xC3\xA9\0", 3)}) {
    d.lines = {line};
    expect_fit_for_smtp(compose(d).value());
  }
}

// RFC 6531, 6532: an address beyond ASCII stands in the header as it is, and needs SMTPUTF8.
TEST(Compose, AnAddressMayBeUtf8WhereThatIsAllowed) {
  Draft d = draft();
  d.from = {"\xEA\xB9\x80@a.kr", "\xEA\xB9\x80"};
  EXPECT_FALSE(compose(d));
  d.utf8 = true;
  const std::string content = compose(d).value();
  EXPECT_EQ(split(content).find("From"), "=?utf-8?B?6rmA?= <\xEA\xB9\x80@a.kr>");
  EXPECT_TRUE(needs_smtputf8(content));
  d.from.address = "\xFF@a.kr";
  EXPECT_FALSE(compose(d));
}

TEST(Date, IsWrittenAsMailWritesIt) {
  EXPECT_EQ(format_date_time(0), "Thu, 1 Jan 1970 00:00:00 +0000");
  EXPECT_EQ(format_date_time(951'868'799), "Tue, 29 Feb 2000 23:59:59 +0000");
  EXPECT_EQ(format_date_time(-1), "Wed, 31 Dec 1969 23:59:59 +0000");
  EXPECT_EQ(format_internal_date(kMonday), " 2-Mar-2026 09:00:00 +0000");
}

TEST(Received, SaysFromByWithForAndWhen) {
  const std::string field = received_field(
      {"crepes.fr", "10.0.0.1", "hamburger.edu", "ESMTP", "3", "bob@hamburger.edu", kMonday});
  EXPECT_EQ(unfold(field),
            "Received: from crepes.fr ([10.0.0.1]) by hamburger.edu with ESMTP id 3 "
            "for <bob@hamburger.edu>; Mon, 2 Mar 2026 09:00:00 +0000\r\n");
  for (const std::string_view line : lines_of(field)) EXPECT_LE(line.size(), 78U);
  EXPECT_EQ(return_path_field(""), "Return-Path: <>\r\n");
}

// What a peer says in HELO must not add a header field of its own.
TEST(Received, APeerCannotBreakOutOfTheField) {
  const std::string field =
      received_field({"x\r\nBcc: y@z", "10.0.0.1", "b", "SMTP", "", "", kMonday});
  EXPECT_EQ(split(field).fields.size(), 1U);
}

}  // namespace
}  // namespace mailscope::mail
