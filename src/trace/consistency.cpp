#include "trace/consistency.hpp"

#include <cstdint>
#include <string_view>
#include <variant>

#include <fmt/format.h>

namespace mailscope::trace {
namespace {

// So that sums of positions in a stream cannot overflow.
constexpr std::uint64_t kLongestStream = std::uint64_t{1} << 48;

// Looks at one record. The first fault found is kept.
class Inspector {
 public:
  Inspector(const Record& record, bool first, Consistency::Counts& counts)
      : record_(record), first_(first), counts_(counts) {}

  std::optional<std::string> inspect() {
    if (record_.host) known("host", record_.host, counts_.hosts);
    std::visit([this](const auto& what) { look(what); }, record_.what);
    return fault_;
  }

 private:
  void say(std::string text) {
    if (!fault_) fault_ = std::move(text);
  }
  template <class Tag, class Number>
  void known(std::string_view what, Id<Tag, Number> id, std::size_t count) {
    if (id.is_none()) return say(fmt::format("no {}", what));
    if (id.index() >= count) say(fmt::format("{} {} does not exist yet", what, id.value()));
  }
  template <class Tag, class Number>
  void created(std::string_view what, Id<Tag, Number> id, std::size_t& count) {
    if (id.is_none() || id.index() != count) {
      say(fmt::format("the next {} must have the number {}", what, count));
    }
    ++count;
  }
  void somewhere() { known("host", record_.host, counts_.hosts); }
  void known(LinkId id) { known("link", id, counts_.links); }
  void known(LookupId id) { known("lookup", id, counts_.lookups); }
  void known(HostId id) { known("host", id, counts_.hosts); }
  void known(ConnectionId id) { known("connection", id, counts_.connections); }
  void known(SessionId id) { known("session", id, counts_.sessions); }
  void known(MessageId id) { known("message", id, counts_.messages); }
  void known(QueueItemId id) { known("queue item", id, counts_.items); }
  void known(PacketId id) { known("packet", id, counts_.packets); }
  void in_stream(std::uint64_t position) {
    if (position >= kLongestStream) say("a position beyond the longest stream");
  }

  void departs(Instant at) {
    if (at < record_.at) say("a packet departs before it is sent");
  }
  void ended(PacketId packet, ConnectionId connection) {
    known(packet);
    if (connection) known(connection);
  }

