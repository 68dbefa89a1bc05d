#include "smtp/reply.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "smtp/vocabulary.hpp"

namespace mailscope::smtp {
namespace {

// textstring = 1*(%d09 / %d32-126)
std::string textstring(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c != '\t' && (c < 32 || c > 126); }, '?');
  return out;
}

}  // namespace

Reply reply(int code, std::string text) {
  return {code, {std::move(text)}};
}

// Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF
std::string Reply::wire() const {
  constexpr std::size_t kAround = 6;  // the code, what follows it, CRLF
  std::string out;
  if (lines.empty()) out = std::to_string(code) + "\r\n";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    out += std::to_string(code);
    out += i + 1 < lines.size() ? '-' : ' ';
    out += textstring(lines[i]).substr(0, kReplyLine - kAround);
    out += "\r\n";
  }
  return out;
}

std::string Reply::text() const {
  std::string out = std::to_string(code);
  const std::size_t code_alone = out.size();
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    out += out.size() == code_alone ? " " : "; ";
    out += textstring(line);
  }
  return out;
}

// Reply-code = %x32-35 %x30-35 %x30-39
// The second digit may be any: RFC 5321 §4.3.2 has a client go by the first when it does not
// know the code.
std::optional<ReplyLine> parse_reply_line(std::string_view line) {
  if (line.size() < 3 || line[0] < '2' || line[0] > '5') return std::nullopt;
  if (!is_digit(line[1]) || !is_digit(line[2])) return std::nullopt;
  const int code = (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0');
  if (line.size() == 3) return ReplyLine{code, true, {}};
  if (line[3] != ' ' && line[3] != '-') return std::nullopt;
  return ReplyLine{code, line[3] == ' ', line.substr(4)};
}

}  // namespace mailscope::smtp
