#include "mail/notification.hpp"

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "base/utf8.hpp"
#include "mail/message.hpp"
#include "mail/notification_text.hpp"
#include "mail/readable.hpp"
#include "mail/seven_bit.hpp"

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

std::string delivery_status_of(const ReportedRecipient& recipient) {
  const std::string content = compose_notification(notification({recipient}));
  const auto begin = content.find("Final-Recipient");
  return content.substr(begin, content.find("\r\n\r\n", begin) + 2 - begin);
}

// RFC 3464 §2.3, appendix E: each action with a status of its class.
TEST(Notification, TellsAProgramOfEveryAction) {
  ReportedRecipient r = bob(Action::delayed);
  r.last_reply = "450 4.2.0 Greylisted";
  r.will_retry_until = kMonday + 432'000;
  EXPECT_EQ(delivery_status_of(r),
            "Final-Recipient: rfc822; bob@hamburger.edu\r\n"
            "Action: delayed\r\n"
            "Status: 4.2.0\r\n"
            "Remote-MTA: dns; hamburger.edu\r\n"
            "Diagnostic-Code: smtp; 450 4.2.0 Greylisted\r\n"
            "Last-Attempt-Date: Sat, 7 Mar 2026 08:30:00 +0000\r\n"
            "Will-Retry-Until: Sat, 7 Mar 2026 09:00:00 +0000\r\n");
  r.action = Action::relayed;
  r.last_reply = "";
  EXPECT_EQ(delivery_status_of(r),
            "Final-Recipient: rfc822; bob@hamburger.edu\r\n"
            "Action: relayed\r\n"
            "Status: 2.0.0\r\n"
            "Remote-MTA: dns; hamburger.edu\r\n"
            "Last-Attempt-Date: Sat, 7 Mar 2026 08:30:00 +0000\r\n");
  EXPECT_TRUE(
      has(delivery_status_of(bob(Action::delivered)), "Action: delivered\r\nStatus: 2.1.5\r\n"));
  EXPECT_TRUE(
      has(delivery_status_of(bob(Action::expanded)), "Action: expanded\r\nStatus: 2.1.5\r\n"));
}

// RFC 3463 §2, §3.5: what was only given up because of its age has a 4 in the report of a failure.
TEST(Notification, TellsTimeThatRanOutFromARefusal) {
  const auto status = [](const std::string& reply, const std::string& own, Duration tried_for) {
    ReportedRecipient r = bob(Action::failed);
    r.last_reply = reply;
    r.status = own;
    Notification n = notification({r});
    n.tried_for = tried_for;
    const std::string content = compose_notification(n);
    return content.substr(content.find("\r\nStatus: ") + 10, 5);
  };
  EXPECT_EQ(status("", "", days(5)), "4.4.7");
  EXPECT_EQ(status("451 4.3.0 Local error", "", days(5)), "4.4.7");
  EXPECT_EQ(status("550 5.1.1 No such user", "", days(5)), "5.1.1");
  EXPECT_EQ(status("", "", Duration()), "4.4.1");
  EXPECT_EQ(status("", "5.4.6", days(5)), "5.4.6");
}

// RFC 3461 §6.3: ENVID and ORCPT come back as the sender gave them.
TEST(Notification, GivesTheSenderItsOwnNamesBack) {
  Notification n = notification();
  EXPECT_FALSE(has(compose_notification(n), "Original-"));
  n.envelope_id = "QQ314159";
  n.recipients[0].original = "rfc822;Bob@hamburger.edu";
  const std::string content = compose_notification(n);
  EXPECT_TRUE(has(content, "\r\n\r\nOriginal-Envelope-Id: QQ314159\r\nReporting-MTA: "));
  EXPECT_TRUE(
      has(content, "\r\n\r\nOriginal-Recipient: rfc822; Bob@hamburger.edu\r\nFinal-Recipient: "));
  n.envelope_id = "x\r\nBcc: y@z";
  n.recipients[0].original = "no type";
  EXPECT_FALSE(has(compose_notification(n), "\nBcc"));
  EXPECT_FALSE(has(compose_notification(n), "Original-Recipient"));
}

struct Wording {
  Action action;
  const char* subject;
  const char* text;
};

class Wordings : public testing::TestWithParam<Wording> {};

