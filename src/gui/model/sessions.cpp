#include "gui/model/sessions.hpp"

#include <variant>

namespace mailscope::gui {
namespace {

class Reader {
 public:
  explicit Reader(const trace::Trace& trace) : trace_(trace) {}

  void read(RecordNumber n) {
    number_ = n;
    std::visit([this](const auto& what) { see(what); }, trace_[n].what);
  }
  std::vector<SessionStory> take() { return std::move(stories_); }

 private:
  template <class T>
  void see(const T&) {}

  void see(const trace::ConnectionOpened&) { session_of_.emplace_back(); }
  void see(const trace::SessionOpened& r) {
    stories_.emplace_back();
    session_of_[r.connection.index()] = r.session;
  }
  void see(const trace::PacketSent& r) {
    const bool asks = r.side == Side::client && (r.flags & trace::tcp_flags::syn) != 0;
    SessionStory* story = of(r.connection);
    if (story && asks) story->asked.push_back(number_);
  }
  void see(const trace::TcpStateChanged& r) {
    SessionStory* story = of(r.connection);
    const bool established = r.side == Side::client && r.to == trace::TcpState::established;
    if (story && established) story->established = number_;
  }
  void see(const trace::ConnectionFailed& r) {
    SessionStory* story = of(r.connection);
    if (story && story->failed.is_none()) story->failed = number_;
  }
  void see(const trace::AttemptStarted& r) {
    if (r.session) stories_[r.session.index()].attempt = r.attempt;
    if (r.item.index() >= trying_.size()) trying_.resize(r.item.index() + 1);
    trying_[r.item.index()] = r.session;
  }
  void see(const trace::RecipientDeferred& r) { note_outcome(r.item); }
  void see(const trace::RecipientDone& r) {
    if (r.outcome == trace::RecipientOutcome::failed) note_outcome(r.item);
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
  std::vector<SessionStory> stories_;
  RecordNumber number_;
  std::vector<SessionId> session_of_;  // by ConnectionId
  std::vector<SessionId> trying_;      // by QueueItemId: of its latest attempt
};

}  // namespace

std::vector<SessionStory> session_stories(const trace::Trace& trace) {
  Reader reader(trace);
  for (std::size_t i = 0; i < trace.size(); ++i) reader.read(RecordNumber(i));
  return reader.take();
}

}  // namespace mailscope::gui
