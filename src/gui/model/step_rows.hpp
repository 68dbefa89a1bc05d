#pragma once
// The chapter's steps as the left column lists them at one moment, and what to tell there.

#include <cstdint>
#include <string>
#include <vector>

#include "gui/model/show.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

struct StepRow {
  enum class State : std::uint8_t { to_come, done, present };
  int number = 0;  // 1 to 6; other endings take the place of what they end
  std::string title;
  std::string beside;  // which try, from the second on
  State state = State::to_come;
  bool trouble = false;  // the message could not be delivered
  RecordNumber target;   // where the step begins; none: it never does
};

// Of the message that the story is at. Empty where nobody sends a message.
std::vector<StepRow> step_rows(const Show& show, RecordNumber cursor, texts::Language language);

// Which of the messages that is; empty where there is but one.
std::string which_message(const Show& show, RecordNumber cursor, texts::Language language);

// The author's words for the present beat, else what happens in a sentence or two.
std::string narration(const Show& show, RecordNumber cursor, texts::Language language);

}  // namespace mailscope::gui
