#include "export/report.hpp"

#include <cstdint>

#include "base/text.hpp"
#include "export/json_text.hpp"
#include "export/state_json.hpp"
#include "texts/report.hpp"

namespace mailscope::exports {
namespace {

using replay::CustodyKind;
using replay::Fate;
using texts::kCounts;
using texts::kOutcome;
using texts::kReport;
using texts::kTold;

class Reporter : texts::Speaker {
 public:
  Reporter(const replay::World& world, texts::Language language)
      : Speaker(language), world_(world) {}

  std::string report() const {
    std::string text;
    for (std::size_t i = 0; i < world_.messages.size(); ++i) text += message_lines(MessageId(i));
    if (world_.messages.empty()) text += say(kReport.no_messages) + "\n";
    return text + network_line() + "\n";
  }

 private:
  std::string counted(std::size_t count, const texts::Phrase& one,
                      const texts::Text<1>& many) const {
    return count == 1 ? say(one) : say(many, std::to_string(count));
  }
  std::string times(std::uint32_t count) const {
    return count == 2 ? say(kOutcome.twice) : say(kOutcome.times, std::to_string(count));
  }

  std::string delivered(const replay::Recipient& r, std::string_view when) const {
    if (r.expanded) return say(kOutcome.expanded, when);
    return r.copies > 1 ? say(kOutcome.delivered_again, times(r.copies), when)
                        : say(kOutcome.delivered, when);
  }

  std::string given_up(CustodyKind custody, std::string_view holder, std::string_view when) const {
    if (custody == CustodyKind::told) return say(kOutcome.told, holder, when);
    return say(custody == CustodyKind::nobody ? kOutcome.untold : kOutcome.given_up, when);
  }

  // With who answers for it now, where that is not plain.
  std::string what_became(const replay::Message& message, std::size_t index) const {
    const replay::Recipient& recipient = message.recipients[index];
    const replay::Custody custody = replay::custody(message, index);
    const std::string holder =
        custody.host ? json_text(world_.host(custody.host).name) : say(kOutcome.nobody);
    const std::string when = format_clock(recipient.at);
    switch (recipient.fate) {
      case Fate::composing:
        return say(kOutcome.composing, when);
      case Fate::queued:
        if (custody.kind != CustodyKind::queue) break;
        return say(kOutcome.queued, holder, format_clock(custody.at));
      case Fate::delivered:
        return delivered(recipient, when);
      case Fate::read:
        return recipient.copies > 1 ? say(kOutcome.read_again, times(recipient.copies), when)
                                    : say(kOutcome.read, when);
      case Fate::bounced:
        return given_up(custody.kind, holder, when);
      case Fate::lost:
        return say(kOutcome.lost, when);
    }
    return say(kOutcome.handed_on, holder, when);
  }

  std::string goes_to(const replay::Message& message, std::size_t index) const {
    std::string addresses;
    for (const replay::Redirection& r : message.redirections) {
      if (r.from != index) continue;
      addresses += (addresses.empty() ? "" : ", ") + json_text(message.recipients[r.to].address);
    }
    return addresses.empty() ? addresses : say(kReport.goes_to, addresses);
  }

  std::string told_what(trace::NotificationKind kind) const {
    switch (kind) {
      case trace::NotificationKind::failed:
        return say(kTold.failed);
      case trace::NotificationKind::delayed:
        return say(kTold.delayed);
      case trace::NotificationKind::delivered:
        return say(kTold.delivered);
      case trace::NotificationKind::relayed:
        return say(kTold.relayed);
      case trace::NotificationKind::expanded:
        break;
    }
    return say(kTold.expanded);
  }

  // "; told: delayed (m2), failed (m3)"
  std::string told(const replay::Message& message, std::size_t index) const {
    std::string notices;
    for (const replay::Notice& notice : message.notices) {
      if (notice.recipient != index) continue;
      notices.append(notices.empty() ? "" : ", ").append(told_what(notice.what));
      notices.append(" (").append(message_name(notice.notification)).append(")");
    }
    return notices.empty() ? notices : say(kReport.told, notices);
  }

  std::string recipient_line(const replay::Message& message, std::size_t index) const {
    const replay::Recipient& recipient = message.recipients[index];
    std::string line = say(recipient.by_redirection ? kReport.redirected : kReport.recipient,
                           json_text(recipient.address), what_became(message, index));
    if (recipient.attempts > 0) {
      line += say(kReport.attempts, counted(recipient.attempts, kCounts.attempt, kCounts.attempts));
    }
    if (!recipient.last_reply.empty()) line += say(kReport.reply, json_text(recipient.last_reply));
    return line + goes_to(message, index) + told(message, index) + "\n";
  }

  std::string message_lines(MessageId id) const {
    const replay::Message& message = world_.message(id);
    std::string lines =
        say(kReport.message, message_name(id),
            message.sender.empty() ? say(kReport.a_server) : json_text(message.sender));
    if (!message.subject.empty()) lines += say(kReport.subject, json_text(message.subject));
    lines += say(kReport.size, counted(message.content.size(), kCounts.byte, kCounts.bytes));
    if (message.about) lines += say(kReport.about, message_name(message.about));
    if (message.copy_of) lines += say(kReport.made_by_list, message_name(message.copy_of));
    lines += "\n";
    if (!message.submission_failure.empty())
      lines += say(kReport.not_sent, json_text(message.submission_failure)) + "\n";
    for (std::size_t i = 0; i < message.recipients.size(); ++i) lines += recipient_line(message, i);
    return lines;
  }

  std::string network_line() const {
    std::size_t segments = 0, again = 0;
    for (const replay::Connection& connection : world_.connections) {
      segments += connection.segments;
      again += connection.retransmitted;
    }
    return say(kReport.network, counted(world_.sessions.size(), kCounts.session, kCounts.sessions),
               counted(segments, kCounts.segment, kCounts.segments), std::to_string(again));
  }

  const replay::World& world_;
};

}  // namespace

std::string report_text(const replay::World& world, texts::Language language) {
  return Reporter(world, language).report();
}

}  // namespace mailscope::exports
