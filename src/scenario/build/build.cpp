#include "scenario/build/build.hpp"

#include <utility>

namespace mailscope::scenario {

const Node* Builder::sound_object(const Node& object, std::string_view key) {
  const Node* node = sound_member(object, key);
  return node && node->kind == Node::Kind::object ? node : nullptr;
}

const Node* Builder::sound_list(const Node& object, std::string_view key) {
  const Node* node = sound_member(object, key);
  return node && node->kind == Node::Kind::list ? node : nullptr;
}

std::vector<const Node*> Builder::all_of(const Node& node) {
  if (node.kind != Node::Kind::list) return {&node};
  std::vector<const Node*> items;
  for (const Node& child : node.children) {
    if (!child.faulty) items.push_back(&child);
  }
  return items;
}

// First all names, then what refers to them.
Scenario Builder::build(std::string name) {
  out_.name = std::move(name);
  if (root_.kind == Node::Kind::object) {
    enter_servers();
    enter_domains();
    enter_users();
    read_by(root_, kScenarioShape, out_);
    check_tcp();
    build_users();
    build_servers();
    claim_hosts();
    build_dns();
    build_network();
    build_actions();
    build_expectations();
    build_narration();
  }
  return std::move(out_);
}

// What was chosen otherwise than in its profile.
void Builder::check_tcp() {
  constexpr std::uint32_t kLargestUnscaled = 65'535;  // RFC 9293 §3.1: the window has 16 bits
  const Node* node = sound_object(root_, "tcp");
  if (!node) return;
  const Tcp& tcp = out_.tcp;
  const Node* buffer = sound_member(*node, "receive_buffer");
  if (buffer && tcp.receive_buffer > kLargestUnscaled && !tcp.window_scale) {
    log_.at_value(*buffer, "a window of more than 65535B needs \"window_scale\": true beside it");
  }
  const Node* shortest = sound_member(*node, "min_rto");
  if (shortest && sound_member(*node, "max_rto") && tcp.min_rto > tcp.max_rto) {
    log_.at_value(*shortest, "the shortest timeout is longer than max_rto; write less");
  }
}

}  // namespace mailscope::scenario
