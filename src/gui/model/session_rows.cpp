#include "gui/model/session_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>

#include "gui/model/spoken_rows.hpp"
#include "gui/model/words.hpp"
#include "texts/dialog.hpp"

namespace mailscope::gui {
namespace {

using Kind = DialogRow::Kind;

bool by(RecordNumber record, RecordNumber cursor) {
  return record && record <= cursor;
}

const texts::Phrase& heading(trace::ConnectionFailure failure) {
  switch (failure) {
    case trace::ConnectionFailure::refused:
      return texts::kDialog.refused_title;
    case trace::ConnectionFailure::timed_out:
      return texts::kDialog.timed_out_title;
    case trace::ConnectionFailure::reset:
      return texts::kDialog.reset_title;
    case trace::ConnectionFailure::no_port:
      return texts::kDialog.no_port_title;
  }
  return texts::kDialog.reset_title;
}

class SessionRows {
 public:
  SessionRows(const Show& show, SessionId session, RecordNumber cursor, LineTimes times,
              texts::Language language)
      : show_(show),
        transcript_(show.transcripts[session.index()]),
        story_(show.sessions[session.index()]),
        cursor_(cursor),
        times_(times),
        language_(language) {}

  std::vector<DialogRow> make() {
    add_connecting();
    const bool silent = transcript_.lines.empty() || transcript_.lines.front().said > cursor_;
    const bool awaits = !by(story_.failed, cursor_) && (!silent || by(story_.established, cursor_));
    for (DialogRow& row : spoken_rows(show_, transcript_, cursor_, times_, awaits, language_))
      rows_.push_back(std::move(row));
    add_outcome();
    return std::move(rows_);
  }

 private:
  Instant at(RecordNumber n) const { return show_.trace[n].at; }

  // A connection that comes about at the first asking needs no words.
  void add_connecting() {
    const bool established = by(story_.established, cursor_);
    const auto tried = static_cast<std::size_t>(
        std::upper_bound(story_.asked.begin(), story_.asked.end(), cursor_) - story_.asked.begin());
    if (established && tried < 2) return;
    for (std::size_t i = 0; i < tried; ++i) {
      DialogRow row;
      row.kind = Kind::connecting;
      row.text = asked(i, tried, established);
      row.beside = times_.at(at(story_.asked[i]));
      row.present = i + 1 == tried && !established && !by(story_.failed, cursor_);
      row.target = story_.asked[i];
      rows_.push_back(std::move(row));
    }
  }

  std::string asked(std::size_t i, std::size_t tried, bool established) const {
    std::string words(texts::kDialog.syn_asks.in(language_));
    if (i > 0) {
      const Duration later = at(story_.asked[i]) - at(story_.asked[i - 1]);
      words = texts::kDialog.syn_again.in(language_, span_in_words(later, language_));
    }
    const bool in_vain = i + 1 < tried || by(story_.failed, cursor_);
    if (!in_vain && !established) return words;
    if (in_vain) words.append(": ").append(texts::kDialog.syn_no_answer.in(language_));
    return words;
  }

  void add_outcome() {
    const bool failed = by(story_.failed, cursor_);
    const bool decided = by(story_.outcome, cursor_);
    if (!failed && !decided) return;
    DialogRow row;
    row.kind = Kind::outcome;
    row.text = outcome_heading(failed);
    row.beside = texts::kDialog.outcome_over.in(language_);
    row.target = decided ? story_.outcome : story_.failed;
    row.present = by(row.target, cursor_);
    if (decided) row.beside = consequence();
    rows_.push_back(std::move(row));
  }

  std::string outcome_heading(bool failed) const {
    if (failed) {
      const auto& failure = std::get<trace::ConnectionFailed>(show_.trace[story_.failed].what);
      return std::string(heading(failure.reason).in(language_));
    }
    const bool waits =
        std::holds_alternative<trace::RecipientDeferred>(show_.trace[story_.outcome].what);
    return std::string(
        (waits ? texts::kDialog.deferred_title : texts::kDialog.given_up_title).in(language_));
  }

  std::string consequence() const {
    const auto* waits = std::get_if<trace::RecipientDeferred>(&show_.trace[story_.outcome].what);
    if (!waits) return std::string(texts::kDialog.outcome_given_up.in(language_));
    return texts::kDialog.outcome_deferred.in(language_, format_clock(waits->next_attempt));
  }

  const Show& show_;
  const replay::Transcript& transcript_;
  const SessionStory& story_;
  RecordNumber cursor_;
  LineTimes times_;
  texts::Language language_;
  std::vector<DialogRow> rows_;
};

}  // namespace

std::vector<DialogRow> session_rows(const Show& show, SessionId session, RecordNumber cursor,
                                    LineTimes times, texts::Language language) {
  return SessionRows(show, session, cursor, times, language).make();
}

}  // namespace mailscope::gui
