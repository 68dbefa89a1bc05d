#include "imap/response.hpp"

#include <array>
#include <utility>

#include "base/text.hpp"
#include "imap/reader.hpp"

namespace mailscope::imap {
namespace {

using enum ResponseKind;

std::optional<ResponseKind> status_named(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, ResponseKind>, 5> kWords = {
      {{"OK", ok}, {"NO", no}, {"BAD", bad}, {"PREAUTH", preauth}, {"BYE", bye}}};
  for (const auto& [name, kind] : kWords) {
    if (equals_ignoring_case(word, name)) return kind;
  }
  return std::nullopt;
}

class ResponseReader {
 public:
  ResponseReader(std::string_view text, const ClientLimits& limits)
      : reader_(text), limits_(limits) {}

  // response = *(continue-req / response-data) response-done
  std::optional<Response> read() {
    if (reader_.take('+')) return continue_req();
    const bool untagged = reader_.take_text("* ");
    if (untagged) return is_digit(reader_.peek()) ? numbered() : untagged_word();
    const auto tag = reader_.tag();
    if (!tag || !reader_.take(' ')) return std::nullopt;
    response_.tag = *tag;
    const auto kind = status_named(reader_.take_while(is_atom_char));
    if (!kind || *kind == preauth || *kind == bye) return std::nullopt;
    return status(*kind);
  }

 private:
  // continue-req = "+" SP (resp-text / base64) CRLF; some servers leave out the space
  std::optional<Response> continue_req() {
    reader_.take(' ');
    response_.kind = continuation;
    response_.text = reader_.rest();
    return response_;
  }

  // resp-cond-state = ("OK" / "NO" / "BAD") SP resp-text
  // resp-text = ["[" resp-text-code "]" SP] text
  std::optional<Response> status(ResponseKind kind) {
    response_.kind = kind;
    if (!reader_.take(' ') && !reader_.at_end()) return std::nullopt;
    if (reader_.take('[')) {
      const std::string_view code = reader_.take_through(']');
      if (code.empty()) return std::nullopt;
      response_.code = code.substr(0, code.size() - 1);
      reader_.take(' ');
    }
    response_.text = reader_.rest();
    return response_;
  }

  // mailbox-data = "FLAGS" ... / "LIST" ... / "SEARCH" *(SP nz-number) / ...
  std::optional<Response> untagged_word() {
    const std::string_view word = reader_.take_while(is_atom_char);
    if (word.empty()) return std::nullopt;
    if (const auto kind = status_named(word)) return status(*kind);
    if (!equals_ignoring_case(word, "SEARCH")) return response_;
    response_.kind = search;
    while (reader_.take(' ')) {
      const auto number = reader_.nz_number();
      if (!number || response_.numbers.size() == limits_.items) return std::nullopt;
      response_.numbers.push_back(*number);
    }
    return whole();
  }

  // number SP "EXISTS" / number SP "RECENT" / nz-number SP ("EXPUNGE" / ("FETCH" SP msg-att))
  std::optional<Response> numbered() {
    const auto number = reader_.number();
    if (!number || !reader_.take(' ')) return std::nullopt;
    response_.number = *number;
    const std::string_view word = reader_.take_while(is_atom_char);
    constexpr std::array<std::pair<std::string_view, ResponseKind>, 4> kWords = {
        {{"EXISTS", exists}, {"RECENT", recent}, {"EXPUNGE", expunge}, {"FETCH", fetch}}};
    for (const auto& [known, kind] : kWords) {
      if (equals_ignoring_case(word, known)) response_.kind = kind;
    }
    switch (response_.kind) {
      case expunge:
        if (*number == 0) return std::nullopt;
        break;
      case fetch:
        if (*number == 0 || !reader_.take(' ') || !msg_att()) return std::nullopt;
        break;
      case other:
        return response_;  // an extension's word: what follows is not ours to judge
      default:
        break;
    }
    return whole();
  }

  std::optional<Response> whole() {
    if (!reader_.at_end()) return std::nullopt;
    return response_;
  }

  // msg-att = "(" (msg-att-dynamic / msg-att-static) *(SP (msg-att-dynamic / msg-att-static)) ")"
  bool msg_att() {
    if (!reader_.take('(')) return false;
    do {
      if (!attribute()) return false;
    } while (reader_.take(' '));
    return reader_.take(')');
  }

  bool attribute() {
    std::string name =
        uppered(reader_.take_while([](char c) { return is_atom_char(c) && c != '['; }));
    if (reader_.peek() == '[') name += reader_.take_through(']');
    if (reader_.peek() == '<') name += reader_.take_through('>');
    if (name.empty() || !reader_.take(' ')) return false;
    if (name == "UID") return (response_.uid = reader_.nz_number()).has_value();
    if (name == "FLAGS") return flags();
    if (name == "BODY[]" || name == "RFC822") return nstring(response_.body);
    return skip_value(0);
  }

  // "FLAGS" SP "(" [flag-fetch *(SP flag-fetch)] ")"
  bool flags() {
    if (!reader_.take('(')) return false;
    response_.seen = false;
    if (reader_.take(')')) return true;
    do {
      const bool system = reader_.take('\\');
      const auto flag = reader_.atom();
      if (!flag) return false;
      if (system && equals_ignoring_case(*flag, "Seen")) response_.seen = true;
    } while (reader_.take(' '));
    return reader_.take(')');
  }

  // nstring = string / nil
  bool nstring(std::optional<std::string>& value) {
    if (reader_.take_text("NIL")) return true;
    value = reader_.string();
    return value.has_value();
  }

  // Any value of an attribute that we do not use: an envelope, a body structure, a date, a number.
  bool skip_value(std::size_t depth) {
    if (!reader_.take('(')) {
      if (reader_.peek() == '"' || reader_.peek() == '{') return reader_.string().has_value();
      const auto plain = reader_.take_while([](char c) { return is_astring_char(c) || c == '\\'; });
      return !plain.empty();
    }
    if (depth == limits_.depth) return false;
    while (!reader_.take(')')) {
      if (!skip_value(depth + 1)) return false;
      reader_.take(' ');  // the parts of a BODYSTRUCTURE follow each other without one
    }
    return true;
  }

  Reader reader_;
  const ClientLimits& limits_;
  Response response_;
};

}  // namespace

Result<Response> parse_response(std::string_view frame, const ClientLimits& limits) {
  auto response = ResponseReader(frame, limits).read();
  if (!response) {
    constexpr std::size_t kShown = 80;
    return fail("not a response of RFC 3501: " + printable(frame.substr(0, kShown)));
  }
  return std::move(*response);
}

}  // namespace mailscope::imap
