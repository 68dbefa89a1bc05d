#include "export/story.hpp"

#include <string_view>

#include "texts/export.hpp"
#include "texts/story.hpp"

namespace mailscope::exports {

using replay::Step;
using texts::kExportSteps;
using texts::kSteps;

std::string Story::title(const replay::Mark& mark) const {
  const replay::WrittenMessage& written = chapter_.written(mark.message);
  const std::string_view sender = cast_[written.sender.index()].title;
  const std::string whose = replay::person_of(cast_, mark.whose);
  switch (mark.step) {
    case Step::composes:
      return say(kSteps.composes, sender);
    case Step::to_queue:
      if (cast_[written.sender.index()].sends_directly)
        return say(kExportSteps.direct, replay::server_owner(replay::person_of(cast_, written.to)));
      return say(kExportSteps.to_queue, sender);
    case Step::not_sent:
      return say(kExportSteps.not_sent, sender);
    case Step::tcp:
      return say(kSteps.tcp, replay::server_owner(replay::person_of(cast_, written.to)));
    case Step::smtp:
      return say(kSteps.smtp);
    case Step::passed_on:
      return whose.empty() ? say(kExportSteps.passed_on) : say(kExportSteps.copy, whose);
    case Step::mailbox:
      return say(kExportSteps.mailbox, whose);
    case Step::told:
      return say(kSteps.told, whose);
    case Step::nobody_told:
      return say(kExportSteps.nobody_told);
    case Step::reads:
      break;
  }
  return say(kSteps.reads, whose);
}

std::string Story::words(const replay::Mark& mark) const {
  const std::string number = std::to_string(replay::number(mark.step));
  const std::string step =
      mark.attempt > 1 ? say(kExportSteps.again, number, std::to_string(mark.attempt), title(mark))
                       : say(kExportSteps.step, number, title(mark));
  if (chapter_.written().size() < 2) return step;
  return say(kExportSteps.of_message, std::to_string(chapter_.index_of(mark.message) + 1), step);
}

std::string Story::at(RecordNumber cursor) const {
  const replay::Mark* mark = chapter_.current(cursor);
  return mark ? words(*mark) : "";
}

}  // namespace mailscope::exports
