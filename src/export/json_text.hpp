#pragma once
// Texts and times of a world in the JSON that commands print.

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/time.hpp"
#include "base/utf8.hpp"

namespace mailscope::exports {

// What a peer sent may be no UTF-8.
inline std::string json_text(std::string_view bytes) {
  return printable_utf8(bytes);
}

// "1805.020000000"; null for a time that never came.
inline nlohmann::ordered_json json_time(Instant t) {
  if (t == Instant::never()) return nullptr;
  return format_seconds(t);
}

}  // namespace mailscope::exports
