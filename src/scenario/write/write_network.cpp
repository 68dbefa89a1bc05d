// The links, each by what it has that the network has not.
#include <cstdint>

#include "scenario/format/description.hpp"
#include "scenario/write/writer.hpp"

namespace mailscope::scenario {

Node Writer::network() const {
  Node node = quality(scenario_.network, LinkQuality{}, description::kNetwork);
  std::vector<Node> links;
  for (const Link& link : scenario_.links) {
    Node differs = quality(link, scenario_.network, description::kLink);
    if (differs.children.empty()) continue;
    put(differs, "between", ends_of(link));
    links.push_back(in_order(std::move(differs), description::kLink));
  }
  if (!links.empty()) put(node, "links", list_of(std::move(links)));
  return node;
}

Node Writer::quality(const LinkQuality& quality, const LinkQuality& otherwise,
                     const Shape& shape) const {
  Node node = object_node(&quality, &otherwise, shape);
  const auto there = quality.bits_per_second, back = quality.bits_per_second_back;
  if (there != otherwise.bits_per_second || back != otherwise.bits_per_second_back) {
    const auto rate = [](std::uint64_t bits) {
      return number_node(static_cast<double>(bits), description::kBandwidth);
    };
    put(node, "bandwidth", there == back ? rate(there) : list_of({rate(there), rate(back)}));
  }
  if (quality.rules != otherwise.rules) {
    std::vector<Node> rules;
    for (const LinkRule& one : quality.rules) rules.push_back(rule(one));
    put(node, "rules", list_of(std::move(rules)));
  }
  return in_order(std::move(node), shape);
}

Node Writer::rule(const LinkRule& rule) const {
  const Key& effect = description::kRule.keys[static_cast<std::size_t>(rule.effect)];
  const LinkRule otherwise;
  Node what = object_node(&rule, &otherwise, *effect.shape);
  if (rule.from) put(what, "from", party(*rule.from));
  Node node;
  node.kind = Node::Kind::object;
  put(node, effect.name, in_order(std::move(what), *effect.shape));
  return node;
}

}  // namespace mailscope::scenario
