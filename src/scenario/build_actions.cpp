#include <algorithm>
#include <numeric>
#include <set>

#include <fmt/format.h>

#include "base/check.hpp"
#include "base/text.hpp"
#include "scenario/build.hpp"
#include "scenario/texts.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::size_t kLongestLine = 998;  // octets; RFC 5322 §2.1.1

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 128; });
}

// A value that may stand alone or in a list.
std::vector<const Node*> all_of(const Node& node) {
  if (node.kind != Node::Kind::list) return {&node};
  std::vector<const Node*> items;
  for (const Node& child : node.children) {
    if (!child.faulty) items.push_back(&child);
  }
  return items;
}

}  // namespace

void Builder::build_actions() {
  const Node* actions = sound_list(root_, "actions");
  if (!actions) return;
  for (const Node& node : actions->children) {
    if (node.kind != Node::Kind::object) continue;
    if (auto action = build_action(node)) out_.actions.push_back(std::move(*action));
  }
  order_actions();
}

std::optional<Action> Builder::build_action(const Node& node) {
  Action action{Instant(duration(node, "at")), {}};
  const Node* at = sound(node, "at");
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
  if (const Node* read = sound_object(node, "read")) {
    const Node* user = sound(*read, "user");
    const std::size_t index = user ? user_named(*user) : kNobody;
    if (index == kNobody) return std::nullopt;
    action.what = Read{index, text(*read, "password", out_.users[index].password)};
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
  const Node* down = sound(node, "down");
  const Node* up = sound(node, "up");
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

std::optional<Transfer> Builder::build_transfer(const Node& node) {
  const Node* from = sound(node, "from");
  const Node* to = sound(node, "to");
  const Node* size = sound(node, "size");
  const auto sender = from ? host_named(*from) : std::nullopt;
  const auto receiver = to ? host_named(*to) : std::nullopt;
  if (!sender || !receiver || !size) return std::nullopt;
  if (!link_between(*sender, *receiver)) {
    log_.at_value(*to, fmt::format("no link goes from {} to {}; write another server, or for a "
                                   "user the user's own",
                                   in_quotes(from->text), in_quotes(to->text)));
    return std::nullopt;
  }
  const auto bytes = parse_size(size->text);
  MAILSCOPE_CHECK(bytes);  // the shape says so
  return Transfer{*sender, receiver->index, *bytes};
}

Send Builder::build_send(const Node& node) {
  Send send{};
  const Node* from = sound(node, "from");
  send.from = from ? user_named(*from) : kNobody;
  if (const Node* to = sound(node, "to")) {
    std::set<std::string> seen;
    for (const Node* item : all_of(*to)) {
      std::string address = recipient(*item);
      if (!address.empty() && !seen.insert(lowered(address)).second) {
        log_.at_value(*item, fmt::format("{} gets this message already; keep one", address));
      }
      send.to.push_back(std::move(address));
    }
  }
  send.subject = text(node, "subject");
  send.header = flag(node, "header");
  if (const Node* body = sound(node, "body")) send.body = body_lines(*body, send.header);
  return send;
}

std::vector<std::string> Builder::body_lines(const Node& node, bool header) {
  std::vector<std::string> lines;
  for (const Node* item : all_of(node)) {
    if (item->text.size() > kLongestLine) {
      log_.at_value(*item, fmt::format("this line has {} octets in UTF-8; write {} at most",
                                       item->text.size(), kLongestLine));
    }
    // RFC 2045 §2.7: what is not 7-bit needs header lines that say how it is encoded.
    if (!header && !is_ascii(item->text)) {
      log_.at_value(*item,
                    "text that is not ASCII needs header lines; leave out \"header\": false");
    }
    lines.push_back(item->text);
  }
  return lines;
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
  for (const std::size_t written : order) {
    place[written] = sends;
    if (std::holds_alternative<Send>(out_.actions[written].what)) ++sends;
    ordered.push_back(out_.actions[written]);
  }
  for (std::size_t written = 0; written < order.size(); ++written) {
    if (std::holds_alternative<Send>(out_.actions[written].what)) sends_.push_back(place[written]);
  }
  out_.actions = std::move(ordered);
}

}  // namespace mailscope::scenario
