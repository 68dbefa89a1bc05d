#include <algorithm>
#include <optional>
#include <utility>
#include <variant>

#include "replay/story/beat.hpp"
#include "replay/story/beat_index.hpp"

namespace mailscope::replay {
namespace {

// A disk that takes less is not waited for.
constexpr Duration kSlowDisk = milliseconds(100);

std::string_view control_word(std::uint8_t flags) {
  if ((flags & trace::tcp_flags::syn) != 0)
    return (flags & trace::tcp_flags::ack) != 0 ? "SYN/ACK" : "SYN";
  return (flags & trace::tcp_flags::fin) != 0 ? "FIN" : "";
}

class Collector {
 public:
  Collector(const trace::Trace& trace, const std::vector<Letter>& letters,
            const std::vector<Transcript>& transcripts)
      : trace_(trace), index_(trace, letters, transcripts), sessions_(index_.sessions().size()) {}

  std::vector<Beat> collect() {
    for (std::size_t i = 0; i < trace_.size(); ++i) {
      number_ = RecordNumber(i);
      host_ = trace_[number_].host;
      hear();
      std::visit([this](const auto& what) { see(what); }, trace_[number_].what);
    }
    std::stable_sort(beats_.begin(), beats_.end(),
                     [](const Beat& a, const Beat& b) { return a.record < b.record; });
    return std::move(beats_);
  }

 private:
  struct Item {  // an entry of a queue
    MessageId message;
    std::uint32_t attempt = 0;
    SessionId session = {};    // of the attempt under way
    std::string_view to = {};  // the first recipient
  };
  struct Packet {
    HostId from, to;
    SessionId session;
    bool matters = false;           // somebody waits for it
    std::string_view carries = {};  // its payload, else what it does to the connection
  };
  struct SessionState {
    bool established = false;
    std::uint32_t attempt = 0;
  };
  struct Write {  // that is not safe yet
    HostId host;
    MessageId message;
    RecordNumber record;
  };

  Beat& tell(BeatKind kind, MessageId about, Beat rest) {
    rest.record = number_;
    rest.kind = kind;
    rest.story = index_.story_of(about);
    rest.copy = index_.is_copy(about);
    rest.notification = index_.notification(about).has_value();
    return beats_.emplace_back(rest);
  }
  // A session with a message whose story is not told.
  bool is_of_others(SessionId session) const {
    const MessageId message = message_in(session);
    return message && !told_of(message);
  }
  bool told_of(MessageId message) const { return index_.story_of(message) != MessageId::none(); }

  Item* item(QueueItemId id) { return id.index() < items_.size() ? &items_[id.index()] : nullptr; }
  // The attempt that goes on in a session.
  std::uint32_t attempt_in(SessionId session) const {
    return session ? sessions_[session.index()].attempt : 0;
  }
  const SessionFacts* session_over(ConnectionId connection) const {
    const SessionId id = index_.session_over(connection);
    return id ? &index_.session(id) : nullptr;
  }
  HostId host_of(ConnectionId connection, Side side) const {
    const auto& ends = connections_[connection.index()];
    return side == Side::client ? ends.first : ends.second;
  }
  bool is_transfer(SessionId session) const {
    return session && index_.session(session).protocol == trace::Protocol::discard;
  }
  bool is_up(HostId host) const {
    return std::find(down_.begin(), down_.end(), host) == down_.end();
  }

  // ---- Replies that refuse something, when their client has heard them.
  void hear() {
    for (; next_refusal_ < index_.refusals().size(); ++next_refusal_) {
      const Refusal& refusal = index_.refusals()[next_refusal_];
      if (refusal.heard != number_) return;
      if (is_of_others(refusal.session)) continue;
      const SessionFacts& session = index_.session(refusal.session);
      tell(BeatKind::refused, session.message,
           {.actor = session.server,
            .other = session.client,
            .attempt = attempt_in(refusal.session),
            .words = refusal.text,
            .session = refusal.session});
    }
  }

  template <class T>
  void see(const T&) {}

