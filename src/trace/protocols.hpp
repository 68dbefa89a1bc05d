#pragma once
// The application protocols, a row each. Who adds one is led by the compiler: every switch over
// them (here, in replay and in gui) is complete or does not compile.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mailscope::trace {

// discard: bytes that nobody reads (RFC 863), for transfers that show TCP alone.
enum class Protocol : std::uint8_t { smtp, imap, discard, dns };

// Which way mail goes: from the side that opens the session (push) or to it (pull).
enum class MailFlow : std::uint8_t { none, push, pull };

struct ProtocolFacts {
  std::string_view name;   // in traces and on the command line
  std::string_view title;  // for people
  std::uint16_t port = 0;  // where servers listen
  MailFlow mail = MailFlow::none;
  bool is_told = false;  // else its bytes mean nothing: TCP is shown alone
};

constexpr ProtocolFacts facts(Protocol protocol) {
  switch (protocol) {
    case Protocol::smtp:  // RFC 5321 §4.5.4.2
      return {"smtp", "SMTP", 25, MailFlow::push, true};
    case Protocol::imap:  // RFC 3501 §2.1
      return {"imap", "IMAP", 143, MailFlow::pull, true};
    case Protocol::discard:
      return {"discard", "DISCARD", 9, MailFlow::none, false};
    case Protocol::dns:  // RFC 1035 §4.2.1
      return {"dns", "DNS", 53, MailFlow::none, true};
  }
  return {};  // beyond the last
}

inline constexpr std::size_t kProtocolCount = [] {
  std::size_t count = 0;
  while (!facts(static_cast<Protocol>(count)).name.empty()) ++count;
  return count;
}();

inline constexpr auto kProtocols = [] {
  std::array<Protocol, kProtocolCount> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<Protocol>(i);
  return all;
}();

constexpr std::string_view name(Protocol protocol) {
  return facts(protocol).name;
}

}  // namespace mailscope::trace
