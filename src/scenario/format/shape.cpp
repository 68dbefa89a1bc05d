#include "scenario/format/shape.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/time.hpp"
#include "base/utf8.hpp"
#include "scenario/format/nearest.hpp"

namespace mailscope::scenario {
namespace {

using Kind = Shape::Kind;

void refuse(Node& node, FaultLog& log, std::string message) {
  node.faulty = true;
  log.at_value(node, std::move(message));
}

void refuse_kind(Node& node, const Shape& shape, FaultLog& log) {
  refuse(node, log, fmt::format("{} does not fit here; write {}", shown(node), wanted(shape)));
}

std::size_t characters_in(std::string_view text) {
  return text.size() -
         static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_utf8_tail));
}

void check_range(Node& node, double value, const Shape& shape, FaultLog& log) {
  if (value >= shape.low && value <= shape.high) return;
  const auto show = [&](double limit) { return quantity(shape.kind, limit); };
  refuse(node, log,
         fmt::format("{} is out of range; write {} from {} to {}", shown(node), shape.format->noun,
                     show(shape.low), show(shape.high)));
}

void check_text(Node& node, const Shape& shape, FaultLog& log) {
  if (node.kind != Node::Kind::text) return refuse_kind(node, shape, log);
  if (!shape.format->accepts(node.text)) {
    const bool negative = shape.kind == Kind::duration && node.text.starts_with('-');
    return refuse(node, log,
                  fmt::format("{} is not {}{}; write {}", shown(node), shape.format->noun,
                              negative ? ", which is never negative" : "", wanted(shape)));
  }
  const std::size_t length = characters_in(node.text);
  if (length >= shape.least && length <= shape.most) return;
  refuse(node, log,
         fmt::format("{} has {} characters; write {} of {} to {}", shown(node), length,
                     shape.format->noun, shape.least, shape.most));
}

void check_duration(Node& node, const Shape& shape, FaultLog& log) {
  check_text(node, shape, log);
  if (node.faulty) return;
  const auto value = parse_duration(node.text);
  if (!value) return refuse(node, log, value.error().message);
  check_range(node, static_cast<double>(value->ns()), shape, log);
}

void check_start(Node& node, const Shape& shape, FaultLog& log) {
  check_text(node, shape, log);
  if (node.faulty) return;
  const auto instant = parse_start(node.text);
  if (!instant) refuse(node, log, instant.error().message);
}

void check_rate_or_size(Node& node, const Shape& shape, FaultLog& log) {
  check_text(node, shape, log);
  if (node.faulty) return;
  const auto value = shape.kind == Kind::rate ? parse_rate(node.text) : parse_size(node.text);
  if (!value) return refuse(node, log, value.error().message);
  check_range(node, static_cast<double>(*value), shape, log);
}

void check_number(Node& node, const Shape& shape, FaultLog& log) {
  const bool right = node.kind == Node::Kind::number && node.number >= shape.low &&
                     node.number <= shape.high &&
                     (shape.kind == Kind::number || std::floor(node.number) == node.number);
  if (!right) refuse_kind(node, shape, log);
}

void check_word(Node& node, const Shape& shape, FaultLog& log) {
  const auto& words = shape.words;
  if (node.kind == Node::Kind::text &&
      std::find(words.begin(), words.end(), node.text) != words.end()) {
    return;
  }
  refuse_kind(node, shape, log);
}

void check_count(Node& node, const Shape& shape, FaultLog& log) {
  const std::size_t count = node.children.size();
  if (count >= shape.least && count <= shape.most) return;
  const std::string range = shape.least == shape.most
                                ? fmt::format("exactly {}", shape.least)
                                : fmt::format("{} to {}", shape.least, shape.most);
  log.at_value(node, fmt::format("this has {} members; write {}", count, range));
  if (count > shape.most) node.children.resize(shape.most);  // the rest is not looked at
}

std::vector<std::string_view> names_of(std::span<const Key> keys) {
  std::vector<std::string_view> names;
  for (const Key& key : keys) names.push_back(key.name);
  return names;
}

// Keys that are missing only because they are misspelt: one fault is enough for both.
std::vector<std::string_view> report_unknown(Node& node, const Shape& shape, FaultLog& log) {
  std::vector<std::string_view> meant;
  const auto known = names_of(shape.keys);
  for (Node& child : node.children) {
    if (std::find(known.begin(), known.end(), child.key) != known.end()) continue;
    child.faulty = true;
    if (log.full()) continue;
    meant.push_back(nearest(child.key, known));
    log.at_key(child,
               fmt::format("unknown key {}{}", in_quotes(child.key), suggestion(child.key, known)));
  }
  return meant;
}

