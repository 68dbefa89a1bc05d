#pragma once
// A reply (RFC 5321 §4.2): three digits and one or more lines of text.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::smtp {

struct Reply {
  int code = 250;                  // 200 to 599
  std::vector<std::string> lines;  // without code and CRLF; none: the code alone
  std::string status = {};         // RFC 3463: "5.1.1"; empty: none. Every line says it (RFC 2034)

  // The bytes that go over the wire.
  std::string wire() const;
  // On one line, for people: "250 2.0.0 Message accepted", several lines joined by "; ".
  std::string text() const;

  // RFC 5321 §4.2.1: the first digit says how the command came out.
  bool positive() const { return code / 100 == 2; }
  bool intermediate() const { return code / 100 == 3; }
  bool transient() const { return code / 100 == 4; }
  bool permanent() const { return code / 100 == 5; }

  bool operator==(const Reply&) const = default;
};

Reply reply(int code, std::string text);
Reply reply(int code, std::string_view status, std::string text);

// A line of a reply, on the wire. Whatever could not stand in it (a control character) becomes a
// question mark, and what is longer than a reply line is cut off.
void append_reply_line(std::string& out, int code, bool last, std::string_view status,
                       std::string_view text);

// Takes the status off the lines, when all of them begin with the same one of the code's class.
void split_status(Reply& reply);

// One line of a reply, without its CRLF.
struct ReplyLine {
  int code;
  bool last;  // no "-" behind the code
  std::string_view text;
};

// Nothing: not a line of a reply.
std::optional<ReplyLine> parse_reply_line(std::string_view line);

}  // namespace mailscope::smtp
