#pragma once
// The chapter's steps in words, with the names of the people in this run.

#include <string>

#include "export/cast.hpp"
#include "replay/chapter.hpp"

namespace mailscope::exports {

class Story {
 public:
  // Of the chapter's message; keeps a reference to it.
  Story(const trace::Trace& trace, const replay::Chapter& chapter, const Cast& cast);

  // "step 4: SMTP: the message goes", "step 3, try 2: TCP to Bob's server".
  std::string words(const replay::Mark& mark) const;
  // Of the step that is current at `cursor`; empty before the first.
  std::string at(RecordNumber cursor) const;

 private:
  const replay::Chapter& chapter_;
  std::string sender_, recipient_;
};

}  // namespace mailscope::exports
