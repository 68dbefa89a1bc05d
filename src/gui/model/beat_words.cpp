#include "gui/model/beat_words.hpp"

#include <variant>

#include "base/utf8.hpp"
#include "gui/model/words.hpp"
#include "texts/beats.hpp"

namespace mailscope::gui {
namespace {

using replay::Beat;
using replay::BeatKind;
using texts::kAgentBeats;
using texts::kNetworkBeats;
using texts::kServerBeats;

constexpr std::size_t kLongestQuoted = 48;  // bytes of a packet that are shown

class Words : texts::Speaker {
 public:
  Words(const Show& show, const Beat& beat, texts::Language language)
      : Speaker(language),
        show_(show),
        beat_(beat),
        actor_(name(beat.actor)),
        other_(name(beat.other)),
        person_(person_of(show.cast, beat.whose)),
        words_(shown(beat.words)) {}

  std::string make() const {
    switch (beat_.kind) {
      case BeatKind::composed:
        return say(kAgentBeats.composed, actor_, person_);
      case BeatKind::handed_in:
        return say(goes_directly() ? kAgentBeats.direct : kAgentBeats.handed_in, actor_, other_);
      case BeatKind::not_sent:
        return say(kAgentBeats.not_sent, actor_, words_);
      case BeatKind::login_refused:
        return say(kAgentBeats.login_refused, actor_, other_);
      case BeatKind::logged_in:
        return say(kAgentBeats.logged_in, actor_, other_);
      case BeatKind::opens_mailbox:
        return say(kAgentBeats.opens_mailbox, actor_, other_);
      case BeatKind::nothing_new:
        return say(kAgentBeats.nothing_new, actor_);
      case BeatKind::read:
        return read();
      case BeatKind::queued:
        return queued();
      case BeatKind::written:
        return say(kServerBeats.written, actor_);
      case BeatKind::writes_lost:
        return say(kServerBeats.writes_lost, actor_);
      case BeatKind::stored:
        return beat_.other ? say(kServerBeats.stored_from, actor_, person_, other_)
                           : say(kServerBeats.stored, actor_, person_);
      case BeatKind::accepted:
        return beat_.other ? say(kServerBeats.accepted, actor_, other_, person_)
                           : say(kServerBeats.accepted_there, actor_, person_);
      case BeatKind::deferred:
        return again() ? say(kServerBeats.deferred_again, actor_, words_, count())
                       : say(kServerBeats.deferred, actor_, words_, until_next_try());
      case BeatKind::given_up:
        return say(kServerBeats.given_up, actor_, words_);
      case BeatKind::told:
        return words_.empty() ? say(kServerBeats.told_later, person_)
                              : say(kServerBeats.told, actor_, person_, words_);
      case BeatKind::warned:
        return say(kServerBeats.warned, person_);
      case BeatKind::confirmed:
        return say(kServerBeats.confirmed, person_);
      case BeatKind::nobody_told:
        return say(kServerBeats.nobody_told, words_);
      case BeatKind::expanded:
        return say(kServerBeats.expanded, person_, actor_);
      case BeatKind::redirected:
        return say(kServerBeats.redirected, person_, actor_, words_);
      case BeatKind::looked_up:
        return say(kNetworkBeats.looked_up, actor_, person_, words_);
      case BeatKind::not_found:
        return not_found();
      case BeatKind::connecting:
        return connecting();
      case BeatKind::unanswered:
        return say(beat_.words == trace::name(trace::ConnectionFailure::timed_out)
                       ? kNetworkBeats.unanswered
                       : kNetworkBeats.no_connection,
                   actor_, other_);
      case BeatKind::connected:
        return beat_.attempt > 0 ? say(kNetworkBeats.connected, other_)
                                 : say(kNetworkBeats.connected_alone, actor_);
      case BeatKind::transaction:
        return say(kNetworkBeats.transaction, actor_, other_);
      case BeatKind::kept_connection:
        return say(kNetworkBeats.kept_connection, other_);
      case BeatKind::refused:
        return say(words_.starts_with('4') ? kNetworkBeats.refused_now : kNetworkBeats.refused,
                   actor_, words_);
      case BeatKind::packet_lost:
        return lost();
      case BeatKind::sent_again:
        return sent_again();
      case BeatKind::link_cut:
        return say(kNetworkBeats.link_cut, actor_, other_);
      case BeatKind::link_mended:
        return say(kNetworkBeats.link_mended, actor_, other_);
      case BeatKind::host_down:
        return say(kNetworkBeats.host_down, actor_);
      case BeatKind::host_up:
        return say(kNetworkBeats.host_up, actor_);
      case BeatKind::window_doubled:
        return say(kNetworkBeats.window_doubled, actor_);
      case BeatKind::window_cut:
        return say(kNetworkBeats.window_cut, actor_);
      case BeatKind::transferred:
        return say(kNetworkBeats.transferred, actor_, other_);
    }
    return {};
  }

