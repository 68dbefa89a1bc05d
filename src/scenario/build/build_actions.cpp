#include <algorithm>
#include <numeric>
#include <variant>

#include <fmt/format.h>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {

void Builder::build_actions() {
  const Node* actions = sound_list(root_, "actions");
  if (!actions) return;
  actions_ = actions->children.size();
  for (const Node& node : actions->children) {
    if (node.kind != Node::Kind::object) continue;
    Action action{};
    action.written = static_cast<std::size_t>(&node - actions->children.data());
    read_by(node, description::kAction, action);
    build_action(node, std::move(action));
  }
  order_actions();
}

void Builder::build_action(const Node& node, Action action) {
  const Node* at = sound_member(node, "at");
  if (at && action.at > Instant(out_.until)) {
    log_.at_value(*at, fmt::format("the run is over at {}; act sooner, or set \"until\" later",
                                   format_duration(out_.until)));
  }
  const auto is_send = [](const Node& child) { return child.key == "send"; };
  if (std::any_of(node.children.begin(), node.children.end(), is_send)) {
    // A faulty one counts all the same, so that expectations about later ones stay right.
    if (!std::holds_alternative<Send>(action.what)) action.what = Send{};
    const Node* send = sound_object(node, "send");
    if (send) check_send(*send, std::get<Send>(action.what));
    add_sends(send, std::move(action));
  } else if (!std::holds_alternative<Send>(action.what)) {
    const auto* transfer = std::get_if<Transfer>(&action.what);
    if (transfer) check_transfer(*sound_object(node, "transfer"), *transfer);
    out_.actions.push_back(std::move(action));
  }
}

void Builder::check_transfer(const Node& node, const Transfer& transfer) {
  if (transfer.from.index == kNobody || transfer.to == kNobody || out_.links.empty()) return;
  if (link_between(transfer.from, {HostRef::Kind::server, transfer.to})) return;
  const Node& to = *sound_member(node, "to");
  log_.at_value(to, fmt::format("no link goes from {} to {}; write another server, or for a user "
                                "the user's own",
                                in_quotes(sound_member(node, "from")->text), in_quotes(to.text)));
}

// By instant, then as written; and where the file's sends have gone.
void Builder::order_actions() {
  std::vector<std::size_t> order(out_.actions.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return out_.actions[a].at < out_.actions[b].at;
  });
  std::vector<std::size_t> place(order.size());  // as written -> among the sends by instant
  std::size_t sends = 0;
  std::vector<Action> ordered;
  ordered.reserve(order.size());
  for (const std::size_t written : order) {
    place[written] = sends;
    if (std::holds_alternative<Send>(out_.actions[written].what)) ++sends;
    ordered.push_back(std::move(out_.actions[written]));
  }
  for (const std::size_t written : first_sends_) {
    sends_.push_back(place[written]);
    numbers.emplace(place[written], sends_.size());
  }
  out_.actions = std::move(ordered);
}

}  // namespace mailscope::scenario
