#include "smtp/reply_parser.hpp"

#include <utility>

#include "base/text.hpp"

namespace mailscope::smtp {

void ReplyParser::feed(std::string_view bytes) {
  if (!broken_) input_.feed(bytes);
}

std::optional<std::variant<Reply, Garbage>> ReplyParser::next() {
  while (!broken_) {
    const std::optional<InputLine> line = input_.next(limits_.line);
    if (!line) return std::nullopt;
    bool complete = false;
    if (std::optional<Garbage> garbage = add(*line, complete)) {
      broken_ = true;
      input_.forget();
      return *std::move(garbage);
    }
    if (complete) return *std::exchange(partial_, std::nullopt);
  }
  return std::nullopt;
}

std::optional<Garbage> ReplyParser::add(const InputLine& line, bool& complete) {
  constexpr std::size_t kShown = 60;
  if (line.too_long) return Garbage{"a reply line of more than the limit"};
  const std::optional<ReplyLine> part = line.bare ? std::nullopt : parse_reply_line(line.text);
  if (!part) {
    return Garbage{"not an SMTP reply: " + printable(line.text.substr(0, kShown))};
  }
  if (!partial_) partial_ = Reply{part->code, {}};
  // RFC 5321 §4.2.1: the code is the same in every line.
  if (part->code != partial_->code) return Garbage{"a reply whose lines have different codes"};
  if (partial_->lines.size() == limits_.lines) return Garbage{"a reply of too many lines"};
  partial_->lines.emplace_back(part->text);
  complete = part->last;
  return std::nullopt;
}

}  // namespace mailscope::smtp
