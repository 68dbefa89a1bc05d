#pragma once
// Strings in JSON (RFC 8259 §7).

#include <optional>
#include <string>
#include <string_view>

namespace mailscope::trace {

// With its quotation marks. `text` is printable UTF-8.
void append_json_string(std::string& out, std::string_view text);

// Takes a string off the front of `rest`, from quotation mark to quotation mark; nothing when
// there is none that is well-formed.
std::optional<std::string> take_json_string(std::string_view& rest);

}  // namespace mailscope::trace
