#include "gui/model/reasons.hpp"

#include <array>
#include <variant>

#include "base/text.hpp"
#include "export/rule_words.hpp"
#include "gui/model/packet_words.hpp"
#include "gui/model/words.hpp"
#include "replay/story/why.hpp"
#include "texts/why.hpp"

namespace mailscope::gui {
namespace {

class ReasonWriter : texts::Speaker {
 public:
  ReasonWriter(const Show& show, RecordNumber number, texts::Language language)
      : Speaker(language), show_(show), record_(show.trace[number]) {}

  std::string operator()(const trace::RunDescribed&) const { return say(texts::kWhy.built); }
  std::string operator()(const trace::Narrated&) const { return say(texts::kWhy.built); }
  std::string operator()(const trace::HostAdded&) const { return say(texts::kWhy.built); }
  std::string operator()(const trace::LinkAdded&) const { return say(texts::kWhy.built); }
  std::string operator()(const trace::LinkRulePeriod&) const { return say(texts::kWhy.built); }
  std::string operator()(const trace::LinkRuleAdded& r) const {
    return say(texts::kWhy.link_rule, exports::rule_in_words(show_.trace, r.link, r.rule));
  }
  std::string operator()(const trace::AgentAdded&) const { return say(texts::kWhy.built); }
  std::string operator()(const trace::MailboxAdded&) const { return say(texts::kWhy.built); }
  std::string operator()(const trace::InputApplied& r) const;
  std::string operator()(const trace::HostDown&) const {
    return say(texts::kWhy.host_down, here());
  }
  std::string operator()(const trace::HostUp&) const { return say(texts::kWhy.host_up, here()); }

  std::string operator()(const trace::LinkDown& r) const {
    return say(texts::kWhy.link_down, end(r.link, 0), end(r.link, 1));
  }
  std::string operator()(const trace::LinkUp& r) const {
    return say(texts::kWhy.link_up, end(r.link, 0), end(r.link, 1));
  }

  std::string operator()(const trace::PacketSent& r) const {
    return say(r.again ? texts::kWhy.packet_again : texts::kWhy.packet_sent, here(),
               label(r.packet));
  }
  std::string operator()(const trace::DatagramSent& r) const {
    return say(texts::kWhy.packet_sent, here(), label(r.packet));
  }
  std::string operator()(const trace::PacketDuplicated& r) const {
    return say(texts::kWhy.packet_doubled, label(r.packet));
  }
  std::string operator()(const trace::RuleFired& r) const {
    return say(texts::kWhy.rule_fired, label(r.packet),
               exports::rule_in_words(show_.trace, r.link, r.rule));
  }
  std::string operator()(const trace::PacketArrived& r) const {
    return say(texts::kWhy.packet_arrived, label(r.packet), here());
  }
  std::string operator()(const trace::PacketLost& r) const {
    const std::string to = title(show_.packets[r.packet].to);
    switch (r.reason) {
      case trace::LossReason::host_down:
        return say(texts::kWhy.packet_unheard, label(r.packet), to);
      case trace::LossReason::queue_full:
        return say(texts::kWhy.packet_no_room, label(r.packet), to);
      case trace::LossReason::link_cut:
        return say(texts::kWhy.packet_cut, label(r.packet), to);
      case trace::LossReason::corrupted:
        return say(texts::kWhy.packet_corrupted, label(r.packet), to);
      case trace::LossReason::link_loss:
        break;
    }
    return say(texts::kWhy.packet_lost, label(r.packet), to);
  }
  std::string operator()(const trace::ConnectionOpened& r) const {
    return say(texts::kWhy.connection_opened, title(r.client), title(r.server));
  }
  std::string operator()(const trace::TcpStateChanged& r) const {
    return say(texts::kWhy.tcp_state, here(), trace::name(r.to));
  }
  std::string operator()(const trace::RetransmissionTimeout&) const {
    return say(texts::kWhy.timer, here());
  }
  std::string operator()(const trace::FastRetransmit&) const {
    return say(texts::kWhy.fast_retransmit, here());
  }
  std::string operator()(const trace::ZeroWindowProbe&) const {
    return say(texts::kWhy.window_probe, here());
  }
  std::string operator()(const trace::CongestionChanged&) const {
    return say(texts::kWhy.congestion, here());
  }
  std::string operator()(const trace::LookupStarted& r) const {
    return say(texts::kWhy.lookup, here(), trace::name(r.type), shown(show_.trace.text(r.name)));
  }
  std::string operator()(const trace::LookupEnded& r) const;
  std::string operator()(const trace::BytesDelivered& r) const;
  std::string operator()(const trace::ConnectionFailed& r) const {
    switch (r.reason) {
      case trace::ConnectionFailure::refused:
        return say(texts::kWhy.refused, here());
      case trace::ConnectionFailure::timed_out:
        return say(texts::kWhy.timed_out, here());
      case trace::ConnectionFailure::no_port:
        return say(texts::kWhy.no_port, here());
      case trace::ConnectionFailure::reset:
        break;
    }
    return say(texts::kWhy.reset, here());
  }

