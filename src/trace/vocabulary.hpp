#pragma once
// The small words that records use.

#include <cstdint>
#include <string_view>

#include "base/ids.hpp"
#include "base/session.hpp"

namespace mailscope::trace {

enum class HostRole : std::uint8_t { mail_server, user_agent, name_server };

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

// link_loss: on the way, by chance or by a rule. queue_full: before the link, which had no room.
// corrupted: it came, and its checksum did not fit.
enum class LossReason : std::uint8_t { link_loss, host_down, queue_full, link_cut, corrupted };
// What a rule of a link does to a packet.
enum class RuleEffect : std::uint8_t { lose, delay, reorder, duplicate, corrupt, cut };
// Whose packets a rule is about: those of the link's first end go forth, those of the other back.
enum class RuleWay : std::uint8_t { both, forth, back };
// no_port: every port of the client towards that server is in use; nothing was sent.
enum class ConnectionFailure : std::uint8_t { refused, timed_out, reset, no_port };

// What is asked of the DNS, and how that ended (RFC 1035 §3.2.2, §4.1.1; RFC 7505 for null MX).
enum class QueryType : std::uint8_t { a, mx };
enum class LookupOutcome : std::uint8_t {
  found,
  no_data,       // the name exists, but has no such record
  no_such_name,  // NXDOMAIN
  null_mx,       // the domain says that it takes no mail
  server_failure,
  timed_out
};

using mailscope::LineKind;

enum class InputKind : std::uint8_t { send, read, down, up, transfer, cut, mend };
// discarded: it failed, and was itself a notification, so nobody is told (RFC 5321 §6.1).
enum class RecipientOutcome : std::uint8_t { relayed, stored, failed, discarded };
// What a server writes to its disk: a message that it takes in, what became of a recipient, that a
// message was read.
enum class DiskWrite : std::uint8_t { message, outcome, flag };
// RFC 3464 §2.3.3, the action that a notification tells of.
enum class NotificationKind : std::uint8_t { failed, delayed, delivered, relayed, expanded };

std::string_view name(HostRole);
std::string_view name(TcpState);  // as the RFC writes it: "SYN-SENT"
std::string_view name(LossReason);
std::string_view name(RuleEffect);
std::string_view name(RuleWay);
std::string_view name(QueryType);
std::string_view name(LookupOutcome);
std::string_view name(ConnectionFailure);
std::string_view name(LineKind);
std::string_view name(InputKind);
std::string_view name(RecipientOutcome);
std::string_view name(DiskWrite);
std::string_view name(NotificationKind);
std::string_view name(Side);

}  // namespace mailscope::trace
