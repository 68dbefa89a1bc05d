#include "smtp/content_reader.hpp"

#include <algorithm>
#include <utility>

namespace mailscope::smtp {
namespace {

// Up to the CR or LF that ends the first line of `text`, or all of it.
std::size_t line_length(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return std::min(line.find('\r'), line.size());
}

}  // namespace

std::string dot_stuffed(std::string_view content) {
  std::string out;
  out.reserve(content.size() + content.size() / 32 + 2);
  while (!content.empty()) {
    const std::size_t end = line_length(content);
    const std::string_view line = content.substr(0, end);
    if (line.starts_with('.')) out += '.';
    out.append(line).append("\r\n");
    content.remove_prefix(end);
    content.remove_prefix(content.starts_with("\r\n") ? 2
                                                      : std::min<std::size_t>(1, content.size()));
  }
  return out;
}

void ContentReader::clear(std::uint64_t declared) {
  constexpr std::uint64_t kBelieved = 1 << 16;  // a declaration alone takes no more room
  content_.clear();
  content_.reserve(std::min(declared, kBelieved));
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

std::string ContentReader::take() {
  return std::exchange(content_, {});
}

}  // namespace mailscope::smtp
