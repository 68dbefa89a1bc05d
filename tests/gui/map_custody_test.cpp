// Who answers for the message, and what a disk would lose, as the map shows it.

#include <algorithm>
#include <variant>

#include <gtest/gtest.h>

#include "mail/message.hpp"
#include "replay/world/world.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/gui/map_stage.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::gui::map {
namespace {

std::string marked(const Stage& stage, const replay::World& world, const std::vector<Mark>& marks) {
  std::string hosts;
  for (const Mark& mark : marks) {
    EXPECT_FALSE(mark.rect.empty());
    EXPECT_TRUE(stage.area.contains(mark.rect));
    hosts += (hosts.empty() ? "" : " ") + std::string(world.host(mark.host).title);
  }
  return hosts;
}

// RFC 5321 §6.1: the shield moves with the 250, at that very record.
TEST(MapCustody, TheShieldMovesWithTheRecordThatPassesIt) {
  Stage stage(trace::alice_to_bob());
  std::string before;
  std::vector<std::string> seen;
  for (std::size_t i = 0; i < stage.trace.size(); ++i) {
    const RecordNumber n(i);
    const Scene shown = stage.at_record(n);
    const std::string now = marked(stage, stage.view(n, stage.trace[n].at).world, shown.keepers);
    const auto& what = stage.trace[n].what;
    const bool passes = std::holds_alternative<trace::Accepted>(what) ||
                        std::holds_alternative<trace::RecipientAdded>(what) ||
                        std::holds_alternative<trace::RecipientDone>(what);
    if (now != before) {
      EXPECT_TRUE(passes) << i;
      seen.push_back(now);
    }
    before = now;
    if (!shown.keepers.empty()) {
      EXPECT_EQ(shown.keepers[0].record, shown.things.front().record);
      EXPECT_TRUE(shown.things.front().name.starts_with("custody:"));
    }
  }
  // Until her server has heard the 250, it answers as well.
  EXPECT_EQ(seen, (std::vector<std::string>{"Alice", "crepes.fr", "hamburger.edu crepes.fr",
                                            "hamburger.edu"}));
}

// RFC 5321 §4.5.4.1: who has not heard the 250 sends it again, and answers for it meanwhile.
TEST(MapCustody, WhileTheLastReplyIsLostBothAnswer) {
  Stage stage(shipped_scenario("lost-final-reply"));
  const Instant waiting(minutes(15));
  const Scene shown = stage.at(waiting);
  EXPECT_EQ(marked(stage, stage.world(waiting), shown.keepers), "hamburger.edu crepes.fr");
  EXPECT_EQ(shown.custody.text, "custody: mail.crepes.fr and mail.hamburger.edu, both");
  const Scene end = stage.at_show(stage.clock.length());
  EXPECT_EQ(marked(stage, stage.world(stage.trace.ended_at()), end.keepers), "hamburger.edu");
}

// RFC 5321 §6.1: what was to tell the sender may fail itself.
TEST(MapCustody, ANotificationThatFailsTellsNobody) {
  Stage stage(shipped_scenario("bounce-loop"));
  EXPECT_EQ(stage.at(Instant(milliseconds(500))).custody.text,
            "mail.crepes.fr has told the sender, 00:00:00.431");
  const Instant after(seconds(2));
  EXPECT_EQ(stage.at(after).custody.text, "the notification failed as well: nobody is told");
  // RFC 5321 §3.9: it was on its way to a forwarding address, and is nowhere now.
  EXPECT_TRUE(stage.world(after).message(MessageId(1)).places.empty());
}

TEST(MapCustody, TheWordStandsBesideTheShieldWhereThereIsRoom) {
  Stage stage(trace::down_then_up());
  const Scene roomy = stage.at(Instant(minutes(10)));
  ASSERT_EQ(roomy.keepers.size(), 1u);
  EXPECT_EQ(roomy.keepers[0].word.text, "custody");
  EXPECT_FALSE(roomy.custody_sign.empty());
  EXPECT_FALSE(roomy.custody_sign.overlaps(roomy.custody.rect));
  stage.area = {0, 0, 500, 400};
  const Scene narrow = stage.at(Instant(minutes(10)));
  ASSERT_EQ(narrow.keepers.size(), 1u);
  EXPECT_FALSE(narrow.keepers[0].rect.empty());
}

// Each recipient may have another keeper.
TEST(MapCustody, TwoRecipientsTwoShields) {
  trace::SmallWorld w;
  const MessageId message = w.submit();
  w.b.note(w.crepes, trace::QueuedFor{QueueItemId(0), w.b.bytes("carol@hamburger.edu")});
  const SessionId session = SessionId(0);
  for (const auto address : {"bob@hamburger.edu", "carol@hamburger.edu"})
    w.b.note(w.crepes, trace::Accepted{session, message, w.b.bytes(address)});
  w.b.note(w.hamburger, trace::MailboxStored{
                            message, w.b.bytes("bob@hamburger.edu"), w.b.bytes("INBOX"), 1, {}});
  w.b.note(w.hamburger, trace::Accepted{session, message, w.b.bytes("bob@hamburger.edu")});
  Stage stage(std::move(w.b.trace));
  const RecordNumber last(stage.trace.size() - 1);
  const Scene shown = stage.at_record(last);
  EXPECT_EQ(marked(stage, stage.view(last, {}).world, shown.keepers), "hamburger.edu crepes.fr");
}

TEST(MapCustody, WhenTheSenderIsToldNobodyAnswersAnyMore) {
  Stage stage(trace::given_up());
  const Scene end = stage.at_record(RecordNumber(stage.trace.size() - 1));
  EXPECT_TRUE(end.keepers.empty());
  EXPECT_TRUE(end.custody_sign.empty());
  EXPECT_EQ(end.custody.text, "mail.crepes.fr has told the sender, 00:30:07.060");
  EXPECT_EQ(end.custody.tone, Tone::failure);
}

TEST(MapCustody, ALossIsSaidAloud) {
  trace::SmallWorld w;
  w.submit();
  w.b.note(w.crepes, trace::Dequeued{QueueItemId(0)});
  Stage stage(std::move(w.b.trace));
  const Scene end = stage.at_record(RecordNumber(stage.trace.size() - 1));
  EXPECT_TRUE(end.keepers.empty());
  EXPECT_EQ(end.custody.text, "LOST: nobody has the message, and nobody was told");
}

// Between the writing and the sync a crash would lose it: the map says so, in a word and a sign.
TEST(MapCustody, ADiskThatIsNotSyncedSaysSo) {
  trace::SmallWorld w;
  w.b.wait(seconds(1));
  const RecordNumber written =
      w.b.note(w.crepes, trace::DiskWritten{trace::DiskWrite::message, MessageId::none()});
  w.b.wait(milliseconds(5));
  const RecordNumber synced = w.b.note(w.crepes, trace::DiskSynced{1});
  Stage stage(std::move(w.b.trace));
  const Scene unsafe = stage.at_record(written);
  ASSERT_EQ(unsafe.unsynced.size(), 1u);
  EXPECT_EQ(unsafe.unsynced[0].host, HostId(1));
  EXPECT_EQ(unsafe.unsynced[0].word.text, "not safe yet");
  EXPECT_TRUE(thing_named(unsafe, "disk:mail.crepes.fr"));
  const Thing* host = thing_named(unsafe, "host:mail.crepes.fr");
  ASSERT_TRUE(host);
  EXPECT_NE(std::find(host->card.lines.begin(), host->card.lines.end(),
                      "written and not synced: 1. A crash would lose it."),
            host->card.lines.end());
  EXPECT_TRUE(stage.at_record(synced).unsynced.empty());
}

// Bob has the message twice, and both copies can be pointed at.
TEST(MapCustody, TwoCopiesLieInThePigeonHole) {
  trace::SmallWorld w;
  const MessageId message = w.submit();
  w.b.note(w.hamburger, trace::MailboxStored{
                            message, w.b.bytes("bob@hamburger.edu"), w.b.bytes("INBOX"), 1, {}});
  w.relay(QueueItemId(0), message, 2);
  Stage stage(std::move(w.b.trace));
  const Scene end = stage.at_show(stage.clock.length());
  const Server& bobs = server_named(end, stage.world(stage.trace.ended_at()), "mail.hamburger.edu");
  EXPECT_EQ(bobs.holes.at(0).envelopes.size(), 2u);
  EXPECT_TRUE(thing_named(end, "mail:0@mail.hamburger.edu"));
  EXPECT_TRUE(thing_named(end, "mail:0@mail.hamburger.edu+"));
}

// A queue's card has a line for each recipient, with the reply to it.
TEST(MapCustody, EachRecipientOfAQueueEntryHasItsReply) {
  trace::SmallWorld w;
  w.submit();
  for (const auto address : {"carol@hamburger.edu", "dan@hamburger.edu"})
    w.b.note(w.crepes, trace::QueuedFor{QueueItemId(0), w.b.bytes(address)});
  w.b.note(w.crepes, trace::RecipientDone{QueueItemId(0), w.b.bytes("carol@hamburger.edu"),
                                          trace::RecipientOutcome::relayed, w.b.bytes("250 ok")});
  w.b.note(w.crepes,
           trace::RecipientDeferred{QueueItemId(0), w.b.bytes("dan@hamburger.edu"),
                                    w.b.bytes("450 4.7.1 try later"), Instant(minutes(30))});
  Stage stage(std::move(w.b.trace));
  const Scene shown = stage.at_record(RecordNumber(stage.trace.size() - 1));
  const Thing* queued = thing_named(shown, "queue:0");
  ASSERT_TRUE(queued);
  for (const std::string_view line :
       {"bob: still to be tried", "carol: 250 ok", "dan: 450 4.7.1 try later"})
    EXPECT_NE(std::find(queued->card.lines.begin(), queued->card.lines.end(), line),
              queued->card.lines.end())
        << line;
}

}  // namespace
}  // namespace mailscope::gui::map
