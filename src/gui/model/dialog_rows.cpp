#include "gui/model/dialog_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <variant>

#include "gui/model/words.hpp"
#include "texts/dialog.hpp"

namespace mailscope::gui {
namespace {

using Kind = DialogRow::Kind;

// Of a long content the first and the last lines stand for all.
constexpr std::size_t kMostContent = 24;
constexpr std::size_t kHead = 8;
constexpr std::size_t kTail = 4;

bool by(RecordNumber record, RecordNumber cursor) {
  return record && record <= cursor;
}

const texts::Phrase& heading(smtp::Phase phase) {
  switch (phase) {
    case smtp::Phase::handshake:
      return texts::kDialog.phase_handshake;
    case smtp::Phase::transfer:
      return texts::kDialog.phase_transfer;
    case smtp::Phase::closing:
      return texts::kDialog.phase_closing;
  }
  return texts::kDialog.phase_handshake;
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

class DialogRows {
 public:
  DialogRows(const Show& show, SessionId session, RecordNumber cursor, texts::Language language)
      : show_(show),
        transcript_(show.transcripts[session.index()]),
        story_(show.sessions.stories[session.index()]),
        cursor_(cursor),
        language_(language) {}

  std::vector<DialogRow> make() {
    if (!by(story_.opened, cursor_)) return {};
    since_ = at(story_.opened);
    add_connecting();
    add_lines();
    add_outcome();
    return std::move(rows_);
  }

 private:
  Instant at(RecordNumber n) const { return show_.trace[n].at; }
  std::string after(Instant t) {
    const std::string words = "+" + span_in_words(t - since_, language_);
    since_ = t;
    return words;
  }

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
      const Duration later = at(story_.asked[i]) - at(story_.opened);
      if (later > Duration()) row.beside = "+" + span_in_words(later, language_);
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

  void add_lines() {
    const std::size_t said = replay::lines_said(transcript_, cursor_);
    const auto present = replay::present_line(transcript_, cursor_);
    for (std::size_t i = 0; i < said; ++i) {
      if (const std::size_t hidden = hidden_from(i, said); hidden > 0) {
        add_more(hidden, i);
        i += hidden - 1;
        continue;
      }
      add_phase(transcript_.lines[i]);
      add_line(transcript_.lines[i], present && *present == i);
    }
    add_awaited(said);
  }

  // So many lines from the ith are left out: the middle of a long content.
  std::size_t hidden_from(std::size_t i, std::size_t said) const {
    const auto& lines = transcript_.lines;
    if (lines[i].kind != trace::LineKind::content) return 0;
    const auto same = [&](const replay::Line& line) { return line.said == lines[i].said; };
    const auto here = lines.begin() + static_cast<std::ptrdiff_t>(i);
    const auto first = std::find_if(lines.begin(), here, same);
    const auto last =
        std::find_if_not(here, lines.begin() + static_cast<std::ptrdiff_t>(said), same);
    const auto size = static_cast<std::size_t>(last - first);
    const auto place = static_cast<std::size_t>(here - first);
    return size > kMostContent && place == kHead ? size - kHead - kTail : 0;
  }

  void add_more(std::size_t hidden, std::size_t i) {
    DialogRow row;
    row.kind = Kind::more;
    row.text = texts::kDialog.more_lines.in(language_, std::to_string(hidden));
    row.target = transcript_.lines[i].said;
    rows_.push_back(std::move(row));
  }

  void add_phase(const replay::Line& line) {
    if (!line.phase || phase_ == line.phase) return;
    phase_ = line.phase;
    DialogRow row;
    row.kind = Kind::phase;
    row.text = heading(*line.phase).in(language_);
    rows_.push_back(std::move(row));
  }

  void add_line(const replay::Line& line, bool present) {
    DialogRow row;
    row.side = line.side;
    row.text = shown(line.text);
    row.under_way = !by(line.heard, cursor_);
    row.present = present;
    row.target = line.heard ? line.heard : line.said;
    if (row.under_way &&
        show_.lost.any(transcript_.connection, line.side, line.begin, line.end, cursor_)) {
      const bool by_client = line.side == Side::client;
      const HostId receiver = by_client ? transcript_.server : transcript_.client;
      row.lost = texts::kDialog.not_heard.in(language_, title_of(show_.cast, receiver));
    }
    if (!row.under_way && line.heard_at - since_ >= milliseconds(1))
      row.beside = after(line.heard_at);
    rows_.push_back(std::move(row));
  }

  void add_awaited(std::size_t said) {
    if (said >= transcript_.lines.size() || by(story_.failed, cursor_)) return;
    if (said == 0 && !by(story_.established, cursor_)) return;
    const replay::Line& next = transcript_.lines[said];
    add_phase(next);
    DialogRow row;
    row.kind = Kind::awaited;
    row.side = next.side;
    rows_.push_back(std::move(row));
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
  texts::Language language_;
  Instant since_;
  std::optional<smtp::Phase> phase_;
  std::vector<DialogRow> rows_;
};

}  // namespace

std::vector<DialogRow> dialog_rows(const Show& show, SessionId session, RecordNumber cursor,
                                   texts::Language language) {
  if (session.is_none() || cursor.is_none()) return {};
  return DialogRows(show, session, cursor, language).make();
}

std::string dialog_text(const Show& show, SessionId session, RecordNumber cursor) {
  std::string all;
  if (session.is_none() || cursor.is_none()) return all;
  const replay::Transcript& transcript = show.transcripts[session.index()];
  const std::size_t said = replay::lines_said(transcript, cursor);
  for (std::size_t i = 0; i < said; ++i) {
    const replay::Line& line = transcript.lines[i];
    all.append(line.side == Side::client ? "C: " : "S: ").append(shown(line.text)).append("\n");
  }
  return all;
}

}  // namespace mailscope::gui
