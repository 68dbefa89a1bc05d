#pragma once
// Puts replies together from bytes, however they arrive.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "smtp/line_reader.hpp"
#include "smtp/reply.hpp"
#include "smtp/vocabulary.hpp"

namespace mailscope::smtp {

struct ReplyLimits {
  std::size_t line = 4 * kReplyLine;  // bytes with the CRLF; RFC 5321 §4.5.3.1.5 asks for 512
  std::size_t lines = 100;            // of one reply
};

struct Garbage {  // not a reply; nothing after it is read
  std::string reason;
};

class ReplyParser {
 public:
  explicit ReplyParser(ReplyLimits limits = {}) : limits_(limits) {}
  void feed(std::string_view bytes);
  // The next whole reply, or what is wrong; nothing: more bytes are needed.
  std::optional<std::variant<Reply, Garbage>> next();

 private:
  std::optional<Garbage> add(const InputLine& line, bool& complete);

  ReplyLimits limits_;
  LineReader input_;
  std::optional<Reply> partial_;
  bool broken_ = false;
};

}  // namespace mailscope::smtp