void check_choice(Node& node, const Shape& shape, FaultLog& log) {
  const Choice& choice = shape.choice;
  if (choice.keys.empty()) return;
  const auto count = std::count_if(choice.keys.begin(), choice.keys.end(),
                                   [&](auto key) { return member(node, key) != nullptr; });
  if (choice.exactly_one ? count == 1 : count >= 1) return;
  const std::string_view most = choice.exactly_one ? "exactly one" : "at least one";
  refuse(node, log,
         fmt::format("{} of {} must stand here, and {}", most, fmt::join(choice.keys, ", "),
                     count == 0 ? "none does" : "more do"));
}

// What contains other values.
class Checker {
 public:
  explicit Checker(FaultLog& log) : log_(log) {}
  void check(Node& node, const Shape& shape);

 private:
  void check_list(Node& node, const Shape& shape);
  void check_map(Node& node, const Shape& shape);
  void check_object(Node& node, const Shape& shape);

  FaultLog& log_;
};

void Checker::check_list(Node& node, const Shape& shape) {
  if (node.kind != Node::Kind::list) {
    const bool items_are_objects = shape.item->kind == Kind::object;
    if (shape.kind == Kind::one_or_list && (node.kind == Node::Kind::object) == items_are_objects) {
      return check(node, *shape.item);
    }
    return refuse_kind(node, shape, log_);
  }
  check_count(node, shape, log_);
  for (Node& child : node.children) check(child, *shape.item);
}

void Checker::check_map(Node& node, const Shape& shape) {
  if (node.kind != Node::Kind::object) return refuse_kind(node, shape, log_);
  check_count(node, shape, log_);
  for (Node& child : node.children) {
    if (!shape.format->accepts(child.key)) {
      child.faulty = true;
      log_.at_key(child, fmt::format("the key {} is not {}; write one {}", in_quotes(child.key),
                                     shape.format->noun, shape.format->such_as));
    }
    check(child, *shape.item);
  }
}

void Checker::check_object(Node& node, const Shape& shape) {
  if (node.kind != Node::Kind::object) return refuse_kind(node, shape, log_);
  for (const Key& key : shape.keys) {
    Node* child = member(node, key.name);
    if (child) check(*child, *key.shape);
  }
  const auto meant = report_unknown(node, shape, log_);
  const auto misspelt = [&](std::string_view name) {
    return std::find(meant.begin(), meant.end(), name) != meant.end();
  };
  const auto& choice = shape.choice.keys;
  if (std::none_of(choice.begin(), choice.end(), misspelt)) check_choice(node, shape, log_);
  for (const Key& key : shape.keys) {
    if (!key.required || member(node, key.name) || misspelt(key.name)) continue;
    log_.at_value(node, fmt::format("\"{}\" is missing; write {}", key.name, wanted(*key.shape)));
  }
}

void Checker::check(Node& node, const Shape& shape) {
  switch (shape.kind) {
    case Kind::text:
      return check_text(node, shape, log_);
    case Kind::start:
      return check_start(node, shape, log_);
    case Kind::duration:
      return check_duration(node, shape, log_);
    case Kind::rate:
    case Kind::size:
      return check_rate_or_size(node, shape, log_);
    case Kind::integer:
    case Kind::number:
      return check_number(node, shape, log_);
    case Kind::boolean:
      if (node.kind != Node::Kind::boolean) refuse_kind(node, shape, log_);
      return;
    case Kind::word:
      return check_word(node, shape, log_);
    case Kind::list:
    case Kind::one_or_list:
      return check_list(node, shape);
    case Kind::map:
      return check_map(node, shape);
    case Kind::object_or_false:
      if (node.kind == Node::Kind::boolean && !node.boolean) return;
      return check_object(node, shape);
    case Kind::object:
      return check_object(node, shape);
  }
}

}  // namespace

std::string wanted(const Shape& shape) {
  switch (shape.kind) {
    case Kind::text:
    case Kind::start:
    case Kind::duration:
    case Kind::rate:
    case Kind::size:
      return fmt::format("{}{}{}", shape.format->noun, shape.format->such_as.empty() ? "" : " ",
                         shape.format->such_as);
    case Kind::integer:
      return fmt::format("a whole number from {:.0f} to {:.0f}", shape.low, shape.high);
    case Kind::number:
      return fmt::format("a number from {} to {}", shape.low, shape.high);
    case Kind::boolean:
      return "true or false";
    case Kind::word:
      return fmt::format("one of \"{}\"", fmt::join(shape.words, "\", \""));
    case Kind::list:
      return "a list in [ ]";
    case Kind::one_or_list:
      return wanted(*shape.item) + ", or a list of such in [ ]";
    case Kind::map:
    case Kind::object:
      return "an object in { }";
    case Kind::object_or_false:
      return "an object in { }, or false";
  }
  return {};
}

std::string quantity(Shape::Kind kind, double value) {
  if (kind == Kind::duration) return format_duration(Duration(static_cast<std::int64_t>(value)));
  const auto number = static_cast<std::uint64_t>(value);
  return kind == Kind::rate ? format_rate(number) : format_size(number);
}

void check_shape(Node& node, const Shape& shape, FaultLog& log) {
  Checker(log).check(node, shape);
}

}  // namespace mailscope::scenario
