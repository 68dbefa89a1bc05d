// What to tell at a step.

#include <algorithm>

#include "gui/model/people.hpp"
#include "gui/model/step_rows.hpp"
#include "gui/model/words.hpp"
#include "texts/story.hpp"

namespace mailscope::gui {
namespace {

using replay::Mark;
using replay::Step;

bool waits(const replay::World& world, MessageId message) {
  if (message.is_none() || message.index() >= world.messages.size()) return false;
  for (const replay::Place& place : world.message(message).places) {
    const replay::QueueEntry* entry =
        place.kind == replay::PlaceKind::queue ? replay::find(world, place.item) : nullptr;
    if (entry && entry->trying.is_none() && !entry->reason.empty()) return true;
  }
  return false;
}

// What is read may be what tells of the failure.
bool was_told(const Show& show, const Mark& reads) {
  const auto& marks = show.chapter.marks();
  return std::any_of(marks.begin(), marks.end(), [&reads](const Mark& mark) {
    return mark.step == Step::told && mark.message == reads.message && mark.whose == reads.whose;
  });
}

const texts::Text<2>& chapters_words(const Show& show, const Mark& mark, const People& names,
                                     bool to_sender) {
  switch (mark.step) {
    case Step::composes:
      return texts::kNarration.composes;
    case Step::to_queue:
      return names.direct ? texts::kNarration.direct : texts::kNarration.to_queue;
    case Step::not_sent:
      return texts::kNarration.not_sent;
    case Step::tcp:
      return texts::kNarration.tcp;
    case Step::smtp:
      return texts::kNarration.smtp;
    case Step::passed_on:
      return mark.whose.empty() ? texts::kNarration.passed_on : texts::kNarration.copy;
    case Step::mailbox:
      return texts::kNarration.mailbox;
    case Step::told:
      return to_sender ? texts::kNarration.told : texts::kNarration.told_owner;
    case Step::nobody_told:
      return texts::kNarration.nobody_told;
    case Step::reads:
      break;
  }
  return was_told(show, mark) ? texts::kNarration.reads_of_failure : texts::kNarration.reads;
}

// The author tells the story of the first writer, with further messages of the same one.
const replay::Narration* authors_words(const Show& show, const Mark& mark) {
  if (mark.step == Step::not_sent) return nullptr;
  if (mark.message != show.chapter.message() &&
      show.chapter.letters().front().sender != show.chapter.letter(mark.message).sender)
    return nullptr;
  for (const replay::Narration& told : show.run.narration)
    if (told.step == replay::number(mark.step)) return &told;
  return nullptr;
}

}  // namespace

std::string narration(const Show& show, const replay::World& world, RecordNumber cursor,
                      texts::Language language) {
  if (show.chapter.marks().empty()) {  // TCP alone: what is to be learned is all there is to tell
    return std::string(show.run.teaches.empty() ? texts::kStory.no_message.in(language)
                                                : show.run.teaches);
  }
  const Mark* mark = show.chapter.current(cursor);
  if (!mark) return std::string(texts::kNarration.before.in(language));
  const People names = people(show, mark->message);
  if (const auto* told = authors_words(show, *mark)) return std::string(told->text);
  const std::string whose = !mark->whose.empty()           ? person_of(show.cast, mark->whose)
                            : mark->step == Step::composes ? names.recipient
                                                           : names.server_of;
  const bool under_way = replay::number(mark->step) <= replay::number(Step::smtp);
  const texts::Text<2>& words =
      under_way && mark->step != Step::not_sent && waits(world, mark->message)
          ? texts::kNarration.waiting
          : chapters_words(show, *mark, names, whose == names.sender);
  return words.in(language, names.sender, whose);
}

}  // namespace mailscope::gui
