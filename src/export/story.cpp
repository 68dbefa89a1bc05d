#include "export/story.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace mailscope::exports {

using replay::Step;

Story::Story(const trace::Trace& trace, const replay::Chapter& chapter, const Cast& cast)
    : chapter_(chapter), cast_(cast) {
  for (const MessageId message : chapter.messages()) letters_.push_back({message, {}, {}});
  const auto find = [this](MessageId message) {
    return std::find_if(letters_.begin(), letters_.end(),
                        [message](const Letter& letter) { return letter.message == message; });
  };
  for (const trace::Record& record : trace.records()) {
    if (const auto* composed = std::get_if<trace::MessageComposed>(&record.what)) {
      const auto letter = find(composed->message);
      if (letter != letters_.end()) letter->sender = cast[record.host.index()].title;
    } else if (const auto* to = std::get_if<trace::RecipientAdded>(&record.what)) {
      const auto letter = find(to->message);
      if (letter == letters_.end() || !letter->server_of.empty()) continue;
      const std::string person = person_of(cast, trace.text(to->address));
      letter->server_of = person.substr(person.find('@') + 1);
    }
  }
}

std::string Story::title(const replay::Mark& mark, const Letter& letter) const {
  const std::string whose = person_of(cast_, mark.whose);
  switch (mark.step) {
    case Step::composes:
      return fmt::format("{} composes", letter.sender);
    case Step::to_queue:
      return fmt::format("to {}'s server's queue", letter.sender);
    case Step::not_sent:
      return fmt::format("{}'s agent cannot send it", letter.sender);
    case Step::tcp:
      return fmt::format("TCP to {}'s server", letter.server_of);
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
  const auto letter = std::find_if(letters_.begin(), letters_.end(),
                                   [&mark](const Letter& l) { return l.message == mark.message; });
  const std::string which =
      letters_.size() > 1 ? fmt::format("message {}, ", letter - letters_.begin() + 1) : "";
  const std::string tried = mark.attempt > 1 ? fmt::format(", try {}", mark.attempt) : "";
  return fmt::format("{}step {}{}: {}", which, replay::number(mark.step), tried,
                     title(mark, *letter));
}

std::string Story::at(RecordNumber cursor) const {
  const replay::Mark* mark = chapter_.current(cursor);
  return mark ? words(*mark) : "";
}

}  // namespace mailscope::exports
