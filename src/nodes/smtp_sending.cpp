#include "nodes/smtp_sending.hpp"

#include <algorithm>

namespace mailscope::nodes {
namespace {

trace::LineKind line_kind(smtp::LineKind kind) {
  switch (kind) {
    case smtp::LineKind::command:
      return trace::LineKind::command;
    case smtp::LineKind::reply:
      return trace::LineKind::reply;
    case smtp::LineKind::data:
      return trace::LineKind::data;
    case smtp::LineKind::end_of_data:
      return trace::LineKind::end_of_data;
  }
  return trace::LineKind::command;
}

// RFC 5321 §4.2.1: the first digit decides.
RecipientResult::Verdict verdict_of(const smtp::Reply& reply) {
  using Verdict = RecipientResult::Verdict;
  if (reply.positive()) return Verdict::accepted;
  return reply.permanent() ? Verdict::refused : Verdict::deferred;
}

}  // namespace

SmtpSending::SmtpSending(Context& context, HostId host, net::Endpoint at, smtp::ClientConfig config,
                         DeliveryOwner& owner)
    : Dialog(context, host, at), session_(std::move(config)), owner_(owner) {}

void SmtpSending::add(Delivery delivery) {
  deliveries_.push_back(std::move(delivery));
}

void SmtpSending::connected() {
  session_.connected(now());
  pump();
}

void SmtpSending::received(std::string_view bytes) {
  session_.receive(bytes, now());
  pump();
}

void SmtpSending::peer_closed() {
  session_.closed();
  pump();
  hang_up();
}

void SmtpSending::timeout() {
  session_.timeout(now());
  pump();
}

void SmtpSending::failed(trace::ConnectionFailure why) {
  give_up(std::string(in_words(why)));
}

void SmtpSending::pump() {
  while (const auto output = session_.poll()) {
    std::visit([this](const auto& o) { handle(o); }, *output);
  }
}

void SmtpSending::handle(const smtp::ClientSay& line) {
  say(line_kind(line.kind), line.bytes);
}

void SmtpSending::handle(const smtp::Ready&) {
  if (deliveries_.empty()) {
    ending_ = true;
    session_.quit();
    return;
  }
  const Delivery& next = deliveries_.front();
  sending_ = true;
  results_.clear();
  context().ledger.begin_transaction(session(), next.message);
  context().runtime.note_as_cause(host(), trace::TransactionStarted{session(), next.message});
  session_.send(next.envelope, context().runtime.text(next.content));
}

// Accepted so far; the reply to the end of the data has the last word.
void SmtpSending::handle(const smtp::RecipientAnswered& answer) {
  results_.push_back({verdict_of(answer.reply), answer.address, answer.reply.text()});
}

void SmtpSending::handle(const smtp::MessageAnswered& answer) {
  settle(answer.reply);
}

// Recipients that were refused keep their own reply; the others share that of the message.
void SmtpSending::settle(const smtp::Reply& reply) {
  const Delivery done = std::move(deliveries_.front());
  deliveries_.pop_front();
  sending_ = false;
  for (const smtp::Recipient& recipient : done.envelope.recipients) {
    const std::string& address = recipient.address;
    auto result = std::find_if(results_.begin(), results_.end(),
                               [&](const RecipientResult& r) { return r.address == address; });
    if (result == results_.end())
      result = results_.insert(result, {{}, address, {}});
    else if (result->verdict != RecipientResult::Verdict::accepted)
      continue;
    result->verdict = verdict_of(reply);
    result->reply = reply.text();
  }
  owner_.delivery_ended(done, results_);
}

void SmtpSending::handle(const smtp::Failed& failure) {
  give_up(failure.reason);
}

// What was not answered is to be tried again: RFC 5321 §4.5.4.1.
void SmtpSending::give_up(const std::string& reason) {
  ending_ = true;
  if (!sending_) results_.clear();
  sending_ = false;
  while (!deliveries_.empty()) {
    const Delivery delivery = std::move(deliveries_.front());
    deliveries_.pop_front();
    std::vector<RecipientResult> results;
    for (const smtp::Recipient& recipient : delivery.envelope.recipients) {
      const std::string& address = recipient.address;
      const auto refused =
          std::find_if(results_.begin(), results_.end(), [&](const RecipientResult& r) {
            return r.address == address && r.verdict == RecipientResult::Verdict::refused;
          });
      if (refused != results_.end()) {
        results.push_back(*refused);
      } else {
        results.push_back({RecipientResult::Verdict::deferred, address, reason});
      }
    }
    results_.clear();
    owner_.delivery_ended(delivery, results);
  }
}

}  // namespace mailscope::nodes
