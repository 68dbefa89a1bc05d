#pragma once
// Domain names: RFC 1035 §3.1, on the wire §4.1.4. A name is kept as people write it, without
// the last dot: "mail.hamburger.edu"; the root is ".". Bytes that nobody could read are
// written as \DDD, a dot inside a label as \. (§5.1). Case does not matter (RFC 4343).

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::dns {

inline constexpr std::size_t kLongestLabel = 63;  // §2.3.4
inline constexpr std::size_t kLongestName = 255;  // octets on the wire, with all lengths

// "mail", "hamburger", "edu"; nothing when it is not a name.
std::optional<std::vector<std::string>> labels_of(std::string_view name);

bool same_name(std::string_view a, std::string_view b);
// Whether `name` is `zone` or stands below it.
bool is_within(std::string_view name, std::string_view zone);
// What follows the first label; the root has no parent.
std::optional<std::string> parent_of(std::string_view name);

// The name at byte `at` of a message; `at` is moved past it. Nothing when it is malformed.
std::optional<std::string> read_name(std::string_view message, std::size_t& at);

// Writes names into one message, and points back to what stands there already.
class NameWriter {
 public:
  // What is not a name is written as the root.
  void write(std::string& message, std::string_view name);

 private:
  std::map<std::string, std::uint16_t, std::less<>> places_;  // by lower-case name
};

}  // namespace mailscope::dns
