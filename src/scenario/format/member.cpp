#include "scenario/format/member.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/check.hpp"
#include "policy/tcp.hpp"
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

Tcp tcp_of(policy::TcpProfile profile) {
  return {policy::parameters_of(profile), profile};
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

void read_object(const Node& node, const Shape& shape, void* object, Resolver& names) {
  const auto& choice = shape.choice.keys;
  bool chosen = false;  // where one of several may stand, the first counts
  for (const Key& key : shape.keys) {
    const Node* child = key.read ? sound_member(node, key.name) : nullptr;
    const bool exclusive = child && shape.choice.exactly_one &&
                           std::find(choice.begin(), choice.end(), key.name) != choice.end();
    if (exclusive && std::exchange(chosen, true)) continue;
    if (child) {
      key.read(*child, *key.shape, object, names);
    } else if (key.derive) {
      key.derive(object, names);
    }
  }
}

void read(const Node& node, const Shape& shape, bool& value, Resolver&) {
  value = shape.kind == Kind::word ? read_word(node, shape) == 1 : node.boolean;
}

void read(const Node& node, const Shape& shape, std::string& value, Resolver& names) {
  value = shape.refers == Refers::nothing ? node.text : names.full_name(node, shape.refers);
}

void read(const Node& node, const Shape&, std::int64_t& value, Resolver&) {
  value = sound(parse_start(node.text));
}

void read(const Node& node, const Shape&, Duration& value, Resolver&) {
  value = sound(parse_duration(node.text));
}

void read(const Node& node, const Shape&, Instant& value, Resolver&) {
  value = Instant(sound(parse_duration(node.text)));
}

void read(const Node& node, const Shape&, HostRef& value, Resolver& names) {
  value = names.host(node);
}

void read(const Node& node, const Shape& shape, Notify& value, Resolver& names) {
  std::vector<std::string> occasions;
  read(node, shape, occasions, names);
  for (const std::string& occasion : occasions) {
    value.success |= occasion == "success";
    value.failure |= occasion == "failure";
    value.delay |= occasion == "delay";
  }
}

void read(const Node& node, const Shape& shape, Alias& value, Resolver& names) {
  value.name = node.key;
  read(node, shape, value.to, names);
}

// First its profile, then what is chosen otherwise.
void read(const Node& node, const Shape& shape, Tcp& value, Resolver& names) {
  read_object(node, shape, &value, names);
  value = tcp_of(value.profile);
  read_object(node, shape, &value, names);
}

// An object of the chapter's steps is a narration for each.
void read(const Node& node, const Shape& shape, std::vector<Narration>& value, Resolver& names) {
  value.clear();
  const auto read_one = [&](const Node& told) {
    if (sound_member(told, "text"))
      return read_object(told, *shape.item, &value.emplace_back(), names);
    for (int step = 1; step <= 6; ++step) {
      if (const Node* text = sound_member(told, std::to_string(step)))
        value.push_back({.step = step, .text = text->text});
    }
  };
  if (node.kind != Node::Kind::list) return read_one(node);
  for (const Node& told : node.children) {
    if (!told.faulty) read_one(told);
  }
}

void read(const Node& node, const Shape& shape, policy::Bandwidth& value, Resolver& names) {
  std::vector<std::uint64_t> ways;
  read(node, shape, ways, names);
  if (!ways.empty()) value = {ways.front(), ways.back()};
}

void read(const Node& node, const Shape&, policy::Answer::Reply& value, Resolver&) {
  const auto refusal = parse_refusal(node.text);
  MAILSCOPE_CHECK(refusal);  // the shape says so
  value = {refusal->code, std::string(refusal->status), std::string(refusal->text)};
}

Node number_node(double value, const Shape& shape) {
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
  const bool is_list = shape.kind == Kind::list || shape.kind == Kind::one_or_list;
  node.kind = is_list ? Node::Kind::list : Node::Kind::object;
  node.children = std::move(items);
  return node;
}

Node object_node(const void* object, const void* otherwise, const Shape& shape,
                 const Names& names) {
  Node node;
  node.kind = Node::Kind::object;
  for (const Key& key : shape.keys) {
    Written value = key.write ? key.write(object, otherwise, key, names) : Written();
    if (!value) continue;
    value->key = key.name;
    node.children.push_back(std::move(*value));
  }
  return node;
}

Written write(bool value, const Shape& shape, const Names&) {
  if (shape.kind == Kind::word) return text_node(std::string(shape.words[value ? 1 : 0]));
  Node node;
  node.kind = Node::Kind::boolean;
  node.boolean = value;
  return node;
}

Written write(const std::string& value, const Shape&, const Names&) {
  return text_node(value);
}

Written write(std::int64_t value, const Shape&, const Names&) {
  return text_node(format_start(value));
}

Written write(Duration value, const Shape&, const Names&) {
  return text_node(format_duration(value));
}

Written write(Instant value, const Shape&, const Names&) {
  if (value == Instant::never()) return std::nullopt;
  return text_node(format_duration(value.since_start()));
}

Written write(const HostRef& value, const Shape&, const Names& names) {
  return names.of(value);
}

Written write(const Notify& value, const Shape& shape, const Names& names) {
  std::vector<std::string> occasions;
  if (value.success) occasions.emplace_back("success");
  if (value.failure) occasions.emplace_back("failure");
  if (value.delay) occasions.emplace_back("delay");
  if (occasions.empty()) occasions.emplace_back("never");
  return write(occasions, shape, names);
}

Written write(const Alias& value, const Shape& shape, const Names& names) {
  return write(value.to, shape, names);
}

Written write(const Tcp& value, const Shape& shape, const Names& names) {
  Tcp otherwise = tcp_of(value.profile);
  otherwise.profile = Tcp{}.profile;
  return object_node(&value, &otherwise, shape, names);
}

// Steps that follow each other are one object.
Written write(const std::vector<Narration>& value, const Shape& shape, const Names& names) {
  std::vector<Node> items;
  const Narration otherwise;
  int before = 0;
  for (const Narration& told : value) {
    if (told.step == 0 || before == 0 || told.step <= before) {
      items.push_back(object_node(&told, &otherwise, *shape.item, names));
      if (told.step > 0) items.back().children.clear();
    }
    before = told.step;
    if (told.step == 0) continue;
    Node text = text_node(told.text);
    text.key = std::to_string(told.step);
    items.back().children.push_back(std::move(text));
  }
  return list_node(std::move(items), shape);
}

Written write(const policy::Bandwidth& value, const Shape& shape, const Names& names) {
  std::vector<std::uint64_t> ways{value.forth};
  if (value.back != value.forth) ways.push_back(value.back);
  return write(ways, shape, names);
}

Written write(const policy::Answer::Reply& value, const Shape&, const Names&) {
  return text_node(fmt::format("{} {}{}{}", value.code, value.status,
                               value.status.empty() ? "" : " ", value.text));
}

Written write(const std::vector<MailExchange>& value, const Shape& shape, const Names& names) {
  if (value == kNullMx) return std::nullopt;
  return write<MailExchange>(value, shape, names);
}

}  // namespace mailscope::scenario
