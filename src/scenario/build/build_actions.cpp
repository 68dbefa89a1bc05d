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
    auto action = build_action(node);
    if (!action) continue;
    action->written = static_cast<std::size_t>(&node - actions->children.data());
    if (std::holds_alternative<Send>(action->what)) {
      add_sends(sound_object(node, "send"), std::move(*action));
    } else {
      out_.actions.push_back(std::move(*action));
    }
  }
  order_actions();
}

std::optional<Action> Builder::build_action(const Node& node) {
  Action action{};
  read(node, description::kAction, action);
  const Node* at = sound_member(node, "at");
  if (at && action.at > Instant(out_.until)) {
    log_.at_value(*at, fmt::format("the run is over at {}; act sooner, or set \"until\" later",
                                   format_duration(out_.until)));
  }
  // A faulty one counts all the same, so that expectations about later ones stay right.
  const auto is_send = [](const Node& child) { return child.key == "send"; };
  if (std::any_of(node.children.begin(), node.children.end(), is_send)) {
    const Node* send = sound_object(node, "send");
    action.what = send ? build_send(*send) : Send{};
    return action;
  }
  if (const Node* login = sound_object(node, "read")) {
    const auto built = build_read(*login);
    if (!built) return std::nullopt;
    action.what = *built;
    return action;
  }
  if (const Node* transfer = sound_object(node, "transfer")) {
    const auto built = build_transfer(*transfer);
    if (!built) return std::nullopt;
    action.what = *built;
    return action;
  }
  const Node* cut = sound_list(node, "cut");
  const Node* mend = sound_list(node, "mend");
  if (cut || mend) {
    const auto link = link_named(cut ? *cut : *mend);
    if (!link) return std::nullopt;
    if (cut) {
      action.what = Cut{link->index};
    } else {
      action.what = Mend{link->index};
    }
    return action;
  }
  const Node* down = sound_member(node, "down");
  const Node* up = sound_member(node, "up");
  if (!down && !up) return std::nullopt;
  const auto host = host_named(down ? *down : *up);
  if (!host) return std::nullopt;
  if (down) {
    action.what = Down{*host};
  } else {
    action.what = Up{*host};
  }
  return action;
}

std::optional<Read> Builder::build_read(const Node& node) {
  const Node* user = sound_member(node, "user");
  const std::size_t index = user ? user_named(*user) : kNobody;
  if (index == kNobody) return std::nullopt;
  const Node* password = sound_member(node, "password");
  return Read{index, password ? password->text : out_.users[index].password};
}

std::optional<Transfer> Builder::build_transfer(const Node& node) {
  const Node* from = sound_member(node, "from");
  const Node* to = sound_member(node, "to");
  const Node* size = sound_member(node, "size");
  const auto sender = from ? host_named(*from) : std::nullopt;
  const auto receiver = to ? host_named(*to) : std::nullopt;
  if (!sender || !receiver || !size || out_.links.empty()) return std::nullopt;
  if (!link_between(*sender, *receiver)) {
    log_.at_value(*to, fmt::format("no link goes from {} to {}; write another server, or for a "
                                   "user the user's own",
                                   in_quotes(from->text), in_quotes(to->text)));
    return std::nullopt;
  }
  Transfer transfer{*sender, receiver->index, 0};
  read(node, description::kTransfer, transfer);
  return transfer;
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
  for (const std::size_t written : first_sends_) sends_.push_back(place[written]);
  out_.actions = std::move(ordered);
}

}  // namespace mailscope::scenario
