#include "smtp/line_reader.hpp"

namespace mailscope::smtp {

void LineReader::feed(std::string_view bytes) {
  buffer_.append(bytes);
}

void LineReader::clear() {
  buffer_.clear();
  begin_ = scanned_ = 0;
  too_long_.reset();
}

std::optional<InputLine> LineReader::next(std::size_t limit) {
  const std::size_t end = buffer_.find("\r\n", scanned_);
  if (end != std::string::npos) return take(end, limit);
  // The last byte may be the CR of a CRLF that is not whole yet.
  scanned_ =
      buffer_.size() > begin_ && buffer_.back() == '\r' ? buffer_.size() - 1 : buffer_.size();
  if (size() > limit) drop(limit);
  return std::nullopt;
}

InputLine LineReader::take(std::size_t end, std::size_t limit) {
  InputLine line;
  if (too_long_) {
    line = {std::move(*too_long_), true, false};
    too_long_.reset();
  } else if (end - begin_ + 2 > limit) {
    line = {buffer_.substr(begin_, limit - 2), true, false};
  } else {
    line.text = buffer_.substr(begin_, end - begin_);
    line.bare = line.text.find_first_of("\r\n") != std::string::npos;
  }
  consume(end + 2);
  return line;
}

// Keeps the beginning of a line that is too long already, and forgets what came of the rest.
void LineReader::drop(std::size_t limit) {
  if (!too_long_) too_long_ = buffer_.substr(begin_, limit - 2);
  consume(scanned_);
}

void LineReader::consume(std::size_t end) {
  constexpr std::size_t kWorthMoving = 1 << 16;
  begin_ = scanned_ = end;
  if (begin_ < buffer_.size() && begin_ < kWorthMoving) return;
  buffer_.erase(0, begin_);
  begin_ = scanned_ = 0;
}

}  // namespace mailscope::smtp
