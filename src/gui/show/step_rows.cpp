#include "gui/show/step_rows.hpp"

#include <algorithm>

#include "gui/show/words.hpp"

namespace mailscope::gui {
namespace {

using replay::Step;

struct People {
  std::string sender, recipient;
};

People people(const Show& show) {
  const MessageId message = show.chapter.message();
  People found;
  for (const trace::Record& record : show.trace.records()) {
    if (const auto* r = std::get_if<trace::MessageComposed>(&record.what);
        r && r->message == message)
      found.sender = title_of(show.cast, record.host);
    if (const auto* r = std::get_if<trace::RecipientAdded>(&record.what);
        r && r->message == message && found.recipient.empty())
      found.recipient = person_of(show.cast, show.trace.text(r->address));
    if (!found.sender.empty() && !found.recipient.empty()) break;
  }
  // An alias or a list is nobody's address: its first part has to do.
  found.recipient = found.recipient.substr(0, found.recipient.find('@'));
  return found;
}

Text title(Step step) {
  return static_cast<Text>(static_cast<int>(Text::step_composes) + static_cast<int>(step) - 1);
}

const std::string& whose(Step step, const People& people) {
  const bool senders = step == Step::composes || step == Step::to_queue || step == Step::told;
  return senders ? people.sender : people.recipient;
}

// The beginning to go to: of the present try if there was one, else the next to come.
RecordNumber beginning(const replay::Chapter& chapter, Step step, RecordNumber cursor) {
  RecordNumber found;
  for (const replay::Mark& mark : chapter.marks()) {
    if (mark.step != step) continue;
    const bool behind = !cursor.is_none() && mark.record <= cursor;
    if (behind || found.is_none()) found = mark.record;
    if (!behind) break;
  }
  return found;
}

bool waits(const Show& show, const replay::World& world) {
  const MessageId message = show.chapter.message();
  if (message.is_none() || message.index() >= world.messages.size()) return false;
  for (const replay::Place& place : world.message(message).places) {
    const replay::QueueEntry* entry =
        place.kind == replay::PlaceKind::queue ? replay::find(world, place.item) : nullptr;
    if (entry && entry->trying.is_none() && !entry->reason.empty()) return true;
  }
  return false;
}

Text default_words(const replay::Mark* mark, bool waiting) {
  if (!mark) return Text::tell_before;
  if (waiting && mark->step != Step::told) return Text::tell_waiting;
  switch (mark->step) {
    case Step::composes:
      return Text::tell_composes;
    case Step::to_queue:
      return Text::tell_to_queue;
    case Step::tcp:
      return Text::tell_tcp;
    case Step::smtp:
      return Text::tell_smtp;
    case Step::mailbox:
      return Text::tell_mailbox;
    case Step::reads:
      return Text::tell_reads;
    case Step::told:
      return Text::tell_told;
  }
  return Text::tell_before;
}

}  // namespace

std::vector<StepRow> step_rows(const Show& show, RecordNumber cursor, Language language) {
  if (show.chapter.marks().empty()) return {};
  const replay::Mark* mark = show.chapter.current(cursor);
  const bool told = mark && mark->step == Step::told;
  const People names = people(show);
  std::vector<StepRow> rows;
  for (const Step step : {Step::composes, Step::to_queue, Step::tcp, Step::smtp, Step::mailbox,
                          Step::reads, Step::told}) {
    if (told ? step == Step::mailbox || step == Step::reads : step == Step::told) continue;
    StepRow row;
    row.number = told && step == Step::told ? 5 : static_cast<int>(step);
    row.title = filled(title(step), language, {whose(step, names)});
    row.target = beginning(show.chapter, step, cursor);
    const bool begun = !row.target.is_none() && !cursor.is_none() && row.target <= cursor;
    if (mark && mark->step == step) {
      row.state = StepRow::State::present;
      if (mark->attempt > 1)
        row.beside = filled(Text::try_number, language, {std::to_string(mark->attempt)});
      row.trouble = told;
    } else if (mark && begun && step < mark->step) {
      row.state = StepRow::State::done;
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string narration(const Show& show, const replay::World& world, RecordNumber cursor,
                      Language language) {
  if (show.chapter.marks().empty()) {  // TCP alone: what is to be learned is all there is to tell
    return show.scenario.teaches.empty() ? std::string(text(Text::no_message, language))
                                         : show.scenario.teaches;
  }
  const replay::Mark* mark = show.chapter.current(cursor);
  if (mark) {
    for (const scenario::Narration& told : show.scenario.narration)
      if (told.step == static_cast<int>(mark->step)) return told.text;
  }
  const People names = people(show);
  return named(default_words(mark, waits(show, world)), language, {names.sender, names.recipient});
}

}  // namespace mailscope::gui
