#pragma once
// The chapter's steps in words, with the names of the people in this run.

#include <string>

#include "replay/cast.hpp"
#include "replay/story/chapter.hpp"
#include "texts/text.hpp"

namespace mailscope::exports {

class Story : texts::Speaker {
 public:
  // Of the chapter's messages; keeps references to it and to the cast.
  Story(const replay::Chapter& chapter, const replay::Cast& cast, texts::Language language)
      : Speaker(language), chapter_(chapter), cast_(cast) {}

  // "step 4: SMTP: the message goes", "step 3, try 2: TCP to Bob's server"; of several messages
  // with the message's number before it: "message 2, step 1: Bob composes".
  std::string words(const replay::Mark& mark) const;
  // Of the step that is current at `cursor`; empty before the first.
  std::string at(RecordNumber cursor) const;

 private:
  std::string title(const replay::Mark& mark) const;

  const replay::Chapter& chapter_;
  const replay::Cast& cast_;
};

}  // namespace mailscope::exports
