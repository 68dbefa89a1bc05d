#include "scenario/format/json.hpp"

#include <cmath>
#include <cstdint>

namespace mailscope::scenario {

Json json_number(double value) {
  if (std::floor(value) == value) return static_cast<std::int64_t>(value);
  return value;
}

Json to_json(const Node& node) {
  Json json;
  switch (node.kind) {
    case Node::Kind::null:
      return nullptr;
    case Node::Kind::boolean:
      return node.boolean;
    case Node::Kind::number:
      return json_number(node.number);
    case Node::Kind::text:
      return node.text;
    case Node::Kind::list:
      json = Json::array();
      for (const Node& child : node.children) json.push_back(to_json(child));
      return json;
    case Node::Kind::object:
      json = Json::object();
      for (const Node& child : node.children) json[child.key] = to_json(child);
      return json;
  }
  return json;
}

}  // namespace mailscope::scenario
