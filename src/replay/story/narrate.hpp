#pragma once
// Which of the author's texts stands at which beat.

#include <cstddef>
#include <string_view>
#include <vector>

#include "replay/run.hpp"
#include "replay/story/beat.hpp"
#include "replay/story/chapter.hpp"

namespace mailscope::replay {

struct ToldAtBeats {
  std::vector<std::string_view> texts;  // by beat; empty: the author says nothing of it
  std::vector<std::size_t> never;       // of the run's narration, those that no beat fits
};

// Each text stands at one beat, the first that fits and has none yet; in the order of the author. A
// text for one of the chapter's steps stands where that step begins in the first message's story.
ToldAtBeats narrate(const Run& run, const Chapter& chapter, const std::vector<Beat>& beats);

}  // namespace mailscope::replay
