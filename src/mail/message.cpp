#include "mail/message.hpp"

#include "base/text.hpp"

namespace mailscope::mail {
namespace {

constexpr std::string_view kCrlf = "\r\n";

// ftext = %d33-57 / %d59-126
bool is_ftext(char c) {
  return c >= 33 && c <= 126 && c != ':';
}

bool is_wsp(char c) {
  return c == ' ' || c == '\t';
}

// field-name = 1*ftext, up to the colon; empty when `line` begins no field.
std::string_view field_name(std::string_view line) {
  std::size_t n = 0;
  while (n < line.size() && is_ftext(line[n])) ++n;
  return n < line.size() && line[n] == ':' ? line.substr(0, n) : std::string_view();
}

// The length of the field at the start of `text`, including its last CRLF: its line, and every
// line after it that begins with a space or tab.
std::size_t field_length(std::string_view text) {
  std::size_t end = 0;
  do {
    const auto crlf = text.find(kCrlf, end);
    if (crlf == std::string_view::npos) return text.size();
    end = crlf + kCrlf.size();
  } while (end < text.size() && is_wsp(text[end]));
  return end;
}

std::string_view without_last_crlf(std::string_view text) {
  if (text.ends_with(kCrlf)) text.remove_suffix(kCrlf.size());
  return text;
}

}  // namespace

std::string field_value(std::string_view raw) {
  const std::string unfolded = unfold(without_last_crlf(raw));
  return std::string(trimmed(unfolded));
}

std::optional<std::string> MessageView::find(std::string_view name) const {
  for (const HeaderField& field : fields) {
    if (equals_ignoring_case(field.name, name)) return field.value();
  }
  return std::nullopt;
}

bool begins_with_header(std::string_view content) {
  return !field_name(content).empty();
}

// message = (fields / obs-fields) [CRLF body]
// A line that is neither field nor empty ends the header too, and belongs to the body.
MessageView split(std::string_view content) {
  MessageView view;
  std::size_t at = 0;
  while (true) {
    const std::string_view name = field_name(content.substr(at));
    if (name.empty()) break;
    const std::size_t length = field_length(content.substr(at));
    view.fields.push_back({name, content.substr(at, length).substr(name.size() + 1)});
    at += length;
  }
  view.header = content.substr(0, at);
  view.body = content.substr(at);
  if (view.body.starts_with(kCrlf)) view.body.remove_prefix(kCrlf.size());
  return view;
}

std::string unfold(std::string_view field_body) {
  std::string out;
  out.reserve(field_body.size());
  for (std::size_t i = 0; i < field_body.size(); ++i) {
    const std::string_view rest = field_body.substr(i);
    if (rest.size() > 2 && rest.starts_with(kCrlf) && is_wsp(rest[2])) {
      ++i;
      continue;
    }
    out += field_body[i];
  }
  return out;
}

std::string_view trace_separator(std::string_view content) {
  // Content that begins with an empty line has an empty header: the line is there already.
  return begins_with_header(content) || content.starts_with(kCrlf) ? "" : kCrlf;
}

std::string prepend_trace(std::string_view content, std::string_view fields) {
  return std::string(fields).append(trace_separator(content)).append(content);
}

}  // namespace mailscope::mail
