#include "scenario/format/member.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/check.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario {
namespace {

using Kind = Shape::Kind;

// The shape says that there is one.
template <class T>
T sound(const Result<T>& value) {
  MAILSCOPE_CHECK(value);
  return *value;
}

}  // namespace

double read_number(const Node& node, const Shape& shape) {
  if (shape.kind == Kind::rate) return static_cast<double>(sound(parse_rate(node.text)));
  if (shape.kind == Kind::size) return static_cast<double>(sound(parse_size(node.text)));
  return node.number;
}

std::size_t read_word(const Node& node, const Shape& shape) {
  const auto found = std::find(shape.words.begin(), shape.words.end(), node.text);
  MAILSCOPE_CHECK(found != shape.words.end());  // the shape says so
  return static_cast<std::size_t>(found - shape.words.begin());
}

void read_object(const Node& node, const Shape& shape, void* object) {
  for (const Key& key : shape.keys) {
    const Node* child = key.read ? sound_member(node, key.name) : nullptr;
    if (child) key.read(*child, *key.shape, object);
  }
}

void read(const Node& node, const Shape& shape, bool& value) {
  value = shape.kind == Kind::word ? read_word(node, shape) == 1 : node.boolean;
}

void read(const Node& node, const Shape&, std::string& value) {
  value = node.text;
}

void read(const Node& node, const Shape&, std::int64_t& value) {
  value = sound(parse_start(node.text));
}

void read(const Node& node, const Shape&, Duration& value) {
  value = sound(parse_duration(node.text));
}

void read(const Node& node, const Shape&, Instant& value) {
  value = Instant(sound(parse_duration(node.text)));
}

void read(const Node& node, const Shape&, policy::Answer::Reply& value) {
  const auto refusal = parse_refusal(node.text);
  MAILSCOPE_CHECK(refusal);  // the shape says so
  value = {refusal->code, std::string(refusal->status), std::string(refusal->text)};
}

Node number_node(double value, const Shape& shape) {
  if (shape.kind == Kind::one_or_list) return number_node(value, *shape.item);
  if (shape.kind == Kind::rate) return text_node(format_rate(static_cast<std::uint64_t>(value)));
  if (shape.kind == Kind::size) return text_node(format_size(static_cast<std::uint64_t>(value)));
  Node node;
  node.kind = Node::Kind::number;
  node.number = value;
  return node;
}

Node text_node(std::string text) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = std::move(text);
  return node;
}

Node list_node(std::vector<Node> items, const Shape& shape) {
  if (shape.kind == Kind::one_or_list && items.size() == 1) return std::move(items.front());
  Node node;
  node.kind = shape.kind == Kind::map ? Node::Kind::object : Node::Kind::list;
  node.children = std::move(items);
  return node;
}

Node object_node(const void* object, const void* otherwise, const Shape& shape) {
  Node node;
  node.kind = Node::Kind::object;
  for (const Key& key : shape.keys) {
    Written value = key.write ? key.write(object, otherwise, *key.shape, key.required) : Written();
    if (!value) continue;
    value->key = key.name;
    node.children.push_back(std::move(*value));
  }
  return node;
}

Written write(bool value, bool, const Shape& shape) {
  if (shape.kind == Kind::word) return text_node(std::string(shape.words[value ? 1 : 0]));
  Node node;
  node.kind = Node::Kind::boolean;
  node.boolean = value;
  return node;
}

Written write(const std::string& value, const std::string&, const Shape&) {
  return text_node(value);
}

Written write(std::int64_t value, std::int64_t, const Shape&) {
  return text_node(format_start(value));
}

Written write(Duration value, Duration, const Shape&) {
  return text_node(format_duration(value));
}

Written write(Instant value, Instant, const Shape&) {
  if (value == Instant::never()) return std::nullopt;
  return text_node(format_duration(value.since_start()));
}

Written write(const policy::Answer::Reply& value, const policy::Answer::Reply&, const Shape&) {
  return text_node(fmt::format("{} {}{}{}", value.code, value.status,
                               value.status.empty() ? "" : " ", value.text));
}

Written write(const Alias& value, const Alias&, const Shape& shape) {
  Written node = write(value.to, {}, shape);
  node->key = value.name;
  return node;
}

Written write(const MailingList& value, const MailingList& otherwise, const Shape& shape) {
  Node node = object_node(&value, &otherwise, shape);
  node.key = value.name;
  return node;
}

}  // namespace mailscope::scenario
