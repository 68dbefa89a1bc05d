#include "smtp/line_reader.hpp"

#include <utility>

namespace mailscope::smtp {

void LineReader::feed(std::string_view bytes) {
  constexpr std::size_t kWorthMoving = 1 << 16;
  if (begin_ == buffer_.size() || begin_ >= kWorthMoving) {
    buffer_.erase(0, begin_);
    scanned_ -= begin_;
    begin_ = 0;
  }
  buffer_.append(bytes);
}

void LineReader::forget() {
  begin_ = scanned_ = buffer_.size();
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
    taken_ = *std::exchange(too_long_, std::nullopt);
    line = {taken_, true, false};
  } else if (end - begin_ + 2 > limit) {
    line = {std::string_view(buffer_).substr(begin_, limit - 2), true, false};
  } else {
    line.text = std::string_view(buffer_).substr(begin_, end - begin_);
    line.bare = line.text.find('\n') != std::string_view::npos ||
                line.text.find('\r') != std::string_view::npos;
  }
  begin_ = scanned_ = end + 2;
  return line;
}

// Keeps the beginning of a line that is too long already, and forgets what came of the rest.
void LineReader::drop(std::size_t limit) {
  if (!too_long_) too_long_ = buffer_.substr(begin_, limit - 2);
  begin_ = scanned_;
}

}  // namespace mailscope::smtp
