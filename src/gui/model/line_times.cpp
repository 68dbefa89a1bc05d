#include "gui/model/line_times.hpp"

#include <utility>

#include "gui/model/words.hpp"

namespace mailscope::gui {

LineClock next(LineClock clock) {
  switch (clock) {
    case LineClock::opened:
      return LineClock::before;
    case LineClock::before:
      return LineClock::run;
    case LineClock::run:
      break;
  }
  return LineClock::opened;
}

std::string LineTimes::at(Instant t) {
  const Instant before = std::exchange(before_, t);
  switch (clock_) {
    case LineClock::opened:
      return moment_in_words(t - opened_, language_);
    case LineClock::before:
      return "+" + span_in_words(t - before, language_);
    case LineClock::run:
      break;
  }
  return format_clock(t);
}

}  // namespace mailscope::gui
