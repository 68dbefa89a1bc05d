#pragma once
// What the JSON library says about a text that is not JSON, in words for a person.

#include <cstddef>
#include <string>
#include <string_view>

namespace mailscope::scenario {

struct SyntaxError {
  std::size_t offset;  // byte of the text
  bool at_end;         // something is open when the text ends
  std::string message;
};

// `what` is the library's exception text, `read` the bytes that it has taken, `token` the
// length of the last text or number that it has seen.
SyntaxError explain(std::string_view text, std::string_view what, std::size_t read,
                    std::size_t token);

}  // namespace mailscope::scenario
