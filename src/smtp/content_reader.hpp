#pragma once
// RFC 5321 §4.5.2: the dots that keep a line of content from ending it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "smtp/line_reader.hpp"
#include "smtp/reply.hpp"

namespace mailscope::smtp {

// Content as DATA carries it, without the line that ends it: a dot more on each line that begins
// with one, and CRLF at every end of line, the last included (a CR or LF alone must not be sent,
// RFC 5321 §2.3.8, so it becomes an end of line).
void dot_stuff(std::string& out, std::string_view content);  // appended to `out`

// Collects the lines after 354, one at a time.
class ContentReader {
 public:
  explicit ContentReader(std::size_t most_bytes) : most_(most_bytes) {}

  // Begins anew, with room for what is declared; 0: nothing is. Keeps no more room than is usual.
  void clear(std::uint64_t declared = 0);
  // Whether this line is the single dot, which ends the content.
  static bool ends(const InputLine& line) { return line.text == "." && !line.too_long; }
  void add(const InputLine& line);
  // What makes the content unacceptable, if anything does; it then was dropped.
  const std::optional<Reply>& fault() const { return fault_; }
  std::string_view content() const { return content_; }

 private:
  std::size_t most_;
  std::string content_;
  std::optional<Reply> fault_;
};

}  // namespace mailscope::smtp
