#include "smtp/content_reader.hpp"

#include <algorithm>

namespace mailscope::smtp {

// Most lines are as they should be: they are copied together, from `copied` on.
void dot_stuff(std::string& out, std::string_view content) {
  out.reserve(out.size() + content.size() + content.size() / 32 + 2);
  std::size_t copied = 0;
  std::size_t lf = content.find('\n');
  for (std::size_t at = 0; at < content.size();) {
    if (lf < at) lf = content.find('\n', at);
    const std::string_view line = content.substr(at, lf == std::string_view::npos ? lf : lf - at);
    const std::size_t end = at + std::min(line.find('\r'), line.size());
    if (content[at] == '.') {
      out.append(content.substr(copied, at - copied)).append(".");
      copied = at;
    }
    const bool whole = content.substr(end, 2) == "\r\n";
    at = std::min(end + (whole ? 2 : 1), content.size());
    if (whole) continue;
    out.append(content.substr(copied, end - copied)).append("\r\n");
    copied = at;
  }
  out.append(content.substr(copied));
}

void ContentReader::clear(std::uint64_t declared) {
  constexpr std::uint64_t kUsual = 1 << 16;  // a declaration alone takes no more room
  if (content_.capacity() > kUsual) content_ = {};
  content_.clear();
  content_.reserve(std::min(declared, kUsual));
  fault_.reset();
}

void ContentReader::add(const InputLine& line) {
  if (fault_) return;
  const std::size_t dot = line.text.starts_with('.') ? 1 : 0;
  if (line.too_long) {
    fault_ = reply(500, "5.5.2", "Line too long");
  } else if (line.bare) {
    // RFC 5321 §2.3.8: they must not be sent. A message that has them is not handed on: what
    // the next server takes for an end of line could begin a second, smuggled message.
    fault_ = reply(554, "5.6.0", "Transaction failed: a CR or LF stands alone in the message");
  } else if (content_.size() + line.text.size() - dot + 2 > most_) {
    fault_ = reply(552, "5.3.4", "Message exceeds the size limit");
  } else {
    content_.append(line.text.substr(dot));
    content_ += "\r\n";
  }
  if (fault_) content_ = {};
}

}  // namespace mailscope::smtp
