#pragma once
// The small words that records use.

#include <cstdint>
#include <string_view>

#include "base/ids.hpp"

namespace mailscope::trace {

enum class HostRole : std::uint8_t { mail_server, user_agent };
enum class Protocol : std::uint8_t { smtp, imap };

// RFC 9293 §3.3.2.
enum class TcpState : std::uint8_t {
  closed,
  listen,
  syn_sent,
  syn_received,
  established,
  fin_wait_1,
  fin_wait_2,
  close_wait,
  closing,
  last_ack,
  time_wait
};

// RFC 9293 §3.1, the control bits, at their places in the header.
namespace tcp_flags {
inline constexpr std::uint8_t fin = 1, syn = 2, rst = 4, psh = 8, ack = 16;
}

enum class LossReason : std::uint8_t { link_loss, host_down };
enum class ConnectionFailure : std::uint8_t { refused, timed_out, reset };

// What a piece of a dialog is, so that a transcript can set it.
enum class LineKind : std::uint8_t { command, reply, data, end_of_data };

enum class InputKind : std::uint8_t { send, read, down, up };
enum class RecipientOutcome : std::uint8_t { relayed, stored, failed };

std::string_view name(HostRole);
std::string_view name(Protocol);
std::string_view name(TcpState);  // as the RFC writes it: "SYN-SENT"
std::string_view name(LossReason);
std::string_view name(ConnectionFailure);
std::string_view name(LineKind);
std::string_view name(InputKind);
std::string_view name(RecipientOutcome);
std::string_view name(Side);

}  // namespace mailscope::trace
