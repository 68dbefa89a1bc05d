#include "imap/framer.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "imap/reader.hpp"

namespace mailscope::imap {
namespace {

// The octets that a line announces by the {n} at its end.
std::optional<std::uint32_t> announced_by(std::string_view line) {
  if (!line.ends_with('}')) return std::nullopt;
  const auto brace = line.rfind('{');
  if (brace == std::string_view::npos) return std::nullopt;
  Reader reader(line.substr(brace + 1));
  const auto digits = reader.rest().substr(0, reader.rest().size() - 1);
  if (digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  return reader.number().value_or(UINT32_MAX);  // more digits than a number may have: too long
}

}  // namespace

std::string_view name(FrameFault fault) {
  switch (fault) {
    case FrameFault::line_too_long:
      return "the line is too long";
    case FrameFault::literal_too_long:
      return "the literal is too long";
    case FrameFault::bare_cr_or_lf:
      return "a line must end with CR LF";
    case FrameFault::nul:
      return "a line must not hold NUL";
  }
  return {};
}

void Framer::feed(std::string_view bytes) {
  if (read_ > 0) {
    input_.erase(0, read_);
    read_ = 0;
  }
  input_ += bytes;
}

std::optional<FramerEvent> Framer::next() {
  if (skipping_ && !skip_line()) return std::nullopt;
  if (literal_left_ > 0) {
    const std::string_view piece = rest().substr(0, literal_left_);
    frame_ += piece;
    read_ += piece.size();
    literal_left_ -= piece.size();
    if (literal_left_ > 0) return std::nullopt;
    line_start_ = frame_.size();
  }
  return next_line();
}

std::optional<FramerEvent> Framer::next_line() {
  const auto stop = rest().find_first_of(std::string_view("\r\n\0", 3));
  const std::string_view piece = rest().substr(0, stop);
  // RFC 2683 §3.2.1.5: an implementation must be able to say that a line is too long.
  const std::size_t room = line_limit_ - line_octets_;
  frame_ += piece.substr(0, room);
  line_octets_ += std::min(piece.size(), room);
  read_ += piece.size();
  if (piece.size() > room) return broken(FrameFault::line_too_long, true);
  const std::string_view end = rest();
  if (end.empty() || end == "\r") return std::nullopt;
  read_ += end.starts_with("\r\n") ? 2 : 1;
  if (end.starts_with("\r\n")) return end_of_line();
  if (end[0] == '\0') return broken(FrameFault::nul, true);
  return broken(FrameFault::bare_cr_or_lf, end[0] == '\r');
}

FramerEvent Framer::end_of_line() {
  const auto octets = announced_by(std::string_view(frame_).substr(line_start_));
  if (!octets) {
    Frame whole{std::move(frame_)};
    start_frame();
    return whole;
  }
  // A client that waits for leave to send its literal has nothing to skip.
  if (*octets > literal_limit_ - literal_octets_) {
    return broken(FrameFault::literal_too_long, false);
  }
  frame_ += "\r\n";
  line_start_ = frame_.size();
  literal_octets_ += *octets;
  literal_left_ = *octets;
  return LiteralAnnounced{*octets};
}

FramerEvent Framer::broken(FrameFault fault, bool line_goes_on) {
  BrokenFrame result{fault, std::move(frame_)};
  start_frame();
  skipping_ = line_goes_on;
  return result;
}

void Framer::start_frame() {
  frame_.clear();
  line_octets_ = literal_octets_ = literal_left_ = line_start_ = 0;
}

bool Framer::skip_line() {
  const auto end = input_.find('\n', read_);
  skipping_ = end == std::string::npos;
  read_ = skipping_ ? input_.size() : end + 1;
  return !skipping_;
}

}  // namespace mailscope::imap
