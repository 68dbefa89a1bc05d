#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::uint32_t kLargestUnscaled = 65'535;  // RFC 9293 §3.1: the window has 16 bits

}  // namespace

Tcp tcp_of(policy::TcpProfile profile) {
  return {policy::parameters_of(profile), profile};
}

void Builder::build_tcp() {
  const Node* node = sound_object(root_, "tcp");
  if (!node) return;
  // First its profile, then what is chosen otherwise.
  read(*node, description::kTcp, out_.tcp);
  out_.tcp = tcp_of(out_.tcp.profile);
  read(*node, description::kTcp, out_.tcp);
  check_tcp(*node);
}

void Builder::check_tcp(const Node& node) {
  const Tcp& tcp = out_.tcp;
  const Node* buffer = sound_member(node, "receive_buffer");
  if (buffer && tcp.receive_buffer > kLargestUnscaled && !tcp.window_scale) {
    log_.at_value(*buffer, "a window of more than 65535B needs \"window_scale\": true beside it");
  }
  const Node* shortest = sound_member(node, "min_rto");
  if (shortest && sound_member(node, "max_rto") && tcp.min_rto > tcp.max_rto) {
    log_.at_value(*shortest, "the shortest timeout is longer than max_rto; write less");
  }
}

}  // namespace mailscope::scenario
