// What to tell at a moment.

#include "gui/model/beat_words.hpp"
#include "gui/model/step_rows.hpp"
#include "replay/story/beat.hpp"
#include "texts/story.hpp"

namespace mailscope::gui {

std::string narration(const Show& show, RecordNumber cursor, texts::Language language) {
  const replay::Beat* beat = replay::beat_at(show.beats, cursor);
  if (beat) {
    const auto told = show.narration[static_cast<std::size_t>(beat - show.beats.data())];
    return told.empty() ? beat_in_words(show, *beat, language) : std::string(told);
  }
  // TCP alone: what is to be learned is all there is to tell.
  if (show.chapter.marks().empty())
    return std::string(show.run.teaches.empty() ? texts::kStory.no_message.in(language)
                                                : show.run.teaches);
  return std::string(texts::kNarration.before.in(language));
}

}  // namespace mailscope::gui
