#pragma once
// Cuts a stream of bytes into lines, however the bytes arrive. Only CRLF ends a line
// (RFC 5321 §2.3.8): a CR or an LF alone is a byte of the line, and is reported.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mailscope::smtp {

struct InputLine {
  std::string_view text;  // without the CRLF; stands until more is fed or read
  bool too_long = false;  // only the beginning is in `text`; the rest was dropped
  bool bare = false;      // a CR or an LF stood alone in it
};

class LineReader {
 public:
  void feed(std::string_view bytes);
  // The next whole line. A line may have `limit` bytes, its CRLF included; of a longer one
  // the first limit - 2 are kept. At least 2.
  std::optional<InputLine> next(std::size_t limit);
  std::size_t size() const { return buffer_.size() - begin_; }  // bytes that wait
  void forget();                                                // them; the last line still stands

 private:
  InputLine take(std::size_t end, std::size_t limit);
  void drop(std::size_t limit);

  std::string buffer_;
  std::size_t begin_ = 0;                // of the bytes that no line has taken
  std::size_t scanned_ = 0;              // no CRLF begins before this
  std::optional<std::string> too_long_;  // the beginning of a line whose end has not come
  std::string taken_;                    // of a line that was too long
};

}  // namespace mailscope::smtp
