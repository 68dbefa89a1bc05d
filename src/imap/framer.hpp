#pragma once
// Cuts a stream of bytes into whole commands or responses: lines that end with CRLF, where a
// line that ends with {n} goes on with n octets and another line (RFC 3501 §4.3). Both sides of
// a connection use it.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace mailscope::imap {

enum class FrameFault : std::uint8_t {
  line_too_long,
  literal_too_long,  // announced, not yet sent
  bare_cr_or_lf,     // a CR without LF or an LF without CR
  nul
};
std::string_view name(FrameFault fault);

// A whole command or response. Literals are kept as they came, "{5}\r\nhello"; the CRLF at the
// very end is left off.
struct Frame {
  std::string bytes;
};
// The peer has announced a literal and waits, if it is a client, for a continuation request.
struct LiteralAnnounced {
  std::size_t octets;
};
// `bytes` is what had come of the broken frame. The rest of its line is skipped; framing then goes
// on with the next line.
struct BrokenFrame {
  FrameFault fault;
  std::string bytes;
};
using FramerEvent = std::variant<Frame, LiteralAnnounced, BrokenFrame>;

class Framer {
 public:
  Framer(std::size_t line_limit, std::size_t literal_limit)
      : line_limit_(line_limit), literal_limit_(literal_limit) {}

  void feed(std::string_view bytes);
  std::optional<FramerEvent> next();  // nothing: more bytes are needed

 private:
  std::optional<FramerEvent> next_line();
  FramerEvent end_of_line();
  FramerEvent broken(FrameFault fault, bool line_goes_on);
  void start_frame();
  bool skip_line();  // whether its end has come
  std::string_view rest() const { return std::string_view(input_).substr(read_); }

  std::size_t line_limit_, literal_limit_;
  std::string input_;
  std::size_t read_ = 0;  // bytes of input_ that are done with
  std::string frame_;
  std::size_t line_octets_ = 0;     // of this frame, literals not counted
  std::size_t literal_octets_ = 0;  // of this frame's literals
  std::size_t literal_left_ = 0;
  std::size_t line_start_ = 0;  // in frame_: where the current line began
  bool skipping_ = false;
};

}  // namespace mailscope::imap
