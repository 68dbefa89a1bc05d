#pragma once
// How a value of the file and a member of the scenario's structs become each other. What a value
// looks like in the file, its shape says; what is left out of the file leaves its member alone.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/time.hpp"
#include "scenario/format/shape.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::scenario {

// ---- From the file: of a node that has the shape.
double read_number(const Node& node, const Shape& shape);     // of integer, number, rate or size
std::size_t read_word(const Node& node, const Shape& shape);  // its place among the shape's words
void read_object(const Node& node, const Shape& shape, void* object);

void read(const Node& node, const Shape& shape, bool& value);  // of two words the second is true
void read(const Node& node, const Shape& shape, std::string& value);
void read(const Node& node, const Shape& shape, std::int64_t& value);  // an instant, as Unix time
void read(const Node& node, const Shape& shape, Duration& value);
void read(const Node& node, const Shape& shape, Instant& value);
void read(const Node& node, const Shape& shape, policy::Answer::Reply& value);
template <class T>
void read(const Node& node, const Shape& shape, std::optional<T>& value);
template <class T>
void read(const Node& node, const Shape& shape, std::vector<T>& value);
template <class T>
void read(const Node& node, const Shape& shape, T& value);

// ---- To the file; nothing: no value of the file means this. `otherwise` is what a key that is
// left out would mean.
Node number_node(double value, const Shape& shape);
Node text_node(std::string text);
Node list_node(std::vector<Node> items, const Shape& shape);  // one may stand without a list
Node object_node(const void* object, const void* otherwise, const Shape& shape);

using Written = std::optional<Node>;
Written write(bool value, bool otherwise, const Shape& shape);
Written write(const std::string& value, const std::string& otherwise, const Shape& shape);
Written write(std::int64_t value, std::int64_t otherwise, const Shape& shape);
Written write(Duration value, Duration otherwise, const Shape& shape);
Written write(Instant value, Instant otherwise, const Shape& shape);
Written write(const policy::Answer::Reply& value, const policy::Answer::Reply& otherwise,
              const Shape& shape);
Written write(const Alias& value, const Alias& otherwise, const Shape& shape);
Written write(const MailingList& value, const MailingList& otherwise, const Shape& shape);
template <class T>
Written write(const std::optional<T>& value, const std::optional<T>& otherwise, const Shape& shape);
template <class T>
Written write(const std::vector<T>& value, const std::vector<T>& otherwise, const Shape& shape);
template <class T>
Written write(const T& value, const T& otherwise, const Shape& shape);

// ---- A key and its member.
template <class T>
struct OwnerOf;
template <class Class, class Value>
struct OwnerOf<Value Class::*> {
  using Type = Class;
};

// `Owner`: the struct of the whole object, where the member is one of its base's.
template <auto Member, class Owner = typename OwnerOf<decltype(Member)>::Type>
constexpr Key key(std::string_view name, const Shape& shape, std::string_view doc) {
  return {.name = name,
          .shape = &shape,
          .doc = doc,
          .shows_default = true,
          .read = [](const Node& node, const Shape& how,
                     void* object) { read(node, how, static_cast<Owner*>(object)->*Member); },
          .write = [](const void* object, const void* otherwise, const Shape& how,
                      bool always) -> Written {
            const auto& value = static_cast<const Owner*>(object)->*Member;
            const auto& other = static_cast<const Owner*>(otherwise)->*Member;
            if (!always && value == other) return std::nullopt;
            return write(value, other, how);
          },
          .otherwise_of =
              [](const Shape& how) {
                const Owner plain{};
                return write(plain.*Member, plain.*Member, how);
              }};
}

// It has no default.
constexpr Key required(Key key) {
  key.required = true;
  key.shows_default = false;
  return key;
}
// Its description says what is so when it is left out.
constexpr Key explained(Key key) {
  key.shows_default = false;
  return key;
}
// It refers to others: build/ reads it, who knows them.
constexpr Key resolved(Key key) {
  key.read = nullptr;
  return key;
}
// Of its member it has the default alone: build/ and write/ do the rest.
constexpr Key by_hand(Key key) {
  key.read = nullptr;
  key.write = nullptr;
  return key;
}

// ---- The templates.
template <class T>
void read(const Node& node, const Shape& shape, std::optional<T>& value) {
  read(node, shape, value.emplace());
}

template <class T>
void read(const Node& node, const Shape& shape, std::vector<T>& value) {
  value.clear();
  if (node.kind != Node::Kind::list) return read(node, *shape.item, value.emplace_back());
  for (const Node& child : node.children) {
    if (!child.faulty) read(child, *shape.item, value.emplace_back());
  }
}

template <class T>
void read(const Node& node, const Shape& shape, T& value) {
  if constexpr (std::is_enum_v<T>) {
    value = static_cast<T>(read_word(node, shape));
  } else if constexpr (std::is_arithmetic_v<T>) {
    value = static_cast<T>(read_number(node, shape));
  } else {
    read_object(node, shape, &value);
  }
}

template <class T>
Written write(const std::optional<T>& value, const std::optional<T>&, const Shape& shape) {
  return value ? write(*value, T{}, shape) : std::nullopt;
}

template <class T>
Written write(const std::vector<T>& value, const std::vector<T>&, const Shape& shape) {
  std::vector<Node> items;
  for (const T& item : value) {
    if (Written node = write(item, T{}, *shape.item)) items.push_back(std::move(*node));
  }
  return list_node(std::move(items), shape);
}

template <class T>
Written write(const T& value, const T& otherwise, const Shape& shape) {
  if constexpr (std::is_enum_v<T>) {
    return text_node(std::string(shape.words[static_cast<std::size_t>(value)]));
  } else if constexpr (std::is_arithmetic_v<T>) {
    return number_node(static_cast<double>(value), shape);
  } else {
    return object_node(&value, &otherwise, shape);
  }
}

}  // namespace mailscope::scenario
