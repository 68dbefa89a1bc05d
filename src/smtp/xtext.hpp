#pragma once
// xtext (RFC 3461 §4): how any bytes stand in the value of a parameter.

#include <optional>
#include <string>
#include <string_view>

namespace mailscope::smtp {

std::string xtext_encode(std::string_view bytes);
std::optional<std::string> xtext_decode(std::string_view text);  // nothing: it is no xtext

}  // namespace mailscope::smtp
