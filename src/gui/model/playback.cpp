#include "gui/model/playback.hpp"

#include <algorithm>
#include <array>

#include "replay/world/cursor.hpp"

namespace mailscope::gui {
namespace {

constexpr std::array kSpeeds{0.25, 0.5, 1.0, 2.0, 4.0, 8.0};
constexpr std::size_t kNormal = 2;

// A glide over more of the show than this is hurried.
constexpr double kLongestGlide = 2;  // seconds at speed 1

// After a frame that took longer, the show goes on from where it was seen last.
constexpr double kLongestFrame = 0.25;  // seconds

// Records up to and with the cursor.
std::size_t count(RecordNumber cursor) {
  return cursor.is_none() ? 0 : cursor.index() + 1;
}

RecordNumber later(RecordNumber a, RecordNumber b) {
  return count(a) < count(b) ? b : a;
}
RecordNumber earlier(RecordNumber a, RecordNumber b) {
  return count(a) < count(b) ? a : b;
}

}  // namespace

Playback::Playback(const trace::Trace& trace, const replay::PresentationClock& clock,
                   const replay::Steps& steps)
    : trace_(trace), clock_(clock), steps_(steps), cursor_(steps.start()), speed_(kNormal) {}

double Playback::speed() const {
  return kSpeeds[speed_];
}
bool Playback::at_start() const {
  return count(cursor_) <= count(steps_.start());
}
bool Playback::at_end() const {
  return cursor_ == last() && screen_ >= clock_.length();
}

RecordNumber Playback::last() const {
  return trace_.size() == 0 ? RecordNumber::none() : RecordNumber(trace_.size() - 1);
}

void Playback::toggle() {
  goal_.reset();
  playing_ = !playing_;
  if (playing_ && at_end()) {
    to_start();
    playing_ = true;
  }
}

void Playback::play_to_next_step() {
  goal_ = Goal{target(replay::Stride::beat), 1};
  playing_ = true;
}

void Playback::faster() {
  speed_ = std::min(speed_ + 1, kSpeeds.size() - 1);
}
void Playback::slower() {
  speed_ -= speed_ > 0 ? 1 : 0;
}

// Behind the last stop lies the end.
RecordNumber Playback::target(replay::Stride stride) const {
  return steps_.next(stride, cursor_).value_or(last());
}

void Playback::forward(replay::Stride stride) {
  if (goal_ && !playing_) return stand_at(goal_->record);
  const RecordNumber record = target(stride);
  if (stride == replay::Stride::beat) return go_to(record);
  glide_to(record);
}

void Playback::back(replay::Stride stride) {
  go_to(later(steps_.start(), steps_.previous(stride, cursor_).value_or(steps_.start())));
}

void Playback::to_start() {
  go_to(steps_.start());
}
void Playback::to_end() {
  go_to(last());
}

void Playback::go_to(RecordNumber record) {
  stand_at(later(steps_.start(), record));
}

void Playback::glide_to(RecordNumber record) {
  playing_ = false;
  goal_.reset();
  if (record.is_none()) return;
  const double distance = (clock_.screen_at(trace_[record].at) - screen_).seconds();
  if (distance <= 0) return stand_at(record);
  goal_ = Goal{record, std::max(1.0, distance / kLongestGlide)};
}

void Playback::stand_at(RecordNumber record) {
  playing_ = false;
  goal_.reset();
  cursor_ = record;
  now_ = record.is_none() ? Instant() : trace_[record].at;
  screen_ = clock_.screen_at(now_);
}

void Playback::seek(Duration screen) {
  goal_.reset();
  screen_ = std::clamp(screen, Duration(), clock_.length());
  now_ = clock_.simulated_at(screen_);
  cursor_ = later(steps_.start(), replay::last_record_at(trace_, now_));
}

void Playback::seek(Instant t) {
  playing_ = false;
  goal_.reset();
  now_ = std::clamp(t, Instant(), trace_.ended_at());
  screen_ = clock_.screen_at(now_);
  cursor_ = later(steps_.start(), replay::last_record_at(trace_, now_));
}

void Playback::advance(double elapsed_seconds) {
  if (!moving() || trace_.size() == 0) return;
  const double rate = speed() * (goal_ ? goal_->rate : 1);
  const double shown = std::clamp(elapsed_seconds, 0.0, kLongestFrame) * rate;
  screen_ = screen_ + Duration(static_cast<std::int64_t>(shown * 1e9));
  const RecordNumber end = goal_ ? goal_->record : last();
  if (screen_ >= clock_.screen_at(trace_[end].at)) return stand_at(end);
  follow_clock();
}

// The clock rounds; what was shown already is not taken back.
void Playback::follow_clock() {
  now_ = std::max(now_, clock_.simulated_at(screen_));
  cursor_ = later(cursor_, replay::last_record_at(trace_, now_));
  if (goal_) cursor_ = earlier(cursor_, goal_->record);
}

}  // namespace mailscope::gui
