#include "replay/story/follow.hpp"

#include <algorithm>
#include <variant>

#include "replay/story/why.hpp"

namespace mailscope::replay {
namespace {

bool is_in(const std::vector<MessageId>& messages, MessageId wanted) {
  return std::find(messages.begin(), messages.end(), wanted) != messages.end();
}

class Follower {
 public:
  Follower(const trace::Trace& trace, MessageId message)
      : trace_(trace), message_(message), ours_{message} {
    for (const trace::Record& record : trace.records()) {
      if (const auto* r = std::get_if<trace::ListExpanded>(&record.what)) {
        if (is_in(ours_, r->message)) ours_.push_back(r->copy);
      } else if (const auto* n = std::get_if<trace::RecipientNotified>(&record.what)) {
        // A warning that it is late ends no story.
        if (is_in(ours_, n->message) && n->what == trace::NotificationKind::failed) {
          notifications_.push_back(n->notification);
        }
      }
    }
  }

  void read(RecordNumber n) {
    number_ = n;
    std::visit([this](const auto& what) { see(what); }, trace_[n].what);
  }
  std::vector<Mark> take() { return std::move(marks_); }

 private:
  struct Opened {
    RecordNumber record;
    ConnectionId connection;
  };
  struct Item {  // an entry of a queue that holds this message
    QueueItemId item;
    MessageId message;
    std::string_view to;  // the first recipient
    std::uint32_t attempt = 0;
    SessionId session = {};  // of the attempt under way
  };

  void mark(Step step, RecordNumber at, std::uint32_t attempt = 0, std::string_view whose = {}) {
    marks_.push_back({at, step, attempt, message_, whose});
  }
  Item* find(QueueItemId id) {
    const auto found = std::find_if(items_.begin(), items_.end(),
                                    [id](const Item& item) { return item.item == id; });
    return found == items_.end() ? nullptr : &*found;
  }
  bool has(Step step) const {
    return std::any_of(marks_.begin(), marks_.end(),
                       [step](const Mark& m) { return m.step == step; });
  }

  template <class T>
  void see(const T&) {}
  void see(const trace::MessageComposed& r) {
    if (r.message == message_) mark(Step::composes, number_);
  }
  void see(const trace::RecipientAdded& r) {  // composed with all its recipients
    if (r.message == message_ && marks_.size() == 1) marks_.front().record = number_;
  }
  void see(const trace::ConnectionOpened&) { established_.push_back(false); }
  void see(const trace::SessionOpened& r) { sessions_.push_back({number_, r.connection}); }
  void see(const trace::TransactionStarted& r) {
    if (r.message != message_ || has(Step::to_queue)) return;
    const RecordNumber opened = sessions_[r.session.index()].record;
    // A connection may have been open before the message was composed.
    const bool for_this = !marks_.empty() && opened > marks_.back().record;
    mark(Step::to_queue, for_this ? opened : number_);
  }
  void see(const trace::SubmissionFailed& r) {
    if (r.message == message_) mark(Step::not_sent, number_);
  }
  void see(const trace::Queued& r) {
    const bool ours = is_in(ours_, r.message);
    if (!ours && !is_in(notifications_, r.message)) return;
    if (ours && !has(Step::to_queue)) mark(Step::to_queue, number_);
    items_.push_back({r.item, r.message, {}});
  }
  void see(const trace::QueuedFor& r) {
    Item* item = find(r.item);
    if (item && item->to.empty()) item->to = trace_.text(r.address);
  }
  void see(const trace::AttemptStarted& r) {
    Item* item = find(r.item);
    if (!item || is_in(notifications_, item->message)) return;
    if (r.session.is_none()) return;  // nobody to connect to was found
    // How a list's copy goes is one step.
    if (item->message != message_) return mark(Step::passed_on, number_, r.attempt, item->to);
    item->attempt = r.attempt;
    item->session = r.session;
    const ConnectionId over = sessions_[r.session.index()].connection;
    mark(established_[over.index()] ? Step::smtp : Step::tcp, number_, r.attempt);
  }
  void see(const trace::TcpStateChanged& r) {
    if (r.side != Side::client || r.to != trace::TcpState::established) return;
    established_[r.connection.index()] = true;
    for (const Item& item : items_) {
      if (item.session && sessions_[item.session.index()].connection == r.connection) {
        mark(Step::smtp, number_, item.attempt);
      }
    }
  }
  void see(const trace::ListExpanded& r) {
    if (is_in(ours_, r.message)) mark(Step::passed_on, number_);
  }
  void see(const trace::MailboxStored& r) {
    const std::string_view whose = trace_.text(r.address);
    if (is_in(ours_, r.message)) mark(Step::mailbox, number_, 0, whose);
    if (is_in(notifications_, r.message)) mark(Step::told, number_, 0, whose);
  }
  // RFC 5321 §6.1: of a notification that fails, nobody is told.
  void see(const trace::RecipientDone& r) {
    const Item* item = find(r.item);
    const bool failed = r.outcome == trace::RecipientOutcome::failed ||
                        r.outcome == trace::RecipientOutcome::discarded;
    if (!item || !failed) return;
    if (is_in(notifications_, item->message)) mark(Step::nobody_told, number_);
  }
  void see(const trace::MessageRead& r) {
    if (!is_in(ours_, r.message) && !is_in(notifications_, r.message)) return;
    const RecordNumber began = why(trace_, number_).back().record;  // the wish to read
    const bool later = !marks_.empty() && began > marks_.back().record;
    mark(Step::reads, later ? began : number_, 0, trace_.text(r.address));
  }

  const trace::Trace& trace_;
  MessageId message_;
  std::vector<MessageId> ours_;           // the message, and the copies of lists
  std::vector<MessageId> notifications_;  // of a failure of theirs
  RecordNumber number_;
  std::vector<Mark> marks_;
  std::vector<Item> items_;
  std::vector<Opened> sessions_;   // by SessionId
  std::vector<bool> established_;  // by ConnectionId
};

}  // namespace

std::vector<Mark> follow(const trace::Trace& trace, MessageId message) {
  Follower follower(trace, message);
  for (std::size_t i = 0; i < trace.size(); ++i) follower.read(RecordNumber(i));
  return follower.take();
}

}  // namespace mailscope::replay
