#include "replay/story/beat_index.hpp"

#include <algorithm>
#include <variant>

namespace mailscope::replay {
namespace {

std::string_view domain_of(std::string_view address) {
  return address.substr(std::min(address.rfind('@'), address.size() - 1) + 1);
}

// What is pipelined behind a refused command is refused for it (503); a login has a record of its
// own (535).
bool refuses(const Line& line) {
  const std::string_view text = line.text;
  if (line.side != Side::server || line.kind != trace::LineKind::reply || !line.heard) return false;
  if (text.empty() || (text[0] != '4' && text[0] != '5')) return false;
  return !text.starts_with("503") && !text.starts_with("535");
}

}  // namespace

BeatIndex::BeatIndex(const trace::Trace& trace, const std::vector<WrittenMessage>& written,
                     const std::vector<Transcript>& transcripts)
    : trace_(trace) {
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const RecordNumber n(i);
    std::visit([&](const auto& what) { see(n, what); }, trace[n].what);
    const auto* composed = std::get_if<trace::MessageComposed>(&trace[n].what);
    if (!composed) continue;
    const bool told = std::any_of(
        written.begin(), written.end(),
        [composed](const WrittenMessage& one) { return one.message == composed->message; });
    if (told) messages_[composed->message.index()].story = composed->message;
  }
  find_unsent();
  find_refusals(transcripts);
}

SessionId BeatIndex::session_over(ConnectionId connection) const {
  return connection.index() < over_.size() ? over_[connection.index()] : SessionId::none();
}
MessageId BeatIndex::story_of(MessageId message) const {
  return message ? messages_[message.index()].story : MessageId::none();
}
bool BeatIndex::is_copy(MessageId message) const {
  return message && messages_[message.index()].copy;
}
std::optional<trace::NotificationKind> BeatIndex::notification(MessageId message) const {
  return message ? messages_[message.index()].notification : std::nullopt;
}
bool BeatIndex::goes_to(MessageId message, std::string_view domain) const {
  if (!message) return false;
  const auto& domains = messages_[message.index()].domains;
  return std::find(domains.begin(), domains.end(), domain) != domains.end();
}

// The server says 250 in the instant in which the message is safe.
SessionId BeatIndex::accepted_in(RecordNumber record) const {
  const trace::Record& stored = trace_[record];
  auto found = std::upper_bound(accepted_.begin(), accepted_.end(), record,
                                [](RecordNumber n, const Acceptance& a) { return n < a.record; });
  for (; found != accepted_.end() && trace_[found->record].at == stored.at; ++found) {
    if (trace_[found->record].host == stored.host) return found->session;
  }
  return SessionId::none();
}

void BeatIndex::see(RecordNumber, const trace::HostAdded& r) {
  agents_.push_back(r.role == trace::HostRole::user_agent);
  reading_.emplace_back();
}
void BeatIndex::see(RecordNumber n, const trace::MessageComposed& r) {
  Facts facts{.story = story_of(r.about), .composed_on = trace_[n].host, .record = n};
  messages_.push_back(std::move(facts));
}
void BeatIndex::see(RecordNumber, const trace::RecipientAdded& r) {
  if (const auto address = trace_.text(r.address); !address.empty())
    messages_[r.message.index()].domains.push_back(domain_of(address));
}
void BeatIndex::see(RecordNumber, const trace::ListExpanded& r) {
  messages_[r.copy.index()].story = story_of(r.message);
  messages_[r.copy.index()].copy = true;
}
void BeatIndex::see(RecordNumber, const trace::RecipientNotified& r) {
  Facts& notification = messages_[r.notification.index()];
  notification.story = story_of(r.message);
  notification.notification = r.what;
}
void BeatIndex::see(RecordNumber, const trace::ConnectionOpened&) {
  over_.emplace_back();
}
void BeatIndex::see(RecordNumber n, const trace::SessionOpened& r) {
  sessions_.push_back({.id = r.session,
                       .protocol = r.protocol,
                       .client = r.client,
                       .server = r.server,
                       .by_agent = agents_[r.client.index()]});
  opened_.push_back(n);
  over_[r.connection.index()] = r.session;
  if (r.protocol == trace::Protocol::imap) reading_[r.client.index()] = r.session;
}
void BeatIndex::see(RecordNumber, const trace::TransactionStarted& r) {
  travels(r.session, r.message);
}
void BeatIndex::see(RecordNumber, const trace::Queued& r) {
  items_.push_back(r.message);
}
void BeatIndex::see(RecordNumber, const trace::AttemptStarted& r) {
  if (r.session && r.item.index() < items_.size()) travels(r.session, items_[r.item.index()]);
}
void BeatIndex::see(RecordNumber n, const trace::Accepted& r) {
  accepted_.push_back({n, r.session});
}
void BeatIndex::see(RecordNumber, const trace::LoginTried& r) {
  SessionFacts& session = sessions_[r.session.index()];
  session.whose = trace_.text(r.address);
  session.logged_in = r.accepted;
}
void BeatIndex::see(RecordNumber n, const trace::MessageRead& r) {
  const SessionId session = reading_[trace_[n].host.index()];
  if (!session) return;
  travels(session, r.message);
  ++sessions_[session.index()].read;
  sessions_[session.index()].whose = trace_.text(r.address);
}

void BeatIndex::travels(SessionId session, MessageId message) {
  SessionFacts& facts = sessions_[session.index()];
  if (!facts.message) facts.message = message;
  if (facts.by_agent && message) messages_[message.index()].handed_in = true;
}

// An agent that comes to no transaction wanted to hand in what it had and had handed in nowhere.
void BeatIndex::find_unsent() {
  for (SessionFacts& session : sessions_) {
    const bool hands_in = session.by_agent && session.protocol == trace::Protocol::smtp;
    if (!hands_in || session.message) continue;
    for (std::size_t i = 0; i < messages_.size(); ++i) {
      Facts& message = messages_[i];
      const bool written = message.record < opened_[session.id.index()];
      if (message.handed_in || message.composed_on != session.client || !written) continue;
      session.message = MessageId(i);
      message.handed_in = true;
      break;
    }
  }
}

void BeatIndex::find_refusals(const std::vector<Transcript>& transcripts) {
  for (const Transcript& transcript : transcripts) {
    if (transcript.protocol != trace::Protocol::smtp) continue;
    for (const Line& line : transcript.lines) {
      if (refuses(line)) refusals_.push_back({line.heard, transcript.session, line.text});
    }
  }
  std::stable_sort(refusals_.begin(), refusals_.end(),
                   [](const Refusal& a, const Refusal& b) { return a.heard < b.heard; });
}

}  // namespace mailscope::replay
