#pragma once
// A message as it is read.

#include "texts/text.hpp"

namespace mailscope::texts {

struct MessageTexts {
  Phrase none{"There is no message yet."};
  Phrase where{"WHERE IT IS"};
  Phrase notification{"THE NOTIFICATION"};
  Phrase read_as{"AS IT IS READ"};
  Phrase header{"HEADER"};
  Phrase body{"BODY"};
  Phrase no_header{"This message has no header of its own."};
  Phrase keepers{"WHO ANSWERS FOR IT"};
  Phrase from{"From"};
  Phrase to{"To"};
  Phrase subject{"Subject"};
  Phrase date{"Date"};
};
inline constexpr MessageTexts kMessage;

}  // namespace mailscope::texts
