#include "gui/model/spoken_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "gui/model/words.hpp"
#include "texts/dialog.hpp"

namespace mailscope::gui {
namespace {

using Kind = DialogRow::Kind;
using replay::Line;

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

// Where a command was said before the reply to the one before it was heard, both belong to a
// group (RFC 2920). All by place in the transcript.
struct Groups {
  std::vector<std::size_t> size;  // of the group that begins here; 0: none does
  std::vector<bool> behind;       // a command of a group, not its first
};

Groups groups(const std::vector<Line>& lines, std::size_t said) {
  Groups found{std::vector<std::size_t>(said), std::vector<bool>(said)};
  std::vector<RecordNumber> heard(said);  // by command: when the last line of its reply was
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (lines[i].answers && *lines[i].answers < said) heard[*lines[i].answers] = lines[i].heard;
  std::optional<std::size_t> before, first;
  for (std::size_t i = 0; i < said; ++i) {
    const bool asks = lines[i].phase && lines[i].side == Side::client &&
                      lines[i].kind != trace::LineKind::content;
    if (!asks) continue;
    const bool waits = !before || by(heard[*before], lines[i].said);
    if (waits) first = i;
    if (!waits) found.behind[i] = true, found.size[*first] += found.size[*first] == 0 ? 2 : 1;
    before = i;
  }
  return found;
}

class SpokenRows {
 public:
  SpokenRows(const Show& show, const replay::Transcript& transcript, RecordNumber cursor,
             LineTimes times, bool awaits, texts::Language language)
      : show_(show),
        transcript_(transcript),
        lines_(transcript.lines),
        cursor_(cursor),
        language_(language),
        said_(replay::lines_said(transcript, cursor)),
        present_(replay::present_line(transcript, cursor)),
        groups_(groups(lines_, said_)) {
    if (awaits && said_ < lines_.size()) awaited_ = said_;
    note_times(times);
  }

  std::vector<DialogRow> make() {
    std::vector<std::vector<std::size_t>> replies(said_);  // by command
    for (std::size_t i = 0; i < said_; ++i)
      if (lines_[i].answers) replies[*lines_[i].answers].push_back(i);
    for (std::size_t i = 0; i < said_; ++i) {
      if (lines_[i].answers) continue;  // stands with its command
      if (const std::size_t hidden = hidden_from(i); hidden > 0) {
        add_more(hidden, i);
        i += hidden - 1;
        continue;
      }
      if (groups_.size[i] > 1)
        add_remark(texts::kDialog.together.in(language_, std::to_string(groups_.size[i])),
                   lines_[i]);
      add_line(i);
      for (const std::size_t reply : replies[i]) add_line(reply);
      if (!replies[i].empty()) add_reason(i, lines_[replies[i].back()]);
      if (awaited_ && lines_[*awaited_].answers == i) add_awaited();
    }
    if (awaited_ && !lines_[*awaited_].answers) add_awaited();
    return std::move(rows_);
  }

 private:
  // In the order of saying, which is not that of the rows. Lines said at once have one.
  void note_times(LineTimes& times) {
    times_.resize(said_);
    for (std::size_t i = 0; i < said_; ++i)
      if (i == 0 || lines_[i].said != lines_[i - 1].said) times_[i] = times.at(lines_[i].said_at);
  }

  // So many lines from the ith are left out: the middle of a long content.
  std::size_t hidden_from(std::size_t i) const {
    if (lines_[i].kind != trace::LineKind::content) return 0;
    const auto same = [&](const Line& line) { return line.said == lines_[i].said; };
    const auto here = lines_.begin() + static_cast<std::ptrdiff_t>(i);
    const auto first = std::find_if(lines_.begin(), here, same);
    const auto last =
        std::find_if_not(here, lines_.begin() + static_cast<std::ptrdiff_t>(said_), same);
    const auto size = static_cast<std::size_t>(last - first);
    const auto place = static_cast<std::size_t>(here - first);
    return size > kMostContent && place == kHead ? size - kHead - kTail : 0;
  }

  void add_more(std::size_t hidden, std::size_t i) {
    DialogRow row;
    row.kind = Kind::more;
    row.text = texts::kDialog.more_lines.in(language_, std::to_string(hidden));
    row.target = lines_[i].said;
    rows_.push_back(std::move(row));
  }

  void add_remark(std::string text, const Line& about) {
    add_phase(about);
    DialogRow row;
    row.kind = Kind::remark;
    row.text = std::move(text);
    rows_.push_back(std::move(row));
  }

  // DATA is refused because it could not know: it left before the refusals came (RFC 2920 §3.1).
  void add_reason(std::size_t command, const Line& reply) {
    const bool refused = reply.text.starts_with('5') && by(reply.heard, cursor_);
    if (refused && groups_.behind[command] &&
        smtp::parse_verb(lines_[command].text) == smtp::Verb::data)
      add_remark(std::string(texts::kDialog.data_too_early.in(language_)), reply);
  }

  void add_phase(const Line& line) {
    if (!line.phase || phase_ == line.phase) return;
    phase_ = line.phase;
    DialogRow row;
    row.kind = Kind::phase;
    row.text = heading(*line.phase).in(language_);
    rows_.push_back(std::move(row));
  }

  void add_line(std::size_t i) {
    const Line& line = lines_[i];
    add_phase(line);
    DialogRow row;
    row.side = line.side;
    row.text = shown(line.text);
    row.beside = times_[i];
    row.under_way = !by(line.heard, cursor_);
    row.present = present_ == i;
    row.line = i;
    row.target = line.heard ? line.heard : line.said;
    if (row.under_way &&
        show_.lost.any(transcript_.connection, line.side, line.begin, line.end, cursor_)) {
      const bool by_client = line.side == Side::client;
      const HostId receiver = by_client ? transcript_.server : transcript_.client;
      row.lost = texts::kDialog.not_heard.in(language_, title_of(show_.cast, receiver));
    }
    rows_.push_back(std::move(row));
  }

  void add_awaited() {
    add_phase(lines_[*awaited_]);
    DialogRow row;
    row.kind = Kind::awaited;
    row.side = lines_[*awaited_].side;
    rows_.push_back(std::move(row));
  }

  const Show& show_;
  const replay::Transcript& transcript_;
  const std::vector<Line>& lines_;
  RecordNumber cursor_;
  texts::Language language_;
  std::size_t said_;
  std::optional<std::size_t> present_, awaited_;
  Groups groups_;
  std::vector<std::string> times_;  // by line; empty: that of the line before
  std::optional<smtp::Phase> phase_;
  std::vector<DialogRow> rows_;
};

}  // namespace

std::vector<DialogRow> spoken_rows(const Show& show, const replay::Transcript& transcript,
                                   RecordNumber cursor, LineTimes times, bool awaits,
                                   texts::Language language) {
  return SpokenRows(show, transcript, cursor, times, awaits, language).make();
}

}  // namespace mailscope::gui
