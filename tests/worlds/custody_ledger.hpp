#pragma once
// Who holds which message for whom, kept record by record: each costs as much as it has
// recipients.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "tests/worlds/invariant.hpp"

namespace mailscope::worlds {

class CustodyLedger {
 public:
  explicit CustodyLedger(const trace::Trace& trace) : trace_(trace) {}

  void take(RecordNumber number);
  void finish();  // nothing is left to do
  const std::optional<Violation>& violation() const { return violation_; }

 private:
  struct Recipient {
    std::string address;
    bool addressed = false;   // somebody means it to get the message
    bool owed = false;        // a server answers for it
    bool settled = false;     // stored, told, thrown away, or gone on to others
    std::size_t pending = 0;  // entries of queues that wait for it
    std::vector<HostId> accepted_by{};
    bool held() const { return settled || pending > 0; }
  };
  struct Message {
    bool composed = false;
    bool notification = false;  // has the null reverse-path
    bool owed = false;          // a server has composed it, and answers for all its recipients
    Bytes content{};
    std::vector<Recipient> recipients{};
  };
  struct Item {
    HostId host;
    MessageId message;
    std::vector<std::string> pending{};
  };

  void apply(const trace::HostAdded& r);
  void apply(const trace::HostDown&) { up_[record_->host] = false; }
  void apply(const trace::HostUp&) { up_[record_->host] = true; }
  void apply(const trace::MessageComposed& r);
  void apply(const trace::RecipientAdded& r);
  void apply(const trace::Accepted& r);
  void apply(const trace::Queued& r);
  void apply(const trace::QueuedFor& r);
  void apply(const trace::RecipientDone& r);
  void apply(const trace::Dequeued& r);
  void apply(const trace::MailboxStored& r);
  void apply(const trace::Redirected& r);
  void apply(const trace::ListExpanded& r);
  void apply(const trace::RecipientNotified& r);
  template <class Other>
  void apply(const Other&) {}

  bool belongs_with_the_last(const trace::Record& record) const;
  void end_group();
  void owe(MessageId id);
  void touch(MessageId message, const Recipient& recipient);
  void must_be_addressed(MessageId message, const Recipient& recipient);
  Message& message(MessageId id);
  Recipient& recipient(MessageId id, Bytes address) { return find(id, normal(address)); }
  Recipient& find(MessageId id, const std::string& address);
  std::string normal(Bytes address) const;
  void violated(Rule rule, MessageId message, const std::string& address, const std::string& what);

  const trace::Trace& trace_;
  RecordNumber number_;
  const trace::Record* record_ = nullptr;  // the last one taken
  std::optional<Violation> violation_;
  std::map<HostId, bool> up_;
  std::map<std::string, std::string> domains_;  // by address literal
  std::vector<Message> messages_;               // by id
  std::map<QueueItemId, Item> items_;
  // What the records of this moment have touched, to be looked at when all are there.
  std::vector<std::pair<MessageId, std::string>> touched_;
  std::vector<MessageId> notifications_;
};

}  // namespace mailscope::worlds
