#pragma once
// A value, or one line for a person that says what is wrong and what would be right.
// Faults of peers and files travel this way; exceptions do not cross a folder.

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace mailscope {

struct Error {
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string message) {
  return tl::unexpected<Error>(Error{std::move(message)});
}

}  // namespace mailscope