  std::string operator()(const trace::SessionOpened& r) const {
    return say(texts::kWhy.session, title(r.client), trace::facts(r.protocol).title,
               title(r.server));
  }
  std::string operator()(const trace::Said& r) const {
    if (r.line == trace::LineKind::content) return say(texts::kWhy.content, here());
    return say(texts::kWhy.said, here(), first_line(r.text));
  }
  std::string operator()(const trace::TransactionStarted&) const {
    return say(texts::kWhy.transaction, here());
  }
  std::string operator()(const trace::LoginTried& r) const {
    return say(r.accepted ? texts::kWhy.login_ok : texts::kWhy.login_refused, here(),
               person(r.address));
  }

  std::string operator()(const trace::DiskWritten& r) const {
    switch (r.what) {
      case trace::DiskWrite::message:
        return say(texts::kWhy.written, here());
      case trace::DiskWrite::outcome:
        return say(texts::kWhy.written_outcome, here());
      case trace::DiskWrite::flag:
        break;
    }
    return say(texts::kWhy.written_flag, here());
  }
  std::string operator()(const trace::DiskSynced&) const { return say(texts::kWhy.synced, here()); }
  std::string operator()(const trace::WritesLost&) const {
    return say(texts::kWhy.writes_lost, here());
  }
  std::string operator()(const trace::Accepted& r) const {
    return say(texts::kWhy.accepted, here(), shown(show_.trace.text(r.address)));
  }
  std::string operator()(const trace::Redirected& r) const {
    return say(texts::kWhy.redirected, here(), shown(show_.trace.text(r.from)),
               shown(show_.trace.text(r.to)));
  }
  std::string operator()(const trace::ListExpanded& r) const {
    return say(texts::kWhy.list_expanded, here(), shown(show_.trace.text(r.list)));
  }
  std::string operator()(const trace::RecipientNotified& r) const {
    static constexpr std::array kTexts{
        &texts::kWhy.notified, &texts::kWhy.notified_delayed, &texts::kWhy.notified_delivered,
        &texts::kWhy.notified_relayed, &texts::kWhy.notified_expanded};
    return say(*kTexts[static_cast<std::size_t>(r.what)], here(),
               shown(show_.trace.text(r.address)));
  }
  std::string operator()(const trace::MessageComposed&) const {
    return say(texts::kWhy.composed, here());
  }
  std::string operator()(const trace::RecipientAdded& r) const {
    return say(texts::kWhy.recipient, person(r.address));
  }
  std::string operator()(const trace::SubmissionFailed&) const {
    return say(texts::kWhy.submission_failed, here());
  }
  std::string operator()(const trace::Queued&) const { return say(texts::kWhy.queued, here()); }
  std::string operator()(const trace::QueuedFor&) const { return say(texts::kWhy.queued, here()); }
  std::string operator()(const trace::AttemptStarted& r) const {
    return say(texts::kWhy.attempt, here(), std::to_string(r.attempt));
  }
  std::string operator()(const trace::RecipientDeferred& r) const {
    return say(texts::kWhy.deferred, here(), shown(show_.trace.text(r.reason)));
  }
  std::string operator()(const trace::RecipientDone& r) const {
    static constexpr std::array kTexts{&texts::kWhy.done, &texts::kWhy.kept, &texts::kWhy.given_up,
                                       &texts::kWhy.discarded};
    return say(*kTexts[static_cast<std::size_t>(r.outcome)], here(),
               shown(show_.trace.text(r.reply)));
  }
  std::string operator()(const trace::Dequeued&) const { return say(texts::kWhy.dequeued, here()); }
  std::string operator()(const trace::MailboxStored& r) const {
    return say(texts::kWhy.stored, person(r.address));
  }
  std::string operator()(const trace::FlagsChanged& r) const {
    const bool seen = r.flags.has(mail::Flag::seen);
    return say(seen ? texts::kWhy.seen : texts::kWhy.unseen, person(r.address));
  }
  std::string operator()(const trace::MessageRead&) const { return say(texts::kWhy.read, here()); }

