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
  static constexpr Places<2> kWho{"sender", "other"};
  Phrase before{"Nothing has happened yet. The right arrow key begins."};
  Text<2> composes{kWho,
                   "{sender} uses a user agent to compose a message to {other}. It is still on "
                   "{sender}'s own computer."};
  Text<2> to_queue{kWho,
                   "{sender}'s user agent sends the message to {sender}'s mail server, where it is "
                   "placed in a message queue."};
  Text<2> direct{kWho,
                 "{sender}'s user agent does not hand the message to {sender}'s mail server: it "
                 "connects to {other}'s server itself, and tries once."};
  Text<2> not_sent{
      kWho,
      "{sender}'s user agent could not hand the message on. It has no queue and does not try "
      "again: the message is still on {sender}'s own computer, and {sender} has to send it again."};
  Text<2> tcp{kWho,
              "The client side of SMTP, on {sender}'s mail server, sees the message in the queue. "
              "It opens a TCP connection to the SMTP server on {other}'s mail server."};
  Text<2> waiting{kWho,
                  "{other}'s server does not take the message now. SMTP uses no server in between: "
                  "the message stays in the queue of {sender}'s server, which tries again later."};
  Text<2> smtp{kWho,
               "After some initial SMTP handshaking, {sender}'s mail server sends the message over "
               "the TCP connection."};
  Text<2> passed_on{kWho,
                    "The address is a mailing list: it has no mailbox. Its server sends a copy to "
                    "every member, in the list's own name."};
  Text<2> copy{
      kWho, "A copy goes from the list's server to {other}'s server, as any other message does."};
  Text<2> mailbox{kWho,
                  "{other}'s mail server has received the message and placed it in {other}'s "
                  "mailbox. There it waits until {other} wants to read it."};
  Text<2> reads{
      kWho, "{other} reads the message when convenient: the user agent pulls it from the mailbox."};
  Text<2> reads_of_failure{
      kWho, "{other} reads the notification: which message could not be delivered, and why."};
  Text<2> told{kWho,
               "The message cannot be delivered. {sender}'s mail server removes it from its queue "
               "and notifies {sender}."};
  Text<2> told_owner{kWho,
                     "A copy could not be delivered. The notification goes to {other}, who keeps "
                     "the list; {sender} does not hear of it."};
  Text<2> nobody_told{kWho,
                      "The notification could not be delivered either. Its reverse-path is empty: "
                      "there is nobody to tell of it, and {sender}'s mail server discards it."};
};
inline constexpr NarrationTexts kNarration;

}  // namespace mailscope::texts
