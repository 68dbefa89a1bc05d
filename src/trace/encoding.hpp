#pragma once
// How bytes stand in JSON: UTF-8 strings (RFC 8259 §7) and base64 (RFC 4648 §4).

#include <optional>
#include <string>
#include <string_view>

namespace mailscope::trace {

// Well-formed UTF-8 (RFC 3629 §4) without control characters other than TAB, CR and LF.
bool is_printable_utf8(std::string_view bytes);

// With its quotation marks. `text` is printable UTF-8.
void append_json_string(std::string& out, std::string_view text);

// Takes a string off the front of `rest`, from quotation mark to quotation mark; nothing when
// there is none that is well-formed.
std::optional<std::string> take_json_string(std::string_view& rest);

void append_base64(std::string& out, std::string_view bytes);
std::optional<std::string> from_base64(std::string_view text);  // strict: padded, nothing else

}  // namespace mailscope::trace
