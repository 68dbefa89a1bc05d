#include "mail/compose.hpp"

#include <algorithm>
#include <utility>

#include "base/names.hpp"
#include "base/text.hpp"
#include "base/utf8.hpp"
#include "mail/address.hpp"
#include "mail/date.hpp"
#include "mail/encoded_word.hpp"
#include "mail/entity.hpp"
#include "mail/header_text.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {
namespace {

constexpr std::size_t kLongestLine = 998;  // RFC 5322 §2.1.1

bool is_one_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

// msg-id = "<" id-left "@" id-right ">": one that folds nowhere and has no second meaning.
bool is_message_id(std::string_view text) {
  constexpr std::size_t kLongest = 320;
  const auto at = text.find('@');
  return is_printable_ascii(text) && text.size() <= kLongest && at != text.npos && at > 0 &&
         at + 1 < text.size() && text.find_first_of("<> ") == text.npos;
}

// The first thing that keeps the draft from being a message; empty when nothing does.
std::string fault_of(const Draft& draft) {
  const auto check_person = [&draft](const Person& person) -> std::string {
    if (!parse_mailbox(person.address, draft.utf8)) {
      return "\"" + printable(person.address) + "\" is not an address; write user@domain" +
             (draft.utf8 ? "" : " in ASCII");
    }
    if (!is_one_line(person.name) || !is_utf8(person.name))
      return "a name must be one line of UTF-8";
    return {};
  };
  std::string fault = check_person(draft.from);
  for (const Person& person : draft.to) {
    if (fault.empty()) fault = check_person(person);
  }
  if (!fault.empty()) return fault;
  if (!is_one_line(draft.subject) || !is_utf8(draft.subject)) {
    return "a subject must be one line of UTF-8";
  }
  if (!is_message_id(draft.message_id)) return "a message id must be like 1@crepes.fr";
  for (const std::string& line : draft.lines) {
    if (line.find_first_of("\r\n") != line.npos) return "a line of the body must not hold CR or LF";
    if (!is_utf8(line)) return "the body must be UTF-8";
  }
  return {};
}

// phrase = 1*word (RFC 5322 §3.2.5), of atoms with spaces between them.
bool is_phrase(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return is_atext(c) || c == ' '; });
}

// name-addr = [display-name] angle-addr
std::vector<std::string> name_addr(const Person& person) {
  if (person.name.empty()) return {person.address};
  std::vector<std::string> words;
  const bool ascii = is_printable_ascii(person.name) && person.name.size() < 500;
  if (ascii && !is_phrase(person.name)) {
    words.push_back(quoted(person.name));
  } else {
    words = encode_words(person.name);
  }
  words.push_back("<" + person.address + ">");
  return words;
}

Field to_field(const std::vector<Person>& people) {
  std::vector<std::string> words;
  for (const Person& person : people) {
    if (!words.empty()) words.back() += ',';
    for (std::string& word : name_addr(person)) words.push_back(std::move(word));
  }
  return folded_field("To", words);
}

// RFC 2045 §2.7, §2.8: 7-bit and 8-bit lines are no longer than SMTP takes, and without NUL.
bool are_lines(const std::vector<std::string>& lines) {
  return std::all_of(lines.begin(), lines.end(), [](const std::string& line) {
    return line.size() <= kLongestLine && line.find('\0') == std::string::npos;
  });
}

std::vector<Field> header_of(const Draft& draft) {
  std::vector<Field> fields = {folded_field("From", name_addr(draft.from))};
  if (!draft.to.empty()) fields.push_back(to_field(draft.to));
  fields.push_back(folded_field("Subject", encode_words(draft.subject)));
  fields.push_back(unfolded_field("Date", format_date_time(draft.date)));
  fields.push_back(unfolded_field("Message-ID", "<" + draft.message_id + ">"));
  return fields;
}

// RFC 2045: what makes more than 7-bit lines of the body.
Entity message_of(const Draft& draft) {
  std::vector<Field> fields = header_of(draft);
  std::string body = joined_lines(draft.lines);
  const bool fits = are_lines(draft.lines);
  if (fits && is_ascii(body)) return {.fields = std::move(fields), .body = std::move(body)};
  Encoded made = fits && draft.eight_bit ? Encoded{"8bit", std::move(body)} : encode(body);
  fields.push_back(unfolded_field("MIME-Version", "1.0"));
  return leaf(std::move(fields), "text/plain; charset=utf-8", std::move(made));
}

}  // namespace

std::string joined_lines(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "\r\n";
  return out;
}

Result<std::string> compose(const Draft& draft) {
  if (std::string fault = fault_of(draft); !fault.empty()) return fail(std::move(fault));
  return write(message_of(draft));
}

}  // namespace mailscope::mail
