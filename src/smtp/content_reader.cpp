#include "smtp/content_reader.hpp"

#include <utility>

namespace mailscope::smtp {

std::string dot_stuffed(std::string_view content) {
  std::string out;
  out.reserve(content.size() + content.size() / 32 + 2);
  bool line_begins = true;
  for (std::size_t i = 0; i < content.size(); ++i) {
    const char c = content[i];
    if (c == '\r' || c == '\n') {
      if (content.substr(i, 2) == "\r\n") ++i;
      out += "\r\n";
      line_begins = true;
      continue;
    }
    if (line_begins && c == '.') out += '.';
    out += c;
    line_begins = false;
  }
  if (!line_begins) out += "\r\n";
  return out;
}

void ContentReader::clear() {
  content_.clear();
  fault_.reset();
}

void ContentReader::add(const InputLine& line) {
  if (fault_) return;
  const std::size_t dot = line.text.starts_with('.') ? 1 : 0;
  if (line.too_long) {
    fault_ = reply(500, "Line too long");
  } else if (line.bare) {
    // RFC 5321 §2.3.8: they must not be sent. A message that has them is not handed on: what
    // the next server takes for an end of line could begin a second, smuggled message.
    fault_ = reply(554, "Transaction failed: a CR or LF stands alone in the message");
  } else if (content_.size() + line.text.size() - dot + 2 > most_) {
    fault_ = reply(552, "Message exceeds the size limit");
  } else {
    content_.append(line.text, dot);
    content_ += "\r\n";
  }
  if (fault_) content_ = {};
}

std::string ContentReader::take() {
  return std::exchange(content_, {});
}

}  // namespace mailscope::smtp
