#include <algorithm>
#include <iterator>
#include <type_traits>

#include "base/check.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::uint64_t kLargestUnscaled = 65'535;  // RFC 9293 §3.1: the window has 16 bits

// The place of a word in its list, which is the enumerator's.
template <class Enum, std::size_t N>
Enum enumerator(const std::string& word, const std::string_view (&words)[N]) {
  const auto found = std::find(std::begin(words), std::end(words), word);
  MAILSCOPE_CHECK(found != std::end(words));  // the shape says so
  return static_cast<Enum>(found - std::begin(words));
}

}  // namespace

void Builder::build_tcp() {
  const Node* node = sound_object(root_, "tcp");
  if (!node) return;
  constexpr std::string_view kProfiles[] = {"current", "textbook", "reference"};
  constexpr std::string_view kNagles[] = {"off", "plain", "modified"};
  Tcp& tcp = out_.tcp;
  const auto whole = [&](std::string_view key, auto& value) {
    if (const Node* n = sound(*node, key)) {
      value = static_cast<std::remove_reference_t<decltype(value)>>(n->number);
    }
  };
  const auto yes_or_no = [&](std::string_view key, bool& value) {
    if (const Node* n = sound(*node, key)) value = n->boolean;
  };
  const auto span = [&](std::string_view key, Duration& value) {
    value = duration(*node, key, value);
  };
  if (const Node* n = sound(*node, "profile")) {
    tcp.profile = enumerator<policy::TcpProfile>(n->text, kProfiles);
    static_cast<policy::TcpParameters&>(tcp) = policy::parameters_of(tcp.profile);
  }
  if (const Node* n = sound(*node, "nagle"))
    tcp.nagle = enumerator<policy::Nagle>(n->text, kNagles);
  if (const Node* n = sound(*node, "receive_buffer")) {
    tcp.receive_buffer = static_cast<std::uint32_t>(*parse_size(n->text));
  }
  whole("mss", tcp.mss);
  whole("initial_window", tcp.initial_window_segments);
  whole("acknowledge_every", tcp.acknowledge_every);
  yes_or_no("window_scale", tcp.window_scale);
  yes_or_no("timestamps", tcp.timestamps);
  yes_or_no("sack", tcp.sack);
  yes_or_no("limited_transmit", tcp.limited_transmit);
  yes_or_no("restart_after_idle", tcp.restart_after_idle);
  span("acknowledge_after", tcp.acknowledge_after);
  span("initial_rto", tcp.initial_rto);
  span("min_rto", tcp.min_rto);
  span("max_rto", tcp.max_rto);
  span("give_up_syn", tcp.give_up_syn);
  span("give_up_data", tcp.give_up_data);
  span("max_segment_lifetime", tcp.max_segment_lifetime);
  check_tcp(*node);
}

void Builder::check_tcp(const Node& node) {
  const Tcp& tcp = out_.tcp;
  const Node* buffer = sound(node, "receive_buffer");
  if (buffer && tcp.receive_buffer > kLargestUnscaled && !tcp.window_scale) {
    log_.at_value(*buffer, "a window of more than 65535B needs \"window_scale\": true beside it");
  }
  const Node* shortest = sound(node, "min_rto");
  if (shortest && sound(node, "max_rto") && tcp.min_rto > tcp.max_rto) {
    log_.at_value(*shortest, "the shortest timeout is longer than max_rto; write less");
  }
}

}  // namespace mailscope::scenario
