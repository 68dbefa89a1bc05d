#include "mail/notification.hpp"

#include <utility>

#include <gtest/gtest.h>

#include "mail/message.hpp"
#include "mail/notification_text.hpp"
#include "mail/readable.hpp"
#include "mail/status_code.hpp"

namespace mailscope::mail {
namespace {

constexpr std::int64_t kMonday = 1'772'442'000;
constexpr std::string_view kOriginal = "From: alice@crepes.fr\r\nSubject: Lunch\r\n\r\nSecret\r\n";

ReportedRecipient bob(Action action) {
  return {.action = action,
          .address = "bob@hamburger.edu",
          .remote_mta = "hamburger.edu",
          .last_attempt = kMonday + 430'200};
}

Notification notification(std::vector<ReportedRecipient> recipients) {
  return {.reporting_mta = "mail.crepes.fr",
          .to = "alice@crepes.fr",
          .id = "n7",
          .date = kMonday + 432'000,
          .arrival_date = kMonday,
          .tried_for = days(5),
          .recipients = std::move(recipients),
          .original = kOriginal};
}

Notification notification() {
  ReportedRecipient recipient = bob(Action::failed);
  recipient.trouble = "connection timed out";
  return notification({recipient});
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

TEST(Notification, TellsASenderInPlainWords) {
  const Readable r = readable(compose_notification(notification()));
  EXPECT_EQ(r.to, "alice@crepes.fr");
  EXPECT_TRUE(has(r.body, "Your message to <bob@hamburger.edu> could not be delivered.\n"));
  EXPECT_TRUE(has(r.body, "mail.crepes.fr tried for 5 days and has given up."));
  EXPECT_TRUE(has(r.body, "There was no answer from hamburger.edu: connection timed out.\n"));
}

// RFC 3464 §2.2, §2.3.
TEST(Notification, TellsAProgramWhichRecipientFailed) {
  Notification n = notification();
  n.recipients[0].last_reply = "550 5.1.1 No such\r\nuser";
  const std::string content = compose_notification(n);
  EXPECT_TRUE(has(content,
                  "Reporting-MTA: dns; mail.crepes.fr\r\n"
                  "Arrival-Date: Mon, 2 Mar 2026 09:00:00 +0000\r\n"
                  "\r\n"
                  "Final-Recipient: rfc822; bob@hamburger.edu\r\n"
                  "Action: failed\r\n"
                  "Status: 5.1.1\r\n"
                  "Remote-MTA: dns; hamburger.edu\r\n"
                  "Diagnostic-Code: smtp; 550 5.1.1 No such user\r\n"
                  "Last-Attempt-Date: Sat, 7 Mar 2026 08:30:00 +0000\r\n"));
  EXPECT_EQ(split(content).find("Content-Type"),
            "multipart/report; report-type=delivery-status; boundary=\"report-n7\"");
}

TEST(Notification, ReturnsTheHeaderAndNotTheBody) {
  const std::string content = compose_notification(notification());
  EXPECT_TRUE(has(content, "Content-Type: text/rfc822-headers\r\n\r\nFrom: alice@crepes.fr\r\n"));
  EXPECT_FALSE(has(content, "Secret"));
}

TEST(Notification, OfAMessageWithoutAHeaderHasTwoParts) {
  Notification n = notification();
  n.original = "Do you like ketchup?\r\n";
  const std::string content = compose_notification(n);
  EXPECT_FALSE(has(content, "rfc822-headers"));
  EXPECT_TRUE(content.ends_with("--report-n7--\r\n"));
}

TEST(Notification, TheBoundaryOccursInNoPart) {
  Notification n = notification();
  const std::string original = "X: --report-n7\r\nY: --report-n7-1\r\n\r\n";
  n.original = original;
  const std::string content = compose_notification(n);
  EXPECT_TRUE(has(content, "boundary=\"report-n7-2\""));
  EXPECT_TRUE(has(readable(content).body, "could not be delivered"));
}

TEST(Notification, StatusOfAReply) {
  EXPECT_EQ(status_of_reply("550 5.1.1 No such user"), "5.1.1");
  EXPECT_EQ(status_of_reply("550 No such user"), "5.0.0");
  EXPECT_EQ(status_of_reply("451 5.1.1 the classes differ"), "4.0.0");
  EXPECT_EQ(status_of_reply("452-4.2.2 Full"), "4.2.2");
  EXPECT_EQ(status_of_reply("421"), "4.0.0");
  EXPECT_EQ(status_of_reply("550 5.1.1x"), "5.0.0");
  EXPECT_EQ(status_of_reply("550 5.1234.1 x"), "5.0.0");
  for (const char* none : {"", "55", "354 go", "5500 x", "hello"}) {
    EXPECT_EQ(status_of_reply(none), "") << none;
  }
}

TEST(Notification, SpansInWords) {
  EXPECT_EQ(span_in_words(days(5)), "5 days");
  EXPECT_EQ(span_in_words(days(1) + hours(2) + minutes(3)), "1 day 2 hours");
  EXPECT_EQ(span_in_words(days(5) + seconds(3)), "5 days");
  EXPECT_EQ(span_in_words(minutes(1)), "1 minute");
  EXPECT_EQ(span_in_words(milliseconds(3)), "less than a second");
}

}  // namespace
}  // namespace mailscope::mail
