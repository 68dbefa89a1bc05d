#include "gui/model/conversations.hpp"

#include <algorithm>
#include <variant>

namespace mailscope::gui {
namespace {

class PresentReader {
 public:
  PresentReader(const trace::Trace& trace, const Conversations& conversations)
      : trace_(trace), conversations_(conversations) {}

  ConversationId after(RecordNumber n) {
    std::visit([this](const auto& what) { see(what); }, trace_[n].what);
    return present_;
  }

 private:
  template <class T>
  void see(const T&) {}

  void see(const trace::ConnectionOpened&) { of_connection_.emplace_back(); }
  void see(const trace::SessionOpened& r) {
    present_ = conversations_.of(r.session);
    of_connection_[r.connection.index()] = present_;
    open_.push_back(present_);
  }
  void see(const trace::PacketSent& r) {
    const bool asks = r.side == Side::client && (r.flags & trace::tcp_flags::syn) != 0;
    if (asks) turn_to(of(r.connection));
  }
  void see(const trace::DatagramSent& r) { turn_to(conversations_.of(r.packet)); }
  void see(const trace::PacketArrived& r) { turn_to(conversations_.of(r.packet)); }
  void see(const trace::PacketLost& r) { turn_to(conversations_.of(r.packet)); }
  void see(const trace::TcpStateChanged& r) {
    if (r.side == Side::client && r.from == trace::TcpState::established) finish(of(r.connection));
  }
  void see(const trace::BytesDelivered& r) { turn_to(of(r.connection)); }
  void see(const trace::ConnectionFailed& r) {
    turn_to(of(r.connection));
    std::erase(open_, of(r.connection));
  }
  void see(const trace::Said& r) { turn_to(conversations_.of(r.session)); }

  void turn_to(ConversationId id) {
    if (id) present_ = id;
  }
  // The client closes: the story goes on where another session is open, the latest.
  void finish(ConversationId id) {
    std::erase(open_, id);
    if (present_ == id && !open_.empty()) present_ = open_.back();
  }
  ConversationId of(ConnectionId connection) const { return of_connection_[connection.index()]; }

  const trace::Trace& trace_;
  const Conversations& conversations_;
  ConversationId present_;
  std::vector<ConversationId> open_;           // sessions whose clients have not closed
  std::vector<ConversationId> of_connection_;  // none: it has no session
};

}  // namespace

Conversations::Conversations(const trace::Trace& trace,
                             const std::vector<replay::Exchange>& exchanges) {
  std::size_t exchange = 0;
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const RecordNumber n(i);
    const ConversationId id(all_.size());
    if (const auto* opened = std::get_if<trace::SessionOpened>(&trace[n].what)) {
      of_session_.push_back(id);
      all_.push_back({n, opened->session, 0});
    } else if (exchange < exchanges.size() && exchanges[exchange].datagrams.front().sent == n) {
      for (const replay::Datagram& d : exchanges[exchange].datagrams)
        of_datagram_.emplace_back(d.packet, id);
      all_.push_back({n, SessionId::none(), exchange++});
    }
  }
  std::sort(of_datagram_.begin(), of_datagram_.end());
  PresentReader reader(trace, *this);
  present_.reserve(trace.size());
  for (std::size_t i = 0; i < trace.size(); ++i) present_.push_back(reader.after(RecordNumber(i)));
}

std::size_t Conversations::begun(RecordNumber cursor) const {
  if (cursor.is_none()) return 0;
  const auto behind =
      std::upper_bound(all_.begin(), all_.end(), cursor,
                       [](RecordNumber now, const Conversation& c) { return now < c.opened; });
  return static_cast<std::size_t>(behind - all_.begin());
}

ConversationId Conversations::present(RecordNumber cursor) const {
  return cursor.is_none() ? ConversationId::none() : present_[cursor.index()];
}

ConversationId Conversations::of(PacketId datagram) const {
  const auto found = std::lower_bound(of_datagram_.begin(), of_datagram_.end(), datagram,
                                      [](const auto& one, PacketId p) { return one.first < p; });
  const bool known = found != of_datagram_.end() && found->first == datagram;
  return known ? found->second : ConversationId::none();
}

}  // namespace mailscope::gui