  void look(const RunDescribed&) {
    if (!first_) say("a run is described once, by its first record");
  }
  void look(const Narrated& r) {
    if (r.step > 6) say("the chapter's steps are 1 to 6");
    if (r.by) known(r.by);
    if ((r.step == 0) == r.on.empty()) say("a text stands at a beat or at a step");
  }
  void look(const HostAdded&) {}  // its own number is the record's host: see fault()
  void look(const LinkAdded& r) {
    created("link", r.link, counts_.links);
    known(r.a), known(r.b);
    if (r.latency < Duration() || r.jitter < Duration()) say("a negative latency");
    if (r.bits_per_second == 0 || r.bits_per_second_back == 0) say("a link without bandwidth");
    if (!(r.loss >= 0 && r.loss <= 1)) say("a loss outside 0 to 1");
  }
  void look(const LinkRuleAdded& r) { known(r.link); }
  void look(const LinkRulePeriod& r) { known(r.link); }
  void look(const AgentAdded&) { somewhere(); }
  void look(const MailboxAdded& r) { somewhere(), known(r.agent); }
  void look(const InputApplied& r) {
    const bool of_link = r.input == InputKind::cut || r.input == InputKind::mend;
    if (of_link) return known(r.link);
    somewhere();
    if (r.input == InputKind::transfer) known(r.to);
  }
  void look(const HostDown&) { somewhere(); }
  void look(const HostUp&) { somewhere(); }
  void look(const LinkDown& r) { known(r.link); }
  void look(const LinkUp& r) { known(r.link); }
  void look(const PacketSent& r) {
    created("packet", r.packet, counts_.packets);
    known(r.link), known(r.connection), departs(r.departs);
  }
  void look(const DatagramSent& r) {
    created("packet", r.packet, counts_.packets);
    somewhere(), known(r.link), known(r.to), departs(r.departs);
  }
  void look(const PacketDuplicated& r) {
    known(r.of);
    created("packet", r.packet, counts_.packets);
    departs(r.departs);
  }
  void look(const RuleFired& r) { known(r.link), known(r.packet); }
  void look(const PacketArrived& r) { ended(r.packet, r.connection); }
  void look(const PacketLost& r) { ended(r.packet, r.connection); }
  void look(const ConnectionOpened& r) {
    created("connection", r.connection, counts_.connections);
    known(r.client), known(r.server);
  }
  void look(const TcpStateChanged& r) { known(r.connection); }
  void look(const RetransmissionTimeout& r) { known(r.connection); }
  void look(const FastRetransmit& r) { known(r.connection); }
  void look(const ZeroWindowProbe& r) { known(r.connection); }
  void look(const CongestionChanged& r) { known(r.connection); }
  void look(const BytesDelivered& r) { known(r.connection), in_stream(r.total); }
  void look(const ConnectionFailed& r) { known(r.connection); }
  void look(const LookupStarted& r) {
    somewhere();
    created("lookup", r.lookup, counts_.lookups);
  }
  void look(const LookupEnded& r) { known(r.lookup); }
  void look(const SessionOpened& r) {
    created("session", r.session, counts_.sessions);
    known(r.connection), known(r.client), known(r.server);
  }
  void look(const Said& r) { known(r.session), in_stream(r.begin); }
  void look(const TransactionStarted& r) { known(r.session), known(r.message); }
  void look(const LoginTried& r) { somewhere(), known(r.session); }
  void look(const DiskWritten& r) {
    somewhere();
    if (r.message) known(r.message);
  }
  void look(const DiskSynced&) { somewhere(); }
  void look(const WritesLost&) { somewhere(); }
  void look(const MessageComposed& r) {
    somewhere();
    if (r.about) known(r.about);
    created("message", r.message, counts_.messages);
  }
  void look(const RecipientAdded& r) { known(r.message); }
  void look(const SubmissionFailed& r) { known(r.message); }
  void look(const Accepted& r) { somewhere(), known(r.session), known(r.message); }
  void look(const Redirected& r) { somewhere(), known(r.message); }
  void look(const ListExpanded& r) { somewhere(), known(r.message), known(r.copy); }
  void look(const RecipientNotified& r) { known(r.message), known(r.notification); }
  void look(const Queued& r) {
    somewhere(), known(r.message);
    created("queue item", r.item, counts_.items);
  }
  void look(const QueuedFor& r) { known(r.item); }
  void look(const AttemptStarted& r) {
    known(r.item);
    if (r.session) known(r.session);
  }
  void look(const RecipientDeferred& r) { known(r.item); }
  void look(const RecipientDone& r) { known(r.item); }
  void look(const Dequeued& r) { known(r.item); }
  void look(const MailboxStored& r) { somewhere(), known(r.message); }
  void look(const FlagsChanged&) { somewhere(); }
  void look(const MessageRead& r) { somewhere(), known(r.message); }

  const Record& record_;
  bool first_;
  Consistency::Counts& counts_;
  std::optional<std::string> fault_;
};

}  // namespace

std::optional<std::string> Consistency::fault(const Record& record) {
  if (record.at < last_) return "time goes backwards";
  if (record.cause && record.cause.index() >= records_) return "its cause comes later";
  if (std::holds_alternative<HostAdded>(record.what)) {
    if (record.host.is_none() || record.host.index() != counts_.hosts) {
      return fmt::format("the next host must have the number {}", counts_.hosts);
    }
    ++counts_.hosts;
  }
  last_ = record.at;
  return Inspector(record, records_++ == 0, counts_).inspect();
}

}  // namespace mailscope::trace