  // ---- The network.
  void see(const trace::LinkAdded& r) { links_.emplace_back(r.a, r.b); }
  void see(const trace::LinkDown& r) { tell_of_link(BeatKind::link_cut, r.link); }
  void see(const trace::LinkUp& r) { tell_of_link(BeatKind::link_mended, r.link); }
  void tell_of_link(BeatKind kind, LinkId link) {
    const auto& [a, b] = links_[link.index()];
    tell(kind, {}, {.actor = a, .other = b});
  }
  void see(const trace::HostDown&) {
    down_.push_back(host_);
    tell(BeatKind::host_down, {}, {.actor = host_});
  }
  void see(const trace::HostUp&) {
    std::erase(down_, host_);
    tell(BeatKind::host_up, {}, {.actor = host_});
  }
  void see(const trace::ConnectionOpened& r) { connections_.emplace_back(r.client, r.server); }
  void see(const trace::PacketSent& r) {
    const HostId from = host_of(r.connection, r.side), to = host_of(r.connection, other(r.side));
    const bool control = (r.flags & (trace::tcp_flags::syn | trace::tcp_flags::fin)) != 0;
    const SessionId session = index_.session_over(r.connection);
    const std::string_view carries =
        r.payload.empty() ? control_word(r.flags) : trace_.text(r.payload);
    const bool is_filler = is_transfer(session);
    packets_.push_back({from, to, session, control || !r.payload.empty(),
                        is_filler && !control ? std::string_view() : carries});
    // Towards a machine that is off it goes in vain; that nobody answers is told later.
    if (!r.again || !is_up(to) || is_of_others(session)) return;
    tell(BeatKind::sent_again, message_in(session),
         {.actor = from, .other = to, .attempt = attempt_in(session), .session = session});
  }
  void see(const trace::DatagramSent& r) {
    packets_.push_back({host_, r.to, {}, true, trace_.text(r.payload)});
  }
  void see(const trace::PacketDuplicated& r) {
    Packet copy = packets_[r.of.index()];
    copy.matters = false;
    packets_.push_back(copy);
  }
  void see(const trace::PacketLost& r) {
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
  MessageId message_in(SessionId session) const {
    return session ? index_.session(session).message : MessageId::none();
  }
  void see(const trace::TcpStateChanged& r) {
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
  void established(const SessionFacts& session) {
    sessions_[session.id.index()].established = true;
    if (!session.relays() && session.protocol != trace::Protocol::discard) return;
    if (is_of_others(session.id)) return;
    tell(BeatKind::connected, session.message,
         {.actor = session.client,
          .other = session.server,
          .attempt = attempt_in(session.id),
          .session = session.id});
  }
  void see(const trace::ConnectionFailed& r) {
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
  bool is_established(SessionId session) const { return sessions_[session.index()].established; }
  // TCP alone: how its window grows and falls is the story.
  void see(const trace::CongestionChanged& r) {
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

  // ---- The DNS.
  void see(const trace::LookupStarted& r) { lookups_.emplace_back(r.type, trace_.text(r.name)); }
  void see(const trace::LookupEnded& r) {
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

  // The message that the name was looked up for.
  MessageId asked_for(std::string_view name) const {
    if (index_.goes_to(last_queued_, name)) return last_queued_;
    const auto found = std::find_if(items_.rbegin(), items_.rend(), [&](const Item& one) {
      return told_of(one.message) && index_.goes_to(one.message, name);
    });
    return found == items_.rend() ? last_queued_ : found->message;
  }

  // ---- Agents.
  void see(const trace::MessageComposed& r) {
    if (index_.story_of(r.message) == r.message)
      tell(BeatKind::composed, r.message, {.actor = host_});
  }
  void see(const trace::RecipientAdded& r) {
    if (beats_.empty() || beats_.back().kind != BeatKind::composed) return;
    if (beats_.back().story != r.message) return;
    beats_.back().record = number_;  // composed with all its recipients
    if (beats_.back().whose.empty()) beats_.back().whose = trace_.text(r.address);
  }
  void see(const trace::SessionOpened& r) {
    const SessionFacts& session = index_.session(r.session);
    const bool imap = r.protocol == trace::Protocol::imap;
    const bool hands_in = session.by_agent && told_of(session.message);
    if (r.protocol == trace::Protocol::discard) {
      tell(BeatKind::connecting, {}, {.actor = r.client, .other = r.server, .session = r.session});
    } else if (imap || hands_in) {
      tell(imap ? BeatKind::opens_mailbox : BeatKind::handed_in, session.message,
           {.actor = r.client, .other = r.server, .whose = session.whose, .session = r.session});
    }
  }
  void see(const trace::SubmissionFailed& r) {
    if (!told_of(r.message)) return;
    tell(BeatKind::not_sent, r.message, {.actor = host_, .words = trace_.text(r.reason)});
  }
  void see(const trace::LoginTried& r) {
    if (r.accepted) return;
    const SessionFacts& session = index_.session(r.session);
    tell(BeatKind::login_refused, session.message,
         {.actor = host_,
          .other = session.client,
          .whose = trace_.text(r.address),
          .session = r.session});
  }
  void see(const trace::MessageRead& r) {
    if (!told_of(r.message)) return;
    tell(BeatKind::read, r.message, {.actor = host_, .whose = trace_.text(r.address)});
  }

  // ---- Queues and disks.
  void see(const trace::DiskWritten& r) {
    if (r.what == trace::DiskWrite::message && told_of(r.message))
      unsafe_.push_back({host_, r.message, number_});
  }
  void see(const trace::DiskSynced&) {
    for (const Write& write : take_unsafe())
      if (trace_[number_].at - trace_[write.record].at >= kSlowDisk) tell_written(write);
  }
  void see(const trace::WritesLost&) {
    for (const Write& write : take_unsafe()) {
      tell_written(write);
      tell(BeatKind::writes_lost, write.message, {.actor = host_});
    }
  }
  std::vector<Write> take_unsafe() {
    std::vector<Write> ours;
    std::erase_if(unsafe_, [&](const Write& write) {
      if (write.host == host_) ours.push_back(write);
      return write.host == host_;
    });
    return ours;
  }
  void tell_written(const Write& write) {
    tell(BeatKind::written, write.message, {.actor = write.host}).record = write.record;
  }
  void see(const trace::Queued& r) {
    items_.push_back({r.message});
    last_queued_ = r.message;
    if (!told_of(r.message) || index_.is_copy(r.message) || index_.notification(r.message)) return;
    tell(BeatKind::queued, r.message, {.actor = host_, .session = index_.accepted_in(number_)});
    if (const SessionId from = beats_.back().session)
      beats_.back().other = index_.session(from).client;
  }
  void see(const trace::QueuedFor& r) {
    Item* queued_item = item(r.item);
    if (queued_item && queued_item->to.empty()) queued_item->to = trace_.text(r.address);
    const bool queued = !beats_.empty() && beats_.back().kind == BeatKind::queued;
    if (queued && beats_.back().whose.empty()) beats_.back().whose = trace_.text(r.address);
    if (queued) beats_.back().record = number_;
  }
  void see(const trace::AttemptStarted& r) {
    Item* tried = item(r.item);
    if (!tried) return;
    tried->attempt = r.attempt;
    tried->session = r.session;
    last_queued_ = tried->message;
    if (r.session.is_none()) return;
    sessions_[r.session.index()].attempt = r.attempt;
    if (!told_of(tried->message)) return;
    const bool stands = is_established(r.session);
    tell(stands ? BeatKind::kept_connection : BeatKind::connecting, tried->message,
         {.actor = host_,
          .other = index_.session(r.session).server,
          .attempt = r.attempt,
          .whose = tried->to,
          .session = r.session});
  }
  void see(const trace::TransactionStarted& r) {
    const SessionFacts& session = index_.session(r.session);
    if (!session.relays() || !told_of(r.message)) return;
    const bool kept = !beats_.empty() && beats_.back().kind == BeatKind::kept_connection;
    if (kept && beats_.back().session == r.session) return;
    tell(BeatKind::transaction, r.message,
         {.actor = session.client,
          .other = session.server,
          .attempt = attempt_in(r.session),
          .session = r.session});
  }
  void see(const trace::RecipientDeferred& r) {
    const Item* tried = item(r.item);
    if (!tried || !told_of(tried->message)) return;
    tell(BeatKind::deferred, tried->message,
         {.actor = host_,
          .attempt = tried->attempt,
          .whose = trace_.text(r.address),
          .words = trace_.text(r.reason)});
  }
  void see(const trace::RecipientDone& r) {
    const Item* tried = item(r.item);
    if (!tried || !told_of(tried->message)) return;
    const bool relayed = r.outcome == trace::RecipientOutcome::relayed;
    if (r.outcome == trace::RecipientOutcome::stored) return;
    const bool lost = index_.notification(tried->message).has_value();
    const BeatKind ends = lost ? BeatKind::nobody_told : BeatKind::given_up;
    Beat& beat = tell(relayed ? BeatKind::accepted : ends, tried->message,
                      {.actor = host_,
                       .attempt = tried->attempt,
                       .whose = trace_.text(r.address),
                       .words = trace_.text(r.reply),
                       .session = tried->session});
    if (relayed && tried->session) beat.other = index_.session(tried->session).server;
  }
  void see(const trace::MailboxStored& r) {
    if (!told_of(r.message)) return;
    const std::string_view whose = trace_.text(r.address);
    const SessionId session = index_.accepted_in(number_);
    const HostId from = session ? index_.session(session).client : HostId::none();
    BeatKind kind = BeatKind::stored;
    if (const auto what = index_.notification(r.message)) {
      kind = BeatKind::confirmed;
      if (*what == trace::NotificationKind::failed) kind = BeatKind::told;
      if (*what == trace::NotificationKind::delayed) kind = BeatKind::warned;
    }
    tell(kind, r.message, {.actor = host_, .other = from, .whose = whose, .session = session});
  }
  void see(const trace::ListExpanded& r) {
    if (!told_of(r.message)) return;
    tell(BeatKind::expanded, r.message, {.actor = host_, .whose = trace_.text(r.list)});
  }
  void see(const trace::Redirected& r) {
    if (!told_of(r.message)) return;
    tell(BeatKind::redirected, r.message,
         {.actor = host_, .whose = trace_.text(r.from), .words = trace_.text(r.to)});
  }

  const trace::Trace& trace_;
  BeatIndex index_;
  RecordNumber number_;
  HostId host_;
  std::vector<Beat> beats_;
  std::vector<Item> items_;      // by QueueItemId
  std::vector<Packet> packets_;  // by PacketId
  std::vector<Write> unsafe_;
  std::vector<HostId> down_;
  std::vector<std::pair<HostId, HostId>> links_;        // by LinkId
  std::vector<std::pair<HostId, HostId>> connections_;  // by ConnectionId: client, server
  std::vector<std::pair<trace::QueryType, std::string_view>> lookups_;  // by LookupId
  std::vector<SessionState> sessions_;                                  // by SessionId
  std::size_t next_refusal_ = 0;
  MessageId last_queued_;
  std::uint32_t window_ = 0, highest_ = 0;
};

}  // namespace

std::vector<Beat> all_beats(const trace::Trace& trace, const std::vector<Letter>& letters,
                            const std::vector<Transcript>& transcripts) {
  return Collector(trace, letters, transcripts).collect();
}

const Beat* beat_at(const std::vector<Beat>& beats, RecordNumber cursor) {
  if (cursor.is_none()) return nullptr;
  const auto behind =
      std::upper_bound(beats.begin(), beats.end(), cursor,
                       [](RecordNumber now, const Beat& beat) { return now < beat.record; });
  return behind == beats.begin() ? nullptr : &*(behind - 1);
}

}  // namespace mailscope::replay
