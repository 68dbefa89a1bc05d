#pragma once
// The chapter's steps in words, with the names of the people in this run.

#include <string>
#include <vector>

#include "export/cast.hpp"
#include "replay/chapter.hpp"

namespace mailscope::exports {

class Story {
 public:
  // Of the chapter's messages; keeps references to it and to the cast.
  Story(const trace::Trace& trace, const replay::Chapter& chapter, const Cast& cast);

  // "step 4: SMTP: the message goes", "step 3, try 2: TCP to Bob's server"; of several messages
  // with the message's number before it: "message 2, step 1: Bob composes".
  std::string words(const replay::Mark& mark) const;
  // Of the step that is current at `cursor`; empty before the first.
  std::string at(RecordNumber cursor) const;

 private:
  struct Letter {
    MessageId message;
    std::string sender;
    std::string server_of;  // whose server takes it: the first recipient's, or the domain's
  };
  std::string title(const replay::Mark& mark, const Letter& letter) const;

  const replay::Chapter& chapter_;
  const Cast& cast_;
  std::vector<Letter> letters_;  // in the order of the chapter's messages
};

}  // namespace mailscope::exports
