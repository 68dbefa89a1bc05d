// What happens between hosts: links, packets, connections, lookups.
#include <algorithm>

#include "replay/story/beat_collector.hpp"

namespace mailscope::replay {
namespace {

std::string_view control_word(std::uint8_t flags) {
  if ((flags & trace::tcp_flags::syn) != 0)
    return (flags & trace::tcp_flags::ack) != 0 ? "SYN/ACK" : "SYN";
  return (flags & trace::tcp_flags::fin) != 0 ? "FIN" : "";
}

}  // namespace

void BeatCollector::tell_of_link(BeatKind kind, LinkId link) {
  const auto& [a, b] = links_[link.index()];
  tell(kind, {}, {.actor = a, .other = b});
}

void BeatCollector::see(const trace::HostDown&) {
  down_.push_back(host_);
  tell(BeatKind::host_down, {}, {.actor = host_});
}

void BeatCollector::see(const trace::HostUp&) {
  std::erase(down_, host_);
  tell(BeatKind::host_up, {}, {.actor = host_});
}

void BeatCollector::see(const trace::PacketSent& r) {
  const HostId from = host_of(r.connection, r.side), to = host_of(r.connection, other(r.side));
  const bool control = (r.flags & (trace::tcp_flags::syn | trace::tcp_flags::fin)) != 0;
  const SessionId session = index_.session_over(r.connection);
  std::string_view carries = control_word(r.flags);
  if (begins_a_line(session, r.side, r.offset)) carries = trace_.text(r.payload);
  packets_.push_back({from, to, session, control || !r.payload.empty(), carries});
  // Towards a machine that is off it goes in vain; that nobody answers is told later.
  if (!r.again || !is_up(to) || is_of_others(session)) return;
  tell(BeatKind::sent_again, message_in(session),
       {.actor = from, .other = to, .attempt = attempt_in(session), .session = session});
}

void BeatCollector::see(const trace::DatagramSent& r) {
  packets_.push_back({host_, r.to, {}, true, trace_.text(r.payload)});
}

void BeatCollector::see(const trace::PacketDuplicated& r) {
  Packet copy = packets_[r.of.index()];
  copy.matters = false;
  packets_.push_back(copy);
}

void BeatCollector::see(const trace::PacketLost& r) {
  const Packet& packet = packets_[r.packet.index()];
  // Of a cut or of a machine that is off is told at its beginning.
  const bool by_chance =
      r.reason != trace::LossReason::host_down && r.reason != trace::LossReason::link_cut;
  if (!packet.matters || !by_chance || is_of_others(packet.session)) return;
  tell(BeatKind::packet_lost, message_in(packet.session),
       {.actor = packet.from,
        .other = packet.to,
        .attempt = attempt_in(packet.session),
        .words = packet.carries,
        .session = packet.session});
}

MessageId BeatCollector::message_in(SessionId session) const {
  return session ? index_.session(session).message : MessageId::none();
}

void BeatCollector::see(const trace::TcpStateChanged& r) {
  const SessionFacts* session = session_over(r.connection);
  if (!session) return;
  if (r.side == Side::client && r.to == trace::TcpState::established) established(*session);
  if (r.side == Side::server && r.to == trace::TcpState::close_wait &&
      session->protocol == trace::Protocol::discard) {
    tell(BeatKind::transferred, {},
         {.actor = session->client, .other = session->server, .session = session->id});
  }
  const bool leaves = r.side == Side::client && r.from == trace::TcpState::established;
  if (leaves && session->protocol == trace::Protocol::imap && session->found_nothing())
    tell(BeatKind::nothing_new, {},
         {.actor = session->client, .other = session->server, .session = session->id});
}

void BeatCollector::established(const SessionFacts& session) {
  sessions_[session.id.index()].established = true;
  if (!session.relays() && session.protocol != trace::Protocol::discard) return;
  if (is_of_others(session.id)) return;
  tell(BeatKind::connected, session.message,
       {.actor = session.client,
        .other = session.server,
        .attempt = attempt_in(session.id),
        .session = session.id});
}

void BeatCollector::see(const trace::ConnectionFailed& r) {
  const SessionFacts* session = session_over(r.connection);
  if (!session || r.side != Side::client || is_established(session->id)) return;
  if (is_of_others(session->id)) return;
  tell(BeatKind::unanswered, session->message,
       {.actor = session->client,
        .other = session->server,
        .attempt = attempt_in(session->id),
        .words = trace::name(r.reason),
        .session = session->id});
}

void BeatCollector::see(const trace::CongestionChanged& r) {
  const SessionFacts* session = session_over(r.connection);
  if (!session || session->protocol != trace::Protocol::discard || r.side != Side::client) return;
  const bool doubled = r.window >= 2 * window_, cut = 4 * r.window < 3 * highest_;
  highest_ = std::max(highest_, r.window);
  const bool first = window_ == 0;
  if (!doubled && !cut) return;
  window_ = r.window;
  if (cut) highest_ = r.window;
  if (first || (doubled && r.window >= r.threshold)) return;
  tell(cut ? BeatKind::window_cut : BeatKind::window_doubled, {},
       {.actor = session->client, .other = session->server, .session = session->id});
}

void BeatCollector::see(const trace::Said& r) {
  if (r.line != trace::LineKind::command && r.line != trace::LineKind::reply) return;
  sessions_[r.session.index()].lines[static_cast<std::size_t>(r.side)].push_back(
      static_cast<std::uint32_t>(r.begin));
}

void BeatCollector::see(const trace::LookupEnded& r) {
  const auto& [type, name] = lookups_[r.lookup.index()];
  if (r.cached || r.outcome == trace::LookupOutcome::no_data) return;
  const bool found = r.outcome == trace::LookupOutcome::found;
  if (found && type == trace::QueryType::a) return;
  const MessageId message = asked_for(name);
  if (message && !told_of(message)) return;
  tell(found ? BeatKind::looked_up : BeatKind::not_found, message,
       {.actor = host_,
        .whose = name,
        .words = found ? trace_.text(r.answer) : trace::name(r.outcome)});
}

MessageId BeatCollector::asked_for(std::string_view name) const {
  if (index_.goes_to(last_queued_, name)) return last_queued_;
  const auto found = std::find_if(items_.rbegin(), items_.rend(), [&](const Item& one) {
    return told_of(one.message) && index_.goes_to(one.message, name);
  });
  return found == items_.rend() ? last_queued_ : found->message;
}

}  // namespace mailscope::replay
