#include "nodes/smtp_sending.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "nodes/needs.hpp"

namespace mailscope::nodes {
namespace {

// RFC 5321 §4.2.1: the first digit decides.
RecipientResult::Verdict verdict_of(const smtp::Reply& reply) {
  using Verdict = RecipientResult::Verdict;
  if (reply.positive()) return Verdict::accepted;
  return reply.permanent() ? Verdict::refused : Verdict::deferred;
}

// RFC 5321 §4.5.3.1.10: more recipients than the server takes at once. Its other reasons for 452
// have other codes (RFC 3463).
bool is_too_many(const RecipientResult& result) {
  constexpr std::string_view kCode = "452 ", kClass = "452 4.", kTooMany = "452 4.5.3";
  return result.verdict == RecipientResult::Verdict::deferred && result.reply.starts_with(kCode) &&
         (!result.reply.starts_with(kClass) || result.reply.starts_with(kTooMany));
}

}  // namespace

SmtpSending::SmtpSending(Context& context, HostId host, net::Endpoint at, smtp::ClientConfig config,
                         const policy::Connections& use, DeliveryOwner& owner)
    : SessionDialog(context, host, at, smtp::ClientSession(std::move(config))),
      server_(context.transport.peer(at)),
      most_(use.persistent ? use.messages : 1),
      keep_open_(use.keep_open),
      owner_(owner) {}

void SmtpSending::add(Delivery delivery) {
  ++added_;
  deliveries_.push_back(std::move(delivery));
}

void SmtpSending::wake() {
  idle_until_.reset();
  protocol().timeout(now());
  go_on();
  pump();
}

std::optional<Instant> SmtpSending::deadline() const {
  return idle_until_ ? idle_until_ : SessionDialog::deadline();
}

void SmtpSending::timeout() {
  protocol().timeout(now());
  if (idle_until_) {
    quit();
  } else {
    timed_out_ = true;
  }
  pump();
}

// RFC 3463 X.4.1: no answer from the host; X.4.2: the connection was good until then.
void SmtpSending::failed(trace::ConnectionFailure why) {
  give_up(std::string(in_words(why)), greeted_ ? "4.4.2" : "4.4.1",
          !greeted_ || why == trace::ConnectionFailure::timed_out);
}

void SmtpSending::handle(const smtp::Ready&) {
  greeted_ = true;
  go_on();
}

void SmtpSending::go_on() {
  while (!deliveries_.empty()) {
    if (send_next()) return;
    end_first();
  }
  if (keep_open_ == Duration() || !takes_more()) return quit();
  idle_until_ = now() + keep_open_;
}

void SmtpSending::quit() {
  idle_until_.reset();
  ending_ = true;
  protocol().quit();
  owner_.session_over(*this, "");
}

// False: nobody can have it over this session.
bool SmtpSending::send_next() {
  Delivery& next = deliveries_.front();
  const std::string_view content = context().runtime.text(next.content);
  Fitted fitted = fit(next.envelope, content, protocol().offered());
  std::move(fitted.refused.begin(), fitted.refused.end(), std::back_inserter(earlier_));
  if (next.envelope.recipients.empty()) return false;
  sending_ = true;
  context().ledger.begin_transaction(session(), next.message);
  context().runtime.note_as_cause(host(), trace::TransactionStarted{session(), next.message});
  protocol().send(next.envelope, fitted.content ? std::string_view(*fitted.content) : content);
  return true;
}

void SmtpSending::end_first() {
  const Delivery done = std::move(deliveries_.front());
  deliveries_.pop_front();
  owner_.delivered(done, take_results(), true);
}

// Accepted so far; the reply to the end of the data has the last word.
void SmtpSending::handle(const smtp::RecipientAnswered& answer) {
  results_.push_back({verdict_of(answer.reply), std::string(answer.address),
                      answer.reply.positive() ? std::string() : answer.reply.text()});
}

void SmtpSending::handle(const smtp::MessageAnswered& answer) {
  settle(answer.reply);
}

// Recipients that were refused keep their own reply; the others share that of the message.
void SmtpSending::settle(const smtp::Reply& reply) {
  sending_ = false;
  const auto& recipients = deliveries_.front().envelope.recipients;
  for (std::size_t i = results_.size(); i < recipients.size(); ++i) {
    results_.push_back({RecipientResult::Verdict::accepted, recipients[i].address, {}});
  }
  for (RecipientResult& result : results_) {
    if (result.verdict != RecipientResult::Verdict::accepted) continue;
    result.verdict = verdict_of(reply);
    result.reply = reply.text();
    result.confirms = protocol().offered().extensions.dsn;
  }
  if (!reply.positive() || !send_rest()) end_first();
}

// RFC 5321 §4.5.3.1.10: who was one too many follows at once, in the next transaction.
bool SmtpSending::send_rest() {
  if (std::none_of(results_.begin(), results_.end(), is_too_many)) return false;
  Delivery& delivery = deliveries_.front();
  std::vector<smtp::Recipient> rest;
  std::vector<RecipientResult> done, deferred;
  for (std::size_t i = 0; i < results_.size(); ++i) {
    if (is_too_many(results_[i])) {
      rest.push_back(delivery.envelope.recipients[i]);
    } else if (results_[i].verdict == RecipientResult::Verdict::deferred) {
      deferred.push_back(results_[i]);
    } else {
      done.push_back(results_[i]);
    }
  }
  if (rest.size() == results_.size()) return false;
  std::move(deferred.begin(), deferred.end(), std::back_inserter(earlier_));
  results_.clear();
  delivery.envelope.recipients = std::move(rest);
  owner_.delivered(delivery, std::move(done), false);
  return true;
}

std::vector<RecipientResult> SmtpSending::take_results() {
  std::vector<RecipientResult> all = std::exchange(earlier_, {});
  if (all.empty()) return std::exchange(results_, {});
  std::move(results_.begin(), results_.end(), std::back_inserter(all));
  results_.clear();
  return all;
}

void SmtpSending::handle(const smtp::Failed& failure) {
  const bool asked_to_go = failure.reply && failure.reply->code == 421;  // RFC 5321 §3.8
  const std::string status = failure.reply ? "" : greeted_ ? "4.4.2" : "4.4.1";
  give_up(failure.reason, status, !greeted_ || timed_out_ || asked_to_go);
}

// What was not answered is to be tried again: RFC 5321 §4.5.4.1.
void SmtpSending::give_up(const std::string& reason, const std::string& status, bool server_fails) {
  idle_until_.reset();
  if (std::exchange(ending_, true)) return;
  std::deque<Delivery> left = std::exchange(deliveries_, {});
  owner_.session_over(*this, server_fails && !left.empty() ? reason : "");
  for (const Delivery& delivery : left) {
    std::vector<RecipientResult> results = take_results();
    std::erase_if(results, [](const RecipientResult& r) {
      return r.verdict == RecipientResult::Verdict::accepted;
    });
    for (const smtp::Recipient& recipient : delivery.envelope.recipients) {
      const bool answered = std::any_of(results.begin(), results.end(), [&](const auto& r) {
        return r.address == recipient.address;
      });
      if (answered) continue;
      results.push_back({.verdict = RecipientResult::Verdict::deferred,
                         .address = recipient.address,
                         .reply = reason,
                         .status = status});
    }
    owner_.delivered(delivery, std::move(results), true);
  }
}

}  // namespace mailscope::nodes
