#include "export/story.hpp"

#include <fmt/format.h>

namespace mailscope::exports {
namespace {

using replay::Step;

std::string title(Step step, const std::string& sender, const std::string& recipient) {
  switch (step) {
    case Step::composes:
      return fmt::format("{} composes", sender);
    case Step::to_queue:
      return fmt::format("to {}'s server's queue", sender);
    case Step::tcp:
      return fmt::format("TCP to {}'s server", recipient);
    case Step::smtp:
      return "SMTP: the message goes";
    case Step::mailbox:
      return fmt::format("into {}'s mailbox", recipient);
    case Step::reads:
      return fmt::format("{} reads", recipient);
    case Step::told:
      return fmt::format("{} is told", sender);
  }
  return {};
}

// The other ending stands in the place of the mailbox.
int number(Step step) {
  return static_cast<int>(step == Step::told ? Step::mailbox : step);
}

}  // namespace

Story::Story(const trace::Trace& trace, const replay::Chapter& chapter, const Cast& cast)
    : chapter_(chapter) {
  for (const trace::Record& record : trace.records()) {
    const auto* composed = std::get_if<trace::MessageComposed>(&record.what);
    if (composed && composed->message == chapter.message()) {
      sender_ = cast[record.host.index()].title;
    }
    const auto* to = std::get_if<trace::RecipientAdded>(&record.what);
    if (to && to->message == chapter.message()) {
      recipient_ = person_of(cast, trace.text(to->address));
      return;
    }
  }
}

std::string Story::words(const replay::Mark& mark) const {
  const std::string tried = mark.attempt > 1 ? fmt::format(", try {}", mark.attempt) : "";
  return fmt::format("step {}{}: {}", number(mark.step), tried,
                     title(mark.step, sender_, recipient_));
}

std::string Story::at(RecordNumber cursor) const {
  const replay::Mark* mark = chapter_.current(cursor);
  return mark ? words(*mark) : "";
}

}  // namespace mailscope::exports
