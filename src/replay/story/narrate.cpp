#include "replay/story/narrate.hpp"

#include <cstdint>

namespace mailscope::replay {
namespace {

// Where a step of the first message begins; none: it never does.
RecordNumber step_begins(const Chapter& chapter, int step) {
  for (const Mark& mark : chapter.marks())
    if (mark.message == chapter.message() && number(mark.step) == step) return mark.record;
  return RecordNumber::none();
}

class Binder {
 public:
  explicit Binder(const Chapter& chapter) : chapter_(chapter) {}

  bool fits(const Beat& beat, const Narration& told) const {
    if (told.step > 0) {
      const RecordNumber begins = step_begins(chapter_, told.step);
      return begins && beat.record >= begins && beat.story == chapter_.message();
    }
    if (told.on != name(beat.kind)) return false;
    if (told.message > 0 && !is_about(beat, told.message)) return false;
    if (told.by && beat.actor != told.by) return false;
    // A beat of several tries stands for each of them.
    return told.attempt == 0 ||
           (told.attempt <= beat.attempt && told.attempt + beat.times > beat.attempt);
  }

 private:
  bool is_about(const Beat& beat, std::uint32_t number) const {
    return beat.story && chapter_.index_of(beat.story) + 1 == number;
  }

  const Chapter& chapter_;
};

}  // namespace

ToldAtBeats narrate(const Run& run, const Chapter& chapter, const std::vector<Beat>& beats) {
  const Binder binder(chapter);
  ToldAtBeats told{std::vector<std::string_view>(beats.size()), {}};
  for (std::size_t n = 0; n < run.narration.size(); ++n) {
    std::size_t i = 0;
    while (i < beats.size() && (!told.texts[i].empty() || !binder.fits(beats[i], run.narration[n])))
      ++i;
    if (i < beats.size()) {
      told.texts[i] = run.narration[n].text;
    } else {
      told.never.push_back(n);
    }
  }
  return told;
}

}  // namespace mailscope::replay
