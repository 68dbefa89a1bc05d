#pragma once
// Where the show stands and how it moves: a cursor (the record up to which everything has
// happened) together with the moment that is shown. Knows nothing of a window: the caller
// says how much real time has passed.

#include <cstddef>
#include <optional>

#include "base/ids.hpp"
#include "base/time.hpp"
#include "replay/story/presentation_clock.hpp"
#include "replay/story/steps.hpp"
#include "trace/trace.hpp"

namespace mailscope::gui {

class Playback {
 public:
  // Starts paused, before anything has happened. Everything referred to outlives it.
  Playback(const trace::Trace& trace, const replay::PresentationClock& clock,
           const replay::Steps& steps);

  RecordNumber cursor() const { return cursor_; }
  Instant now() const { return now_; }         // never before the cursor's record
  Duration screen() const { return screen_; }  // show time, 0 to the clock's length
  bool playing() const { return playing_; }
  bool moving() const { return playing_ || goal_; }
  double speed() const;
  bool at_start() const;
  bool at_end() const;

  void toggle();  // play and pause; at the end it begins anew
  void play_to_next_step();
  void faster();
  void slower();

  // Forward by a line or a packet, the show glides there, so that the packet is seen to fly;
  // asked again meanwhile, it is there at once. A chapter step and the way back are jumps.
  void forward(replay::Stride stride);
  void back(replay::Stride stride);
  void to_start();
  void to_end();
  void go_to(RecordNumber record);  // paused
  void seek(Duration screen);       // a playing show goes on from there
  void seek(Instant t);             // paused

  void advance(double elapsed_seconds);

 private:
  struct Goal {
    RecordNumber record;
    double rate;  // seconds of the show a second, at speed 1
  };
  RecordNumber last() const;
  RecordNumber target(replay::Stride stride) const;
  void glide_to(RecordNumber record);
  void stand_at(RecordNumber record);
  void follow_clock();

  const trace::Trace& trace_;
  const replay::PresentationClock& clock_;
  const replay::Steps& steps_;
  RecordNumber cursor_;
  Instant now_;
  Duration screen_;
  bool playing_ = false;
  std::optional<Goal> goal_;
  std::size_t speed_;
};

}  // namespace mailscope::gui