TEST_P(Wordings, ArePlain) {
  ReportedRecipient r = bob(GetParam().action);
  r.will_retry_until = kMonday + 432'000;
  const Readable told = readable(compose_notification(notification({r})));
  EXPECT_EQ(told.subject, GetParam().subject);
  std::string text = told.body;
  std::replace(text.begin(), text.end(), '\n', ' ');
  EXPECT_TRUE(has(text, GetParam().text)) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Rfc3464, Wordings,
    testing::Values(
        Wording{Action::failed, "Your message could not be delivered",
                "<bob@hamburger.edu> could not be delivered. mail.crepes.fr tried for 5 days"},
        Wording{Action::delayed, "Your message has not been delivered yet",
                "<bob@hamburger.edu> has not been delivered yet. There is nothing that you need to "
                "do: mail.crepes.fr keeps the message and will try again until Sat, 7 Mar 2026 "
                "09:00:00 +0000."},
        Wording{Action::delivered, "Your message was delivered",
                "<bob@hamburger.edu> was delivered to the mailbox."},
        Wording{Action::relayed, "Your message was relayed",
                "<bob@hamburger.edu> was relayed to hamburger.edu, a server that does not confirm "
                "deliveries."},
        Wording{Action::expanded, "Your message was sent on to the members of a list",
                "<bob@hamburger.edu> was delivered to a list"}));

// RFC 3464 §2.1: one notification may tell of several recipients, each with an action of its own.
TEST(Notification, TellsOfSeveralActionsAtOnce) {
  ReportedRecipient eve = bob(Action::delivered);
  eve.address = "eve@hamburger.edu";
  const Readable both = readable(compose_notification(notification({eve, bob(Action::failed)})));
  EXPECT_EQ(both.subject, "Your message could not be delivered to everybody");
  EXPECT_TRUE(has(both.body, "<bob@hamburger.edu> could not be delivered."));
  EXPECT_TRUE(has(both.body, "<eve@hamburger.edu> was delivered"));
  const Readable good = readable(compose_notification(notification({eve, bob(Action::relayed)})));
  EXPECT_EQ(good.subject, "What became of your message");
}

// RFC 3461 §4.3: RET=FULL is about what failed.
TEST(Notification, ReturnsTheWholeOfWhatFailedWhenAsked) {
  Notification n = notification();
  n.full = true;
  const std::string whole = "Content-Type: message/rfc822\r\n\r\n" + std::string(kOriginal);
  EXPECT_TRUE(has(compose_notification(n), whole + "\r\n--report-n7--"));
  n.recipients = {bob(Action::delayed), bob(Action::delivered)};
  EXPECT_TRUE(has(compose_notification(n), "text/rfc822-headers"));
  EXPECT_FALSE(has(compose_notification(n), "Secret"));
  n.recipients.push_back(bob(Action::failed));
  EXPECT_TRUE(has(compose_notification(n), "Secret"));
}

// A message without a header is one whose header is empty (RFC 5322 §3.5).
TEST(Notification, ReturnsAMessageWithoutAHeaderWhole) {
  Notification n = notification();
  n.full = true;
  n.original = "Do you like: ketchup?\r\n";
  EXPECT_TRUE(has(compose_notification(n),
                  "Content-Type: message/rfc822\r\n\r\n\r\nDo you like: ketchup?\r\n"));
}

// RFC 6152 §3: nobody knows what the servers on the way back can take.
TEST(Notification, IsInSevenBitsWhateverTheOriginalWas) {
  Notification n = notification();
  n.full = true;
  n.original = "Subject: x\r\n\r\nA caf\xC3\xA9, please; and a croissant\r\n";
  EXPECT_TRUE(is_ascii(compose_notification(n)));
  EXPECT_TRUE(has(compose_notification(n), "A caf=C3=A9, please; and a croissant"));
  // A header beyond ASCII cannot be written so: then the header as far as it can be read.
  n.original = "Subject: caf\xC3\xA9\r\n\r\nSecret\r\n";
  EXPECT_TRUE(is_ascii(compose_notification(n)));
  EXPECT_TRUE(has(compose_notification(n), "rfc822-headers\r\n\r\nSubject: caf??\r\n"));
  EXPECT_FALSE(has(compose_notification(n), "Secret"));
}

// RFC 6533 §3: the type utf-8 for a program, UTF-8 itself for people.
TEST(Notification, TellsOfARecipientBeyondAscii) {
  Notification n = notification();
  n.recipients[0].address = "\xEA\xB9\x80@a.kr";
  n.recipients[0].original = "utf-8;\xF0\x9F\x8D\x94+\xFF@a.kr";
  const std::string content = compose_notification(n);
  EXPECT_TRUE(is_ascii(content));
  EXPECT_TRUE(has(content, "Original-Recipient: utf-8; \\x{1F354}+?@a.kr\r\n"));
  EXPECT_TRUE(has(content, "Final-Recipient: utf-8; \\x{AE40}@a.kr\r\n"));
  EXPECT_TRUE(has(readable(content).body, "Your message to <\xEA\xB9\x80@a.kr> could not"));
}

// The way back to a sender beyond ASCII is its address as it is (RFC 6532).
TEST(Notification, ReachesASenderBeyondAscii) {
  Notification n = notification();
  n.to = "\xEA\xB9\x80@a.kr";
  EXPECT_EQ(split(compose_notification(n)).find("To"), n.to);
  EXPECT_TRUE(needs_smtputf8(compose_notification(n)));
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
