// Actions in the file's order, and what is expected of them.
#include <algorithm>
#include <array>
#include <variant>

#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"
#include "scenario/write/writer.hpp"

namespace mailscope::scenario {

Node Writer::actions() {
  std::vector<std::pair<const Action*, std::size_t>> order;  // with its place among the sends
  std::size_t sends = 0;
  for (const Action& action : scenario_.actions) {
    order.emplace_back(&action, sends);
    if (std::holds_alternative<Send>(action.what)) ++sends;
  }
  std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.first->written < b.first->written;
  });
  std::vector<Node> nodes;
  std::uint32_t copies = 0;  // of the last one, that follow
  for (const auto& [what, place] : order) {
    if (copies > 0) {
      --copies;
      continue;
    }
    if (const Send* send = std::get_if<Send>(&what->what)) {
      copies = send->count - 1;
      numbers_.emplace(place, numbers_.size() + 1);
    }
    nodes.push_back(action(*what));
  }
  return list_of(std::move(nodes));
}

Node Writer::action(const Action& action) const {
  constexpr std::array<std::string_view, 7> kDeeds{"send", "read", "down",    "up",
                                                   "cut",  "mend", "transfer"};
  const Action otherwise{};
  Node node = object_node(&action, &otherwise, description::kAction);
  put(node, kDeeds[action.what.index()],
      std::visit([this](const auto& deed) { return what(deed); }, action.what));
  return node;
}

Node Writer::what(const Send& send) const {
  Send otherwise{};
  otherwise.password = scenario_.users[send.from].password;
  Node node = object_node(&send, &otherwise, description::kSend);
  put(node, "from", text_node(scenario_.users[send.from].name));
  if (const auto& notify = send.notify) {
    std::vector<Node> occasions;
    if (notify->success) occasions.push_back(text_node("success"));
    if (notify->failure) occasions.push_back(text_node("failure"));
    if (notify->delay) occasions.push_back(text_node("delay"));
    if (occasions.empty()) occasions.push_back(text_node("never"));
    put(node, "notify", list_of(std::move(occasions)));
  }
  return in_order(std::move(node), description::kSend);
}

Node Writer::what(const Read& read) const {
  const Read otherwise{read.user, scenario_.users[read.user].password};
  Node node = object_node(&read, &otherwise, description::kRead);
  put(node, "user", text_node(scenario_.users[read.user].name));
  return in_order(std::move(node), description::kRead);
}

Node Writer::what(const Transfer& transfer) const {
  Node node = object_node(&transfer, &transfer, description::kTransfer);
  put(node, "from", party(transfer.from));
  put(node, "to", text_node(scenario_.servers[transfer.to].domain));
  return in_order(std::move(node), description::kTransfer);
}

Node Writer::expectations() const {
  std::vector<Node> nodes;
  for (const Expectation& one : scenario_.expectations) nodes.push_back(expectation(one));
  return list_of(std::move(nodes));
}

Node Writer::expectation(const Expectation& expectation) const {
  const auto& connections = expectation.connections;
  const std::size_t number = expectation.message ? numbers_.at(*expectation.message) : 0;
  Expectation otherwise;
  otherwise.text = connections ? default_text(*connections, scenario_.servers)
                               : default_text(expectation, number);
  Node node = object_node(&expectation, &otherwise, description::kExpectation);
  if (number > 0)
    put(node, "message", number_node(static_cast<double>(number), description::kTimes));
  if (connections) {
    Node count = object_node(&*connections, &*connections, description::kConnectionCount);
    put(count, "from", text_node(scenario_.servers[connections->from].domain));
    put(count, "to", text_node(scenario_.servers[connections->to].domain));
    put(node, "connections", in_order(std::move(count), description::kConnectionCount));
  }
  return in_order(std::move(node), description::kExpectation);
}

}  // namespace mailscope::scenario
