#pragma once
// When something was said, on the clock that the person chose. Dialog and ladder use the same.

#include <cstdint>
#include <string>

#include "base/time.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

enum class LineClock : std::uint8_t {
  opened,  // since the conversation began
  before,  // since what came before
  run      // the simulated time
};
LineClock next(LineClock clock);

class LineTimes {
 public:
  LineTimes(LineClock clock, Instant opened, texts::Language language)
      : clock_(clock), opened_(opened), before_(opened), language_(language) {}

  // "0.280 s", "+20 ms" or "00:00:01.285". To be asked in the order of what happened.
  std::string at(Instant t);

 private:
  LineClock clock_;
  Instant opened_, before_;
  texts::Language language_;
};

}  // namespace mailscope::gui
