// Every shipped scenario, walked beat by beat, forward and back.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "gui/model/beat_words.hpp"
#include "gui/model/playback.hpp"
#include "gui/model/show.hpp"
#include "gui/model/step_rows.hpp"
#include "gui/model/words.hpp"
#include "replay/story/beat.hpp"
#include "replay/story/narrate.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/sim/played.hpp"
#include "tests/worlds/world_maker.hpp"

namespace mailscope::gui {
namespace {

constexpr auto kEnglish = texts::Language::english;

std::unique_ptr<Show> shipped(const std::string& name) {
  const auto scenario = scenario::find(name, {MAILSCOPE_SOURCE_DIR "/scenarios"});
  EXPECT_TRUE(scenario) << name;
  return std::make_unique<Show>(sim::run(*scenario));
}

// How often N is pressed from the beginning to the last beat.
const std::map<std::string, std::size_t> kPresses{
    {"alice-to-bob", 10},
    {"backup-mx", 25},
    {"bad-line", 13},
    {"bounce-loop", 17},
    {"cable-cut", 16},
    {"crash-mid-data", 18},
    {"direct-to-bob", 19},
    {"dns-broken", 13},
    {"dns-mx", 14},
    {"greylisting", 19},
    {"laptop-server", 27},
    {"loss", 16},
    {"lost-final-reply", 22},
    {"lost-rcpt", 13},
    {"mailbox-full", 17},
    {"mailing-list", 24},
    {"no-intermediate-server", 17},
    {"no-such-domain", 7},
    {"persistent-connection", 28},
    {"server-down-then-up", 15},
    {"server-gone", 10},
    {"slow-start", 14},
    {"submission-login", 30},
    {"two-servers-both-ways", 22},
    {"unknown-user", 11},
};

void expect_whole(const std::string& sentence) {
  EXPECT_FALSE(sentence.empty());
  for (const char* hole : {"{", "}", "  ", " .", " ,", " :", "of ."})
    EXPECT_EQ(sentence.find(hole), std::string::npos) << sentence;
}

class EveryStory : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { show_ = shipped(GetParam()); }

  std::unique_ptr<Show> show_;
};

// No press does nothing, none needs more than a class has patience for, and what was walked
// forward is walked back.
TEST_P(EveryStory, IsWalkedForwardAndBack) {
  Playback playback(show_->trace, show_->clock, show_->steps);
  std::vector<RecordNumber> walked{playback.cursor()};
  for (const replay::Beat& beat : show_->beats) {
    playback.forward(replay::Stride::beat);
    EXPECT_EQ(playback.cursor(), beat.record) << name(beat.kind);
    EXPECT_NE(playback.cursor(), walked.back()) << name(beat.kind);
    walked.push_back(playback.cursor());
  }
  EXPECT_LE(show_->beats.size(), 40U);
  ASSERT_TRUE(kPresses.contains(GetParam())) << "a new scenario: " << show_->beats.size();
  EXPECT_EQ(show_->beats.size(), kPresses.at(GetParam()));
  for (std::size_t i = walked.size() - 1; i-- > 0;) {
    playback.back(replay::Stride::beat);
    EXPECT_EQ(playback.cursor(), walked[i]);
  }
}

// A sentence for each, whose every place is filled.
TEST_P(EveryStory, HasASentenceForEveryBeat) {
  for (const replay::Beat& beat : show_->beats)
    expect_whole(narration(*show_, beat.record, kEnglish));
}

// What an author writes is told, each text once.
TEST_P(EveryStory, TellsAllThatItsAuthorWrites) {
  const auto told = replay::narrate(show_->run, show_->chapter, show_->beats);
  for (const std::size_t never : told.never) ADD_FAILURE() << show_->run.narration[never].text;
}

// Who acts is up, unless the beat is that it goes down.
TEST_P(EveryStory, LetsNobodyActWhoIsDown) {
  for (const replay::Beat& beat : show_->beats) {
    if (!beat.actor || beat.kind == replay::BeatKind::host_down ||
        beat.kind == replay::BeatKind::writes_lost || beat.kind == replay::BeatKind::link_cut ||
        beat.kind == replay::BeatKind::link_mended)
      continue;
    const replay::World& world = show_->replay.at(beat.record);
    EXPECT_TRUE(world.host(beat.actor).up) << name(beat.kind);
  }
}

INSTANTIATE_TEST_SUITE_P(Shipped, EveryStory, ::testing::ValuesIn(testing::all_shipped()),
                         [](const auto& story) {
                           std::string name = story.param;
                           std::erase(name, '-');
                           return name;
                         });

// «lost-rcpt: the packet with RCPT TO is lost, and sent again» and so on: kinds in their order.
std::string kinds_of(const Show& show) {
  std::string kinds;
  for (const replay::Beat& beat : show.beats) {
    if (!kinds.empty()) kinds += ' ';
    kinds += name(beat.kind);
    if (beat.times > 1) kinds += "*" + std::to_string(beat.times);
  }
  return kinds;
}

// Whatever happens: a sentence for each beat, in the order of the records.
TEST(Beats, RandomWorldsAreTold) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    const auto scenario = scenario::load_text(worlds::make_world(seed), "world");
    ASSERT_TRUE(scenario);
    const Show show(sim::run(*scenario));
    RecordNumber before;
    for (const replay::Beat& beat : show.beats) {
      EXPECT_TRUE(before.is_none() || before <= beat.record) << name(beat.kind);
      before = beat.record;
      expect_whole(beat_in_words(show, beat, kEnglish));
    }
  }
}

TEST(Beats, TheCrashIsOne) {
  EXPECT_EQ(
      kinds_of(*shipped("crash-mid-data")),
      "composed handed-in queued connecting connected transaction written writes-lost host-up "
      "deferred connecting connected transaction written stored accepted opens-mailbox read");
}

TEST(Beats, EqualTriesAreOne) {
  EXPECT_EQ(kinds_of(*shipped("server-gone")),
            "host-down composed handed-in queued connecting deferred deferred*239 told "
            "opens-mailbox read");
}

TEST(Beats, ALostPacketIsOneAndThatItIsSentAgain) {
  EXPECT_EQ(kinds_of(*shipped("lost-rcpt")),
            "composed handed-in queued connecting connected transaction packet-lost sent-again "
            "sent-again stored accepted opens-mailbox read");
}

TEST(Beats, ALinkIsCutAndMended) {
  EXPECT_EQ(kinds_of(*shipped("cable-cut")),
            "composed handed-in queued connecting connected transaction link-cut sent-again "
            "sent-again*7 link-mended sent-again sent-again stored accepted opens-mailbox read");
}

TEST(Beats, BothFailuresOfTheNameServerAreTold) {
  EXPECT_EQ(kinds_of(*shipped("dns-broken")),
            "composed handed-in queued deferred deferred looked-up connecting connected "
            "transaction stored accepted opens-mailbox read");
}

TEST(Beats, TheWindowDoublesUntilPacketsAreDropped) {
  EXPECT_EQ(kinds_of(*shipped("slow-start")).substr(0, 92),
            "connecting connected window-doubled window-doubled window-doubled packet-lost "
            "packet-lost*13");
}

}  // namespace
}  // namespace mailscope::gui
