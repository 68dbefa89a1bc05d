#include "replay/chapter.hpp"

#include <algorithm>

#include "replay/why.hpp"

namespace mailscope::replay {
namespace {

MessageId first_message(const trace::Trace& trace) {
  for (const trace::Record& record : trace.records()) {
    if (const auto* r = std::get_if<trace::MessageComposed>(&record.what)) return r->message;
  }
  return MessageId::none();
}

bool is_in(const std::vector<MessageId>& messages, MessageId wanted) {
  return std::find(messages.begin(), messages.end(), wanted) != messages.end();
}

// Follows one message through the trace, with what mailing lists make of it.
class Tracker {
 public:
  Tracker(const trace::Trace& trace, MessageId message)
      : trace_(trace), message_(message), ours_{message} {
    for (const trace::Record& record : trace.records()) {
      if (const auto* r = std::get_if<trace::ListExpanded>(&record.what)) {
        if (is_in(ours_, r->message)) ours_.push_back(r->copy);
      } else if (const auto* n = std::get_if<trace::RecipientNotified>(&record.what)) {
        // A warning that it is late ends no story.
        if (n->message == message && n->what == trace::NotificationKind::failed) {
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
    std::uint32_t attempt;
    SessionId session;  // of the attempt under way
  };

  void mark(Step step, RecordNumber at, std::uint32_t attempt = 0) {
    marks_.push_back({at, step, attempt});
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
  void see(const trace::Queued& r) {
    if (!is_in(ours_, r.message)) return;
    if (!has(Step::to_queue)) mark(Step::to_queue, number_);
    items_.push_back({r.item, 0, {}});
  }
  void see(const trace::AttemptStarted& r) {
    for (Item& item : items_) {
      if (item.item != r.item) continue;
      item.attempt = r.attempt;
      item.session = r.session;
      const ConnectionId over = sessions_[r.session.index()].connection;
      mark(established_[over.index()] ? Step::smtp : Step::tcp, number_, r.attempt);
    }
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
  void see(const trace::MailboxStored& r) {
    if (is_in(ours_, r.message)) mark(Step::mailbox, number_);
    if (is_in(notifications_, r.message)) mark(Step::told, number_);
  }
  void see(const trace::MessageRead& r) {
    if (!is_in(ours_, r.message)) return;
    const RecordNumber began = why(trace_, number_).back().record;  // the wish to read
    const bool later = !marks_.empty() && began > marks_.back().record;
    mark(Step::reads, later ? began : number_);
  }

  const trace::Trace& trace_;
  MessageId message_;
  std::vector<MessageId> ours_;           // the message, and the copies of lists
  std::vector<MessageId> notifications_;  // of its failure
  RecordNumber number_;
  std::vector<Mark> marks_;
  std::vector<Item> items_;
  std::vector<Opened> sessions_;   // by SessionId
  std::vector<bool> established_;  // by ConnectionId
};

}  // namespace

Chapter::Chapter(const trace::Trace& trace, MessageId message)
    : message_(message ? message : first_message(trace)) {
  if (message_.is_none()) return;
  Tracker tracker(trace, message_);
  for (std::size_t i = 0; i < trace.size(); ++i) tracker.read(RecordNumber(i));
  marks_ = tracker.take();
}

const Mark* Chapter::current(RecordNumber cursor) const {
  if (cursor.is_none()) return nullptr;
  const auto behind =
      std::upper_bound(marks_.begin(), marks_.end(), cursor,
                       [](RecordNumber now, const Mark& mark) { return now < mark.record; });
  return behind == marks_.begin() ? nullptr : &*(behind - 1);
}

}  // namespace mailscope::replay