 private:
  std::string name(HostId host) const { return host ? title_of(show_.cast, host) : ""; }
  bool from_server() const {
    return beat_.other && show_.cast.host(beat_.other).role == trace::HostRole::mail_server;
  }
  bool goes_directly() const { return show_.cast.host(beat_.actor).sends_directly; }
  bool again() const { return beat_.times > 1; }
  std::string count() const { return std::to_string(beat_.times); }

  std::string read() const {
    if (again()) return say(kAgentBeats.read_several, actor_, count());
    return say(beat_.notification ? kAgentBeats.read_notification : kAgentBeats.read, actor_);
  }

  std::string queued() const {
    if (!beat_.other) return say(kServerBeats.queued_here, actor_);
    return from_server() ? say(kServerBeats.queued_from, actor_, other_)
                         : say(kServerBeats.queued, actor_);
  }
  std::string until_next_try() const {
    const trace::Record& record = show_.trace[beat_.record];
    const auto* deferred = std::get_if<trace::RecipientDeferred>(&record.what);
    return deferred ? span_roughly(deferred->next_attempt - record.at, language_) : "";
  }

  std::string connecting() const {
    if (beat_.attempt > 1)
      return say(kNetworkBeats.connecting_again, actor_, other_, std::to_string(beat_.attempt));
    if (beat_.notification) return say(kNetworkBeats.notification_goes, actor_, other_);
    return say(beat_.copy ? kNetworkBeats.copy_goes : kNetworkBeats.connecting, actor_, other_);
  }
  std::string not_found() const {
    if (beat_.words == trace::name(trace::LookupOutcome::no_such_name))
      return say(kNetworkBeats.no_such_name, actor_, person_);
    if (beat_.words == trace::name(trace::LookupOutcome::null_mx))
      return say(kNetworkBeats.null_mx, actor_, person_);
    return say(kNetworkBeats.lookup_failed, actor_, person_);
  }
  std::string lost() const {
    if (!beat_.session) return say(kNetworkBeats.datagram_lost, actor_, other_);
    if (again()) return say(kNetworkBeats.more_lost, actor_, other_, count());
    const auto* died = std::get_if<trace::PacketLost>(&show_.trace[beat_.record].what);
    const trace::LossReason reason = died ? died->reason : trace::LossReason::link_loss;
    return say(reason == trace::LossReason::corrupted    ? kNetworkBeats.packet_damaged
               : reason == trace::LossReason::queue_full ? kNetworkBeats.packet_dropped
                                                         : kNetworkBeats.packet_lost,
               actor_, other_, packet());
  }
  // The packet that died, by its first line.
  std::string packet() const {
    const std::string_view line = quoted(beat_.words);
    return line.empty() ? say(kNetworkBeats.content) : std::string(line);
  }
  std::string sent_again() const {
    if (again()) return say(kNetworkBeats.more_again, count());
    const std::string_view line = quoted(begun_line());
    return line.empty() ? say(kNetworkBeats.sent_again, actor_)
                        : say(kNetworkBeats.packet_again, actor_, line);
  }
  // What the packet that leaves with the beat begins with, if it is the beginning of a line.
  std::string_view begun_line() const {
    const auto* sent = std::get_if<trace::PacketSent>(&show_.trace[beat_.record].what);
    if (!sent) return {};
    if ((sent->flags & trace::tcp_flags::syn) != 0)
      return (sent->flags & trace::tcp_flags::ack) != 0 ? "SYN/ACK" : "SYN";
    const auto& parts = show_.packets[sent->packet].parts;
    const bool begins =
        !parts.empty() && parts.front().begins && parts.front().kind != trace::LineKind::content;
    return begins ? show_.trace.text(sent->payload) : std::string_view();
  }
  // The first line, if people can read it in a sentence.
  static std::string_view quoted(std::string_view text) {
    const std::string_view line = text.substr(0, text.find('\r'));
    const bool fits = line.size() <= kLongestQuoted && is_printable_utf8(line);
    return fits ? line : std::string_view();
  }

  const Show& show_;
  const Beat& beat_;
  std::string actor_, other_, person_, words_;
};

}  // namespace

std::string beat_in_words(const Show& show, const Beat& beat, texts::Language language) {
  return Words(show, beat, language).make();
}

}  // namespace mailscope::gui
