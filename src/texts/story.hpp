#pragma once
// The steps of the story and their narration.

#include "texts/text.hpp"

namespace mailscope::texts {

struct StoryTexts {
  Phrase the_steps{"THE SIX STEPS"};
  Phrase the_story{"THE STORY"};
  Phrase no_message{"Nobody sends a message in this story."};
  Text<2> which_message{{"number", "count"}, "message {number} of {count}"};
};
inline constexpr StoryTexts kStory;

struct StepTexts {
  Text<1> composes{{"person"}, "{person} composes"};
  Text<1> to_queue{{"person"}, "To {person}'s server's queue"};
  Text<1> direct{{"person"}, "Straight to {person}'s server"};
  Phrase not_sent{"The agent cannot send it"};
  Text<1> tcp{{"person"}, "TCP to {person}'s server"};
  Phrase smtp{"SMTP: the message goes"};
  Phrase passed_on{"The list passes it on"};
  Text<1> copy{{"person"}, "From the list to {person}"};
  Text<1> mailbox{{"person"}, "Into {person}'s mailbox"};
  Text<1> reads{{"person"}, "{person} reads"};
  Phrase members_read{"The members read"};
  Text<1> told{{"person"}, "{person} is told"};
  Phrase nobody_told{"Nobody is told"};
};
inline constexpr StepTexts kSteps;

struct NarrationTexts {
  Phrase before{"Nothing has happened yet. The right arrow key begins."};
  Phrase more{"more"};
};
inline constexpr NarrationTexts kNarration;

}  // namespace mailscope::texts
