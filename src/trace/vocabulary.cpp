#include "trace/vocabulary.hpp"

#include <array>

namespace mailscope::trace {
namespace {

// Empty beyond the last enumerator: whoever looks for a name tries the values up to there.
template <class Enum, std::size_t N>
std::string_view look_up(const std::array<std::string_view, N>& names, Enum value) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names[index] : std::string_view{};
}

}  // namespace

std::string_view name(HostRole role) {
  static constexpr std::array<std::string_view, 3> kNames{"mail-server", "user-agent",
                                                          "name-server"};
  return look_up(kNames, role);
}

std::string_view name(TcpState state) {
  static constexpr std::array<std::string_view, 11> kNames{
      "CLOSED",     "LISTEN",     "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1",
      "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING",  "LAST-ACK",     "TIME-WAIT"};
  return look_up(kNames, state);
}

std::string_view name(LossReason reason) {
  static constexpr std::array<std::string_view, 5> kNames{"link-loss", "host-down", "queue-full",
                                                          "link-cut", "corrupted"};
  return look_up(kNames, reason);
}

std::string_view name(RuleEffect effect) {
  static constexpr std::array<std::string_view, 6> kNames{"lose",      "delay",   "reorder",
                                                          "duplicate", "corrupt", "cut"};
  return look_up(kNames, effect);
}

std::string_view name(RuleWay way) {
  static constexpr std::array<std::string_view, 3> kNames{"both", "forth", "back"};
  return look_up(kNames, way);
}

std::string_view name(QueryType type) {
  static constexpr std::array<std::string_view, 2> kNames{"A", "MX"};
  return look_up(kNames, type);
}

std::string_view name(LookupOutcome outcome) {
  static constexpr std::array<std::string_view, 6> kNames{
      "found", "no-data", "no-such-name", "null-mx", "server-failure", "timed-out"};
  return look_up(kNames, outcome);
}

std::string_view name(ConnectionFailure failure) {
  static constexpr std::array<std::string_view, 4> kNames{"refused", "timed-out", "reset",
                                                          "no-port"};
  return look_up(kNames, failure);
}

std::string_view name(LineKind kind) {
  static constexpr std::array<std::string_view, 4> kNames{"command", "reply", "data",
                                                          "end-of-data"};
  return look_up(kNames, kind);
}

std::string_view name(InputKind kind) {
  static constexpr std::array<std::string_view, 7> kNames{"send",     "read", "down", "up",
                                                          "transfer", "cut",  "mend"};
  return look_up(kNames, kind);
}

std::string_view name(RecipientOutcome outcome) {
  static constexpr std::array<std::string_view, 4> kNames{"relayed", "stored", "failed",
                                                          "discarded"};
  return look_up(kNames, outcome);
}

std::string_view name(DiskWrite write) {
  static constexpr std::array<std::string_view, 3> kNames{"message", "outcome", "flag"};
  return look_up(kNames, write);
}

std::string_view name(NotificationKind kind) {
  static constexpr std::array<std::string_view, 5> kNames{"failed", "delayed", "delivered",
                                                          "relayed", "expanded"};
  return look_up(kNames, kind);
}

std::string_view name(Side side) {
  static constexpr std::array<std::string_view, 2> kNames{"client", "server"};
  return look_up(kNames, side);
}

}  // namespace mailscope::trace
