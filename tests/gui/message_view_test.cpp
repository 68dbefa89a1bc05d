// Where a message is and who answers for it, in words.

#include "gui/model/message_view.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "replay/world/also_answers.hpp"
#include "tests/gui/show_fixture.hpp"

namespace mailscope::gui {
namespace {

constexpr texts::Language kEnglish = texts::Language::english;

RecordNumber last(const Show& show) {
  return RecordNumber(show.trace.size() - 1);
}

// ---- Message.
TEST(MessageSheet, ItIsWhereTheWorldHasIt) {
  const auto show = show_of(trace::alice_to_bob());
  const auto sheet = [&](RecordNumber cursor) {
    return message_sheet(show->replay.at(cursor), show->chapter.message_at(cursor), kEnglish);
  };
  EXPECT_FALSE(sheet(show->steps.start()).exists);
  const RecordNumber queued = last_of<trace::QueuedFor>(show->trace);
  EXPECT_EQ(sheet(queued).places.back().where, "the queue of crepes.fr");
  const auto read = sheet(last(*show));
  EXPECT_EQ(read.places.back().where, "Bob has read it");
  EXPECT_EQ(read.readable_body, "Do you like ketchup?\nHow about pickles?");
  EXPECT_EQ(read.body, (std::vector<std::string>{"Do you like ketchup?", "How about pickles?"}));
}

// Two places while the 250 is on its way, else one.
TEST(MessageSheet, ThePlacesThatAnswerAreThoseOfTheMap) {
  const auto show = show_of(trace::alice_to_bob());
  std::size_t both = 0;
  for (std::size_t i = 0; i < show->trace.size(); ++i) {
    const replay::World& world = show->replay.at(RecordNumber(i));
    const auto sheet = message_sheet(world, show->chapter.message(), kEnglish);
    if (!sheet.exists) continue;
    const auto places = std::count_if(sheet.places.begin(), sheet.places.end(),
                                      [](const PlaceRow& p) { return p.custody; });
    const auto keepers = replay::answering(world, show->chapter.message());
    EXPECT_EQ(static_cast<std::size_t>(places), keepers.size()) << i;
    if (keepers.size() == 2) ++both;
  }
  EXPECT_GT(both, 0u);
}

TEST(MessageSheet, WhenAliceIsToldItIsTheNotification) {
  const auto show = show_of(trace::given_up());
  const auto sheet = message_sheet(show->replay.at(last(*show)), show->chapter.message(), kEnglish);
  EXPECT_TRUE(sheet.notification);
  EXPECT_EQ(sheet.places.back().where, "the mailbox of Alice");
}

// ---- Who answers for it.
TEST(Keepers, TheyPassFromHandToHandRecordByRecord) {
  const auto show = show_of(trace::alice_to_bob());
  std::vector<std::string> seen;
  for (std::size_t i = show->steps.start().index(); i < show->trace.size(); ++i) {
    const auto sheet =
        message_sheet(show->replay.at(RecordNumber(i)), show->chapter.message(), kEnglish);
    if (sheet.keepers.empty()) continue;
    const KeeperRow& bob = sheet.keepers.at(0);
    EXPECT_LE(bob.since, RecordNumber(i));
    const std::string now = bob.keeper.substr(0, bob.keeper.find(','));
    if (seen.empty() || seen.back() != now) seen.push_back(now);
  }
  EXPECT_EQ(seen, (std::vector<std::string>{"the computer of Alice", "the queue of crepes.fr",
                                            "the mailbox at hamburger.edu"}));
}

TEST(Keepers, WhoeverTellsTheSenderAnswersNoMore) {
  const auto show = show_of(trace::given_up());
  const auto rows = keeper_rows(show->replay.at(last(*show)), MessageId(0), kEnglish);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].who, "bob@hamburger.edu");
  EXPECT_EQ(rows[0].fate, "given up");
  EXPECT_TRUE(rows[0].failed);
  EXPECT_EQ(rows[0].keeper, "nobody any more: crepes.fr has told the sender, since 00:30:07.060");
  EXPECT_EQ(rows[0].notes, (std::vector<std::string>{"last reply: connection timed out",
                                                     "the sender was told: it failed"}));
  EXPECT_EQ(rows[0].since, last_of<trace::RecipientNotified>(show->trace));
}

// RFC 5321 §3.9.2: behind the list stand those to whom it has sent a message of its own.
TEST(Keepers, BehindAListStandItsMembers) {
  trace::SmallWorld w;
  const MessageId message = w.submit(), copy(1);
  w.b.note(w.crepes, trace::MessageComposed{copy, {}, w.b.bytes("owner@crepes.fr"), {}, {}});
  w.b.note(w.crepes, trace::ListExpanded{message, w.b.bytes("bob@hamburger.edu"), copy});
  w.b.note(w.crepes, trace::RecipientAdded{copy, w.b.bytes("carol@crepes.fr")});
  w.b.note(w.crepes, trace::MailboxStored{copy, w.b.bytes("carol@crepes.fr"), w.b.bytes("INBOX"), 1,
                                          w.b.bytes("x")});
  const auto show = show_of(std::move(w.b.trace));
  const auto rows = keeper_rows(show->replay.at(last(*show)), MessageId(0), kEnglish);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[1].who, "carol@crepes.fr, for the list");
  EXPECT_EQ(rows[1].fate, "delivered");
}

// RFC 5321 §6.1: the final reply was lost, so the message came twice.
TEST(Keepers, ADuplicateIsSaid) {
  trace::SmallWorld w;
  const MessageId message = w.submit();
  w.b.note(w.hamburger, trace::MailboxStored{message, w.b.bytes("bob@hamburger.edu"),
                                             w.b.bytes("INBOX"), 1, w.b.bytes("x")});
  w.relay(QueueItemId(0), message, 2);
  const auto show = show_of(std::move(w.b.trace));
  const auto rows = keeper_rows(show->replay.at(last(*show)), MessageId(0), kEnglish);
  EXPECT_EQ(rows.at(0).notes.at(0), "delivered 2 times");
}

}  // namespace
}  // namespace mailscope::gui
