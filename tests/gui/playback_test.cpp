// How the show moves: by steps both ways, by the clock, by the hand on the timeline.

#include "gui/model/playback.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "tests/gui/show_fixture.hpp"

namespace mailscope::gui {
namespace {

using replay::Stride;

constexpr Stride kStrides[] = {Stride::packet, Stride::line, Stride::beat};
constexpr double kFrame = 1.0 / 60;

class PlaybackTest : public testing::Test {
 protected:
  std::unique_ptr<Show> show = show_of(trace::alice_to_bob());
  Playback playback{show->trace, show->clock, show->steps};

  // A step with the glide that it may set off.
  void forward(Stride stride) {
    playback.forward(stride);
    arrive();
  }
  void arrive() {
    for (int i = 0; i < 10'000 && playback.moving(); ++i) playback.advance(kFrame);
    EXPECT_FALSE(playback.moving());
  }
  RecordNumber last() const { return RecordNumber(show->trace.size() - 1); }
};

TEST_F(PlaybackTest, ItStartsPausedBeforeAnythingHasHappened) {
  EXPECT_FALSE(playback.moving());
  EXPECT_TRUE(playback.at_start());
  EXPECT_EQ(playback.cursor(), show->steps.start());
  playback.advance(1);
  EXPECT_TRUE(playback.at_start());
}

TEST_F(PlaybackTest, AStepForwardStopsAtTheNextStop) {
  for (const Stride stride : kStrides) {
    playback.to_start();
    forward(stride);
    EXPECT_EQ(playback.cursor(), show->steps.stops(stride).front());
    EXPECT_EQ(playback.now(), show->trace[playback.cursor()].at);
    EXPECT_EQ(playback.screen(), show->clock.screen_at(playback.now()));
  }
}

TEST_F(PlaybackTest, SoManyStepsBackAsForwardLeadToTheSameWorld) {
  for (const Stride stride : kStrides) {
    playback.to_start();
    std::vector<replay::World> worlds;
    while (playback.cursor() != last()) {
      worlds.push_back(show->replay.at(playback.cursor()));
      forward(stride);
    }
    for (; !worlds.empty(); worlds.pop_back()) {
      playback.back(stride);
      EXPECT_EQ(show->replay.at(playback.cursor()), worlds.back());
    }
    EXPECT_TRUE(playback.at_start());
  }
}

TEST_F(PlaybackTest, BehindTheLastStopLiesTheEnd) {
  playback.go_to(show->steps.stops(Stride::beat).back());
  forward(Stride::beat);
  EXPECT_EQ(playback.cursor(), last());
  forward(Stride::beat);
  EXPECT_EQ(playback.cursor(), last());
}

TEST_F(PlaybackTest, ALineGlidesThereAndAChapterStepJumps) {
  playback.forward(Stride::line);
  EXPECT_TRUE(playback.moving());
  EXPECT_FALSE(playback.playing());
  EXPECT_TRUE(playback.at_start());
  playback.to_start();
  playback.forward(Stride::beat);
  EXPECT_FALSE(playback.moving());
}

TEST_F(PlaybackTest, AGlideShowsEveryMomentInBetweenAndNothingBeyond) {
  forward(Stride::line);
  playback.forward(Stride::line);
  const RecordNumber goal = show->steps.stops(Stride::line)[1];
  Instant before = playback.now();
  int frames = 0;
  for (; playback.moving(); ++frames) {
    playback.advance(kFrame);
    EXPECT_GE(playback.now(), before);
    EXPECT_LE(playback.cursor(), goal);
    before = playback.now();
  }
  EXPECT_GT(frames, 20);
  EXPECT_LE(frames, 130);
  EXPECT_EQ(playback.cursor(), goal);
}

TEST_F(PlaybackTest, AskedAgainDuringAGlideItIsThereAtOnce) {
  playback.forward(Stride::line);
  playback.advance(kFrame);
  playback.forward(Stride::line);
  EXPECT_FALSE(playback.moving());
  EXPECT_EQ(playback.cursor(), show->steps.stops(Stride::line)[0]);
}

TEST_F(PlaybackTest, BackDuringAGlideReturnsToWhereItBegan) {
  forward(Stride::line);
  const RecordNumber from = playback.cursor();
  playback.forward(Stride::line);
  for (int i = 0; i < 40; ++i) playback.advance(kFrame);
  playback.back(Stride::line);
  EXPECT_EQ(playback.cursor(), from);
  EXPECT_FALSE(playback.moving());
}

TEST_F(PlaybackTest, ASecondOfPlayingIsASecondOfTheShowTimesTheSpeed) {
  for (int faster = 0; faster < 4; ++faster) {
    playback.to_start();
    playback.toggle();
    for (int i = 0; i < 10; ++i) playback.advance(0.1);
    EXPECT_NEAR(playback.screen().seconds(), playback.speed(), 1e-6);
    playback.faster();
  }
  EXPECT_EQ(playback.speed(), 8);
  for (int i = 0; i < 10; ++i) playback.slower();
  EXPECT_EQ(playback.speed(), 0.25);
}

// A window that was dragged aside for a minute does not skip a minute.
TEST_F(PlaybackTest, ALongFrameDoesNotSkip) {
  playback.toggle();
  playback.advance(60);
  EXPECT_LE(playback.screen(), milliseconds(250));
}

TEST_F(PlaybackTest, PlayedToTheEndItStopsThereAndThenBeginsAnew) {
  playback.toggle();
  arrive();
  EXPECT_TRUE(playback.at_end());
  EXPECT_EQ(playback.cursor(), last());
  playback.toggle();
  EXPECT_TRUE(playback.playing());
  EXPECT_TRUE(playback.at_start());
}

TEST_F(PlaybackTest, PlayingToTheNextStepPausesThere) {
  for (const RecordNumber stop : show->steps.stops(Stride::beat)) {
    playback.play_to_next_step();
    EXPECT_TRUE(playback.playing());
    arrive();
    EXPECT_EQ(playback.cursor(), stop);
  }
}

TEST_F(PlaybackTest, TheTimelineLeadsAnywhereAndThePlayingGoesOnFromThere) {
  const Duration length = show->clock.length();
  for (int i = 0; i <= 20; ++i) {
    playback.seek(length * i / 20);
    EXPECT_EQ(playback.screen(), length * i / 20);
    EXPECT_LE(show->trace[playback.cursor()].at, playback.now());
  }
  playback.toggle();
  playback.seek(length / 2);
  EXPECT_TRUE(playback.playing());
  playback.seek(length * 2);
  EXPECT_EQ(playback.screen(), length);
  playback.seek(Duration(-1));
  EXPECT_TRUE(playback.at_start());
}

TEST_F(PlaybackTest, AMomentBeyondTheEndIsTheEnd) {
  playback.seek(Instant(days(365)));
  EXPECT_TRUE(playback.at_end());
  EXPECT_EQ(playback.now(), show->trace.ended_at());
}

TEST_F(PlaybackTest, WhatIsPlayedNeverGoesBack) {
  forward(Stride::packet);
  playback.toggle();
  RecordNumber cursor = playback.cursor();
  Instant now = playback.now();
  while (playback.moving()) {
    playback.advance(kFrame);
    EXPECT_GE(playback.cursor(), cursor);
    EXPECT_GE(playback.now(), now);
    cursor = playback.cursor();
    now = playback.now();
  }
}

TEST(EmptyPlayback, NothingHappensInAnEmptyTrace) {
  const auto show = show_of(trace::Trace());
  Playback playback(show->trace, show->clock, show->steps);
  playback.toggle();
  playback.advance(1);
  playback.toggle();
  for (const Stride stride : kStrides) {
    playback.forward(stride);
    playback.back(stride);
  }
  playback.to_end();
  playback.seek(seconds(1));
  playback.seek(Instant(seconds(1)));
  EXPECT_TRUE(playback.cursor().is_none());
}

}  // namespace
}  // namespace mailscope::gui
