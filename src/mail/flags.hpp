#pragma once
// The flags that a mailbox keeps of a message (RFC 3501 §2.3.2): a small set of system flags.
// \Recent is not among them, for it belongs to a session. Keywords are not kept.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace mailscope::mail {

enum class Flag : std::uint8_t { answered, flagged, deleted, seen, draft };
inline constexpr std::array kSystemFlags{Flag::answered, Flag::flagged, Flag::deleted, Flag::seen,
                                         Flag::draft};

class Flags {
 public:
  constexpr Flags() = default;
  constexpr Flags(std::initializer_list<Flag> flags) {
    for (const Flag flag : flags) bits_ |= bit(flag);
  }
  constexpr bool has(Flag flag) const { return (bits_ & bit(flag)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr Flags operator|(Flags more) const { return Flags(bits_ | more.bits_); }
  constexpr Flags operator&(Flags only) const { return Flags(bits_ & only.bits_); }
  constexpr Flags operator-(Flags without) const { return Flags(bits_ & ~without.bits_); }
  constexpr bool operator==(const Flags&) const = default;

 private:
  explicit constexpr Flags(int bits) : bits_(static_cast<std::uint8_t>(bits)) {}
  static constexpr std::uint8_t bit(Flag flag) {
    return static_cast<std::uint8_t>(1 << static_cast<int>(flag));
  }
  std::uint8_t bits_ = 0;
};

std::string_view name(Flag flag);                       // "\Seen"
std::optional<Flag> parse_flag(std::string_view text);  // in any case; nothing: no system flag

std::string format_flags(Flags flags);                    // "\Answered \Seen", in the order above
std::optional<Flags> parse_flags(std::string_view text);  // as format_flags() writes them

}  // namespace mailscope::mail
