#include "gui/model/step_rows.hpp"

#include "gui/model/people.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"
#include "texts/story.hpp"

namespace mailscope::gui {
namespace {

using replay::Mark;
using replay::Step;

constexpr int kSteps = 6;
constexpr int kEnding = 5;  // the mailbox, or what takes its place

bool is_trouble(Step step) {
  return step == Step::not_sent || step == Step::told || step == Step::nobody_told;
}

class Rows {
 public:
  Rows(const Show& show, RecordNumber cursor, texts::Language language)
      : show_(show),
        language_(language),
        cursor_(cursor),
        present_(show.chapter.current(cursor)),
        message_(show.chapter.message_at(cursor)),
        people_(people(show, message_)) {}

  std::vector<StepRow> make() const {
    std::vector<StepRow> rows;
    for (int n = 1; n <= last(); ++n) rows.push_back(row(n));
    return rows;
  }

 private:
  int now() const { return present_ ? replay::number(present_->step) : 0; }
  bool is(Step step) const { return present_ && present_->step == step; }
  bool behind(const Mark& mark) const { return !cursor_.is_none() && mark.record <= cursor_; }

  // What ends badly has nothing to come, unless somebody reads of it.
  int last() const {
    if (is(Step::not_sent)) return now();
    const bool over = is(Step::told) || is(Step::nobody_told);
    return over && !people_.list && !mark_of(kSteps) ? kEnding : kSteps;
  }

  // The beginning to go to: up to the present step the latest, beyond it the next to come.
  const Mark* mark_of(int n) const {
    const Mark* found = nullptr;
    for (const Mark& mark : show_.chapter.marks()) {
      if (mark.message != message_ || replay::number(mark.step) != n) continue;
      if (!behind(mark)) {
        if (!found || n > now()) return &mark;
        break;
      }
      // How it came to who reads it now, not to others.
      const bool other = n < now() && found && !present_->whose.empty() &&
                         found->whose == present_->whose && mark.whose != found->whose;
      if (!other) found = &mark;
    }
    return found;
  }

  StepRow row(int n) const {
    const Mark* mark = mark_of(n);
    const bool begun = mark && behind(*mark);
    StepRow row;
    row.number = n;
    row.title = begun && n <= now() ? title(*mark) : title_to_come(n, mark);
    row.target = mark ? mark->record : RecordNumber::none();
    if (n == now()) {
      row.state = StepRow::State::present;
      row.trouble = is_trouble(present_->step);
      if (present_->attempt > 1)
        row.beside = say(texts::kMap.attempt, std::to_string(present_->attempt));
    } else if (n < now() && begun) {
      row.state = StepRow::State::done;
    }
    return row;
  }

  std::string title(const Mark& mark) const {
    const std::string whose = person_of(show_.cast, mark.whose);
    switch (mark.step) {
      case Step::composes:
        return say(texts::kSteps.composes, people_.sender);
      case Step::to_queue:
        return people_.direct ? say(texts::kSteps.direct, people_.server_of)
                              : say(texts::kSteps.to_queue, people_.sender);
      case Step::not_sent:
        return std::string(texts::kSteps.not_sent.in(language_));
      case Step::tcp:
        return say(texts::kSteps.tcp, people_.server_of);
      case Step::smtp:
        return std::string(texts::kSteps.smtp.in(language_));
      case Step::passed_on:
        return mark.whose.empty() ? std::string(texts::kSteps.passed_on.in(language_))
                                  : say(texts::kSteps.copy, whose);
      case Step::mailbox:
        return say(texts::kSteps.mailbox, whose);
      case Step::told:
        return say(texts::kSteps.told, whose);
      case Step::nobody_told:
        return std::string(texts::kSteps.nobody_told.in(language_));
      case Step::reads:
        break;
    }
    return say(texts::kSteps.reads, whose);
  }

  // How it will end is not told before.
  std::string title_to_come(int n, const Mark* mark) const {
    switch (n) {
      case 1:
        return title(Step::composes);
      case 2:
        return title(Step::to_queue);
      case 3:
        return title(Step::tcp);
      case 4:
        return title(Step::smtp);
      case kEnding:
        return people_.list ? std::string(texts::kSteps.passed_on.in(language_))
                            : say(texts::kSteps.mailbox, people_.recipient);
      default:
        break;
    }
    if (mark && now() >= kEnding) return title(*mark);
    return people_.list ? std::string(texts::kSteps.members_read.in(language_))
                        : say(texts::kSteps.reads, people_.recipient);
  }
  std::string title(Step step) const {
    Mark mark;
    mark.step = step;
    return title(mark);
  }

  std::string say(const texts::Text<1>& which, const std::string& name) const {
    return which.in(language_, name);
  }

  const Show& show_;
  texts::Language language_;
  RecordNumber cursor_;
  const Mark* present_;
  MessageId message_;
  People people_;
};

}  // namespace

std::vector<StepRow> step_rows(const Show& show, RecordNumber cursor, texts::Language language) {
  if (show.chapter.marks().empty()) return {};
  return Rows(show, cursor, language).make();
}

std::string which_message(const Show& show, RecordNumber cursor, texts::Language language) {
  const std::size_t count = show.chapter.written().size();
  if (count < 2) return {};
  const std::size_t index = show.chapter.index_of(show.chapter.message_at(cursor));
  return texts::kStory.which_message.in(language, std::to_string(index + 1), std::to_string(count));
}

}  // namespace mailscope::gui
