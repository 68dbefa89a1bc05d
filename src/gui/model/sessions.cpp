#include "gui/model/sessions.hpp"

#include <variant>

namespace mailscope::gui {
namespace {

class Reader {
 public:
  Reader(const trace::Trace& trace, std::vector<SessionStory>& stories)
      : trace_(trace), stories_(stories) {}

  void read(RecordNumber n) {
    number_ = n;
    std::visit([this](const auto& what) { see(what); }, trace_[n].what);
  }
  SessionId present() const { return present_; }

 private:
  template <class T>
  void see(const T&) {}

  void see(const trace::ConnectionOpened&) { session_of_.emplace_back(); }
  void see(const trace::SessionOpened& r) {
    stories_.emplace_back().opened = number_;
    session_of_[r.connection.index()] = r.session;
    present_ = r.session;
    open_.push_back(r.session);
  }
  void see(const trace::PacketSent& r) {
    const bool asks = r.side == Side::client && (r.flags & trace::tcp_flags::syn) != 0;
    SessionStory* story = of(r.connection);
    if (!story || !asks) return;
    story->asked.push_back(number_);
    present_ = session_of_[r.connection.index()];
  }
  void see(const trace::TcpStateChanged& r) {
    SessionStory* story = of(r.connection);
    if (!story || r.side != Side::client) return;
    if (r.to == trace::TcpState::established) story->established = number_;
    if (r.from == trace::TcpState::established) finish(session_of_[r.connection.index()]);
  }
  void see(const trace::BytesDelivered& r) {
    if (of(r.connection)) present_ = session_of_[r.connection.index()];
  }
  void see(const trace::ConnectionFailed& r) {
    SessionStory* story = of(r.connection);
    if (!story) return;
    if (story->failed.is_none()) story->failed = number_;
    present_ = session_of_[r.connection.index()];
    std::erase(open_, present_);
  }
  void see(const trace::Said& r) { present_ = r.session; }
  void see(const trace::AttemptStarted& r) {
    if (r.session) stories_[r.session.index()].attempt = r.attempt;
    if (r.item.index() >= trying_.size()) trying_.resize(r.item.index() + 1);
    trying_[r.item.index()] = r.session;
  }
  void see(const trace::RecipientDeferred& r) { note_outcome(r.item); }
  void see(const trace::RecipientDone& r) {
    if (r.outcome == trace::RecipientOutcome::failed) note_outcome(r.item);
  }

  // The client closes: the story goes on where another session is open, the latest.
  void finish(SessionId session) {
    std::erase(open_, session);
    if (present_ == session && !open_.empty()) present_ = open_.back();
  }
  void note_outcome(QueueItemId item) {
    if (item.index() < trying_.size() && trying_[item.index()])
      stories_[trying_[item.index()].index()].outcome = number_;
  }
  SessionStory* of(ConnectionId connection) {
    const SessionId session = session_of_[connection.index()];
    return session ? &stories_[session.index()] : nullptr;
  }

  const trace::Trace& trace_;
  std::vector<SessionStory>& stories_;
  RecordNumber number_;
  SessionId present_;
  std::vector<SessionId> open_;        // their clients have not closed; in the order of opening
  std::vector<SessionId> session_of_;  // by ConnectionId
  std::vector<SessionId> trying_;      // by QueueItemId: of its latest attempt
};

}  // namespace

Sessions::Sessions(const trace::Trace& trace) {
  Reader reader(trace, stories);
  present.reserve(trace.size());
  for (std::size_t i = 0; i < trace.size(); ++i) {
    reader.read(RecordNumber(i));
    present.push_back(reader.present());
  }
}

}  // namespace mailscope::gui