 private:
  std::string end(LinkId link, int which) const {
    const replay::Link& l = show_.cast.link(link);
    return title(which == 0 ? l.a : l.b);
  }
  std::string title(HostId host) const { return title_of(show_.cast, host); }
  std::string here() const { return title(record_.host); }
  std::string label(PacketId packet) const {
    return packet_label(show_.trace, show_.packets[packet], language_);
  }
  std::string person(Bytes address) const {
    return person_of(show_.cast, show_.trace.text(address));
  }
  std::string first_line(Bytes text) const {
    const auto lines = lines_of(show_.trace.text(text));
    return lines.empty() ? std::string() : shown(lines.front());
  }

  const Show& show_;
  const trace::Record& record_;
};

std::string ReasonWriter::operator()(const trace::InputApplied& r) const {
  switch (r.input) {
    case trace::InputKind::send:
      return say(texts::kWhy.person_sends, here());
    case trace::InputKind::read:
      return say(texts::kWhy.person_reads, here());
    case trace::InputKind::down:
      return say(texts::kWhy.person_down, here());
    case trace::InputKind::up:
      return say(texts::kWhy.person_up, here());
    case trace::InputKind::cut:
      return say(texts::kWhy.person_cuts, end(r.link, 0), end(r.link, 1));
    case trace::InputKind::mend:
      return say(texts::kWhy.person_mends, end(r.link, 0), end(r.link, 1));
    case trace::InputKind::transfer:
      break;
  }
  return say(texts::kWhy.person);
}

std::string ReasonWriter::operator()(const trace::LookupEnded& r) const {
  switch (r.outcome) {
    case trace::LookupOutcome::found:
      return say(r.cached ? texts::kWhy.lookup_remembered : texts::kWhy.lookup_found, here(),
                 shown(show_.trace.text(r.answer)));
    case trace::LookupOutcome::no_data:
      return say(texts::kWhy.lookup_no_data, here());
    case trace::LookupOutcome::no_such_name:
      return say(texts::kWhy.lookup_no_name, here());
    case trace::LookupOutcome::null_mx:
      return say(texts::kWhy.lookup_null_mx, here());
    case trace::LookupOutcome::server_failure:
      return say(texts::kWhy.lookup_failed, here());
    case trace::LookupOutcome::timed_out:
      break;
  }
  return say(texts::kWhy.lookup_timed_out, here());
}

// Of a line that has just been heard, the line is what matters.
std::string ReasonWriter::operator()(const trace::BytesDelivered& r) const {
  for (const replay::Transcript& transcript : show_.transcripts) {
    if (transcript.connection != r.connection) continue;
    for (const replay::Line& line : transcript.lines) {
      if (line.heard && &show_.trace[line.heard] == &record_)
        return say(texts::kWhy.bytes, here(), shown(line.text));
    }
  }
  return say(texts::kWhy.bytes, here(), "...");
}

}  // namespace

std::string in_words(const Show& show, RecordNumber record, texts::Language language) {
  return std::visit(ReasonWriter(show, record, language), show.trace[record].what);
}

std::vector<ReasonRow> reason_rows(const Show& show, RecordNumber cursor,
                                   texts::Language language) {
  if (cursor.is_none()) return {};
  std::vector<ReasonRow> rows;
  for (const replay::Reason& reason : replay::why_in_short(show.trace, cursor)) {
    std::string words = in_words(show, reason.record, language);
    const bool turns = std::holds_alternative<trace::Said>(show.trace[reason.record].what);
    if (reason.times > 1)
      words = (turns ? texts::kWhy.turns : texts::kWhy.times)
                  .in(language, words, std::to_string(turns ? reason.times - 1 : reason.times));
    rows.push_back({std::move(words), format_clock(show.trace[reason.record].at), reason.record});
  }
  return rows;
}

}  // namespace mailscope::gui
