#pragma once
// The beats of a run: what a class is told of, one after the other. An author names them in a
// scenario's narration; replay finds them in the trace.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mailscope::trace {

enum class BeatKind : std::uint8_t {
  composed,
  handed_in,  // the agent connects to a server, to hand its message on
  not_sent,   // it could not: the message stays with the agent
  login_refused,
  logged_in,  // before a message is handed in
  queued,
  looked_up,
  not_found,  // a lookup that did not help
  connecting,
  unanswered,  // the connection failed, and another host may be tried
  connected,
  transaction,      // MAIL FROM
  kept_connection,  // the next message goes over a connection that stood already
  refused,          // a reply that begins with 4 or 5
  packet_lost,      // one that somebody waits for
  sent_again,
  link_cut,
  link_mended,
  host_down,
  host_up,
  written,      // a server has the message in memory, and not yet safe on its disk
  writes_lost,  // a crash took what was not safe
  stored,
  accepted,  // the sender's server has heard the last 250
  deferred,
  warned,  // the sender is told that it is late
  given_up,
  told,         // the sender has the notification of a failure
  confirmed,    // or of a delivery
  nobody_told,  // a notification that cannot be delivered
  expanded,
  redirected,
  opens_mailbox,
  nothing_new,
  read,
  window_doubled,
  window_cut,
  transferred
};

inline constexpr std::array<std::string_view, 38> kBeatNames{
    "composed",        "handed-in",   "not-sent",    "login-refused",
    "logged-in",       "queued",      "looked-up",   "not-found",
    "connecting",      "unanswered",  "connected",   "transaction",
    "kept-connection", "refused",     "packet-lost", "sent-again",
    "link-cut",        "link-mended", "host-down",   "host-up",
    "written",         "writes-lost", "stored",      "accepted",
    "deferred",        "warned",      "given-up",    "told",
    "confirmed",       "nobody-told", "expanded",    "redirected",
    "opens-mailbox",   "nothing-new", "read",        "window-doubled",
    "window-cut",      "transferred"};
static_assert(kBeatNames[static_cast<std::size_t>(BeatKind::transferred)] == "transferred");

constexpr std::string_view name(BeatKind kind) {
  return kBeatNames[static_cast<std::size_t>(kind)];
}

}  // namespace mailscope::trace
