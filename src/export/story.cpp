#include "export/story.hpp"

#include <string_view>

#include <fmt/format.h>

namespace mailscope::exports {

using replay::Step;

std::string Story::title(const replay::Mark& mark) const {
  const replay::Letter& letter = chapter_.letter(mark.message);
  const std::string_view sender = cast_[letter.sender.index()].title;
  const std::string whose = replay::person_of(cast_, mark.whose);
  switch (mark.step) {
    case Step::composes:
      return fmt::format("{} composes", sender);
    case Step::to_queue:
      return fmt::format("to {}'s server's queue", sender);
    case Step::not_sent:
      return fmt::format("{}'s agent cannot send it", sender);
    case Step::tcp:
      return fmt::format("TCP to {}'s server",
                         replay::server_owner(replay::person_of(cast_, letter.to)));
    case Step::smtp:
      return "SMTP: the message goes";
    case Step::passed_on:
      return whose.empty() ? "the list passes it on" : fmt::format("from the list to {}", whose);
    case Step::mailbox:
      return fmt::format("into {}'s mailbox", whose);
    case Step::told:
      return fmt::format("{} is told", whose);
    case Step::nobody_told:
      return "nobody is told";
    case Step::reads:
      break;
  }
  return fmt::format("{} reads", whose);
}

std::string Story::words(const replay::Mark& mark) const {
  const std::string which = chapter_.letters().size() > 1
                                ? fmt::format("message {}, ", chapter_.index_of(mark.message) + 1)
                                : "";
  const std::string tried = mark.attempt > 1 ? fmt::format(", try {}", mark.attempt) : "";
  return fmt::format("{}step {}{}: {}", which, replay::number(mark.step), tried, title(mark));
}

std::string Story::at(RecordNumber cursor) const {
  const replay::Mark* mark = chapter_.current(cursor);
  return mark ? words(*mark) : "";
}

}  // namespace mailscope::exports
