#include "smtp/reply.hpp"

#include <algorithm>
#include <cstddef>

#include "base/status_code.hpp"
#include "base/text.hpp"
#include "smtp/vocabulary.hpp"

namespace mailscope::smtp {
namespace {

// textstring = 1*(%d09 / %d32-126)
void append_textstring(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  out += text;
  std::replace_if(
      out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
      [](char c) { return c != '\t' && !is_printable(c); }, '?');
}

}  // namespace

Reply reply(int code, std::string text) {
  return reply(code, {}, std::move(text));
}

Reply reply(int code, std::string_view status, std::string text) {
  Reply out{code, {}, std::string(status)};
  out.lines.push_back(std::move(text));
  return out;
}

void split_status(Reply& reply) {
  if (reply.lines.empty() || !reply.status.empty()) return;
  const std::string_view status = leading_status_code(reply.lines.front());
  if (status.empty() || status.front() - '0' != reply.code / 100) return;
  const std::string common(status);
  if (!std::all_of(reply.lines.begin(), reply.lines.end(),
                   [&](const std::string& line) { return leading_status_code(line) == common; })) {
    return;
  }
  for (std::string& line : reply.lines) line.erase(0, common.size() + 1);
  reply.status = common;
}

void append_reply_line(std::string& out, int code, bool last, std::string_view status,
                       std::string_view text) {
  const std::size_t begin = out.size();
  for (const int place : {100, 10, 1}) out += static_cast<char>('0' + code / place % 10);
  out.append(1, last ? ' ' : '-').append(status);
  if (!status.empty() && !text.empty()) out += ' ';
  const std::size_t room = kReplyLine - 2 - (out.size() - begin);
  append_textstring(out, text.substr(0, room));
  out += "\r\n";
}

// Reply-line = *( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF
std::string Reply::wire() const {
  if (lines.empty() && status.empty()) return std::to_string(code) + "\r\n";
  std::string out;
  const std::size_t count = std::max<std::size_t>(lines.size(), 1);
  for (std::size_t i = 0; i < count; ++i) {
    append_reply_line(out, code, i + 1 == count, status, lines.empty() ? "" : lines[i]);
  }
  return out;
}

std::string Reply::text() const {
  std::string out = std::to_string(code);
  if (!status.empty()) out.append(" ").append(status);
  bool first = true;
  for (const std::string& line : lines) {
    if (line.empty()) continue;
    out += first ? " " : "; ";
    append_textstring(out, line);
    first = false;
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
