#include "replay/story/chapter.hpp"

#include <algorithm>
#include <optional>
#include <variant>

#include "base/check.hpp"
#include "replay/story/beat.hpp"

namespace mailscope::replay {
namespace {

// Composed by a person's agent, in their order.
std::vector<WrittenMessage> find_written(const trace::Trace& trace) {
  std::vector<bool> agents;  // by HostId
  std::vector<WrittenMessage> found;
  for (const trace::Record& record : trace.records()) {
    if (const auto* added = std::get_if<trace::HostAdded>(&record.what)) {
      agents.push_back(added->role == trace::HostRole::user_agent);
    } else if (const auto* r = std::get_if<trace::MessageComposed>(&record.what)) {
      if (found.size() == Chapter::kMostMessages) break;
      if (agents[record.host.index()]) found.push_back({r->message, record.host});
    } else if (const auto* to = std::get_if<trace::RecipientAdded>(&record.what)) {
      // A message is composed with all its recipients.
      if (!found.empty() && found.back().message == to->message && found.back().to.empty())
        found.back().to = trace.text(to->address);
    }
  }
  return found;
}

// What begins a step of the message's story; nothing: the beat belongs to a step under way.
std::optional<Step> step_of(const Beat& beat) {
  switch (beat.kind) {
    case BeatKind::composed:
      return Step::composes;
    case BeatKind::handed_in:
    case BeatKind::queued:
      return Step::to_queue;
    case BeatKind::not_sent:
      return Step::not_sent;
    case BeatKind::connecting:
      if (beat.notification) return std::nullopt;
      return beat.copy ? Step::passed_on : Step::tcp;  // how a list's copy goes is one step
    case BeatKind::kept_connection:
      if (beat.notification) return std::nullopt;
      return beat.copy ? Step::passed_on : Step::smtp;
    case BeatKind::connected:
      if (beat.notification || beat.copy) return std::nullopt;
      return Step::smtp;
    case BeatKind::expanded:
      return Step::passed_on;
    case BeatKind::stored:
      return Step::mailbox;
    case BeatKind::told:
      return Step::told;
    case BeatKind::nobody_told:
      return Step::nobody_told;
    case BeatKind::read:
      return Step::reads;
    default:
      return std::nullopt;
  }
}

bool names_somebody(Step step) {
  return step == Step::passed_on || step == Step::mailbox || step == Step::told ||
         step == Step::reads;
}

std::vector<Mark> marks_of(MessageId message, const std::vector<Beat>& beats) {
  std::vector<Mark> marks;
  std::vector<RecordNumber> wishes;  // by HostId: where its user wanted to read
  bool handed_on = false;
  for (const Beat& beat : beats) {
    if (beat.kind == BeatKind::opens_mailbox) {
      wishes.resize(std::max(wishes.size(), beat.actor.index() + 1));
      wishes[beat.actor.index()] = beat.record;
    }
    const auto step = beat.story == message ? step_of(beat) : std::nullopt;
    if (!step || (*step == Step::to_queue && handed_on)) continue;
    handed_on = handed_on || *step == Step::to_queue;
    Mark mark{beat.record, *step, beat.attempt, message};
    if (names_somebody(*step)) mark.whose = beat.kind == BeatKind::expanded ? "" : beat.whose;
    if (*step == Step::reads && beat.actor.index() < wishes.size()) {
      const RecordNumber wish = wishes[beat.actor.index()];
      if (wish && (marks.empty() || wish > marks.back().record)) mark.record = wish;
    }
    marks.push_back(mark);
  }
  return marks;
}

}  // namespace

int number(Step step) {
  switch (step) {
    case Step::composes:
      return 1;
    case Step::to_queue:
    case Step::not_sent:
      return 2;
    case Step::tcp:
      return 3;
    case Step::smtp:
      return 4;
    case Step::passed_on:
    case Step::mailbox:
    case Step::told:
    case Step::nobody_told:
      return 5;
    case Step::reads:
      break;
  }
  return 6;
}

Chapter::Chapter(const trace::Trace& trace, const std::vector<Transcript>& transcripts)
    : written_(find_written(trace)), beats_(all_beats(trace, written_, transcripts)) {
  for (const WrittenMessage& one : written_) {
    const std::vector<Mark> marks = marks_of(one.message, beats_);
    marks_.insert(marks_.end(), marks.begin(), marks.end());
  }
  // Who reads several messages at once is told of with the first of them.
  std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& a, const Mark& b) {
    return a.record != b.record ? a.record < b.record : a.message > b.message;
  });
}

MessageId Chapter::message() const {
  return written_.empty() ? MessageId::none() : written_.front().message;
}

std::size_t Chapter::index_of(MessageId message) const {
  const auto found =
      std::find_if(written_.begin(), written_.end(),
                   [message](const WrittenMessage& one) { return one.message == message; });
  MAILSCOPE_CHECK(found != written_.end());
  return static_cast<std::size_t>(found - written_.begin());
}

const Mark* Chapter::current(RecordNumber cursor) const {
  if (cursor.is_none()) return nullptr;
  const auto behind =
      std::upper_bound(marks_.begin(), marks_.end(), cursor,
                       [](RecordNumber now, const Mark& mark) { return now < mark.record; });
  return behind == marks_.begin() ? nullptr : &*(behind - 1);
}

MessageId Chapter::message_at(RecordNumber cursor) const {
  const Mark* mark = current(cursor);
  return mark ? mark->message : message();
}

}  // namespace mailscope::replay
