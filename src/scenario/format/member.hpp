#pragma once
// How a value of the file and a member of the scenario's structs become each other. What a value
// looks like in the file and whom it refers to, its shape says. What is left out of the file leaves
// its member alone, or gives it what follows from the others.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/time.hpp"
#include "scenario/format/names.hpp"
#include "scenario/format/shape.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::scenario {

// RFC 7505 §3: the only MX record, with preference 0. No list of records in a file says this.
inline const std::vector<MailExchange> kNullMx{{0, "."}};

// Of a struct that is a map's value: which member the map's key says.
template <class T>
inline constexpr auto kKeyOf = nullptr;
template <>
inline constexpr auto kKeyOf<Server> = &Server::domain;
template <>
inline constexpr auto kKeyOf<User> = &User::name;
template <>
inline constexpr auto kKeyOf<Alias> = &Alias::name;
template <>
inline constexpr auto kKeyOf<MailingList> = &MailingList::name;
template <class T>
inline constexpr bool kHasKey = requires(T value) {
  value.*kKeyOf<T>;
};

// ---- From the file: of a node that has the shape.
double read_number(const Node& node, const Shape& shape);     // of integer, number, rate or size
std::size_t read_word(const Node& node, const Shape& shape);  // its place among the shape's words
void read_object(const Node& node, const Shape& shape, void* object, Resolver& names);

void read(const Node& node, const Shape& shape, bool& value, Resolver&);  // the second of two words
void read(const Node& node, const Shape& shape, std::string& value, Resolver& names);
void read(const Node& node, const Shape&, std::int64_t& value, Resolver&);  // as Unix time
void read(const Node& node, const Shape&, Duration& value, Resolver&);
void read(const Node& node, const Shape&, Instant& value, Resolver&);
void read(const Node& node, const Shape&, HostRef& value, Resolver& names);
void read(const Node& node, const Shape& shape, Notify& value, Resolver& names);
void read(const Node& node, const Shape& shape, Alias& value, Resolver& names);
void read(const Node& node, const Shape& shape, Tcp& value, Resolver& names);
void read(const Node& node, const Shape& shape, std::vector<Narration>& value, Resolver& names);
void read(const Node& node, const Shape& shape, policy::Bandwidth& value, Resolver& names);
void read(const Node& node, const Shape&, policy::Answer::Reply& value, Resolver&);
template <class T>
void read(const Node& node, const Shape& shape, std::optional<T>& value, Resolver& names);
template <class T>
void read(const Node& node, const Shape& shape, std::vector<T>& value, Resolver& names);
template <class T>
void read(const Node& node, const Shape& shape, T& value, Resolver& names);

// ---- To the file; nothing: no value of the file means this.
Node number_node(double value, const Shape& shape);
Node text_node(std::string text);
// Of a list or an object, as the shape has it; one may stand without a list.
Node list_node(std::vector<Node> items, const Shape& shape);
// `otherwise`: an object of the same type, with what keys that are left out mean.
Node object_node(const void* object, const void* otherwise, const Shape& shape, const Names& names);

using Written = std::optional<Node>;
Written write(bool value, const Shape& shape, const Names&);
Written write(const std::string& value, const Shape&, const Names&);
Written write(std::int64_t value, const Shape&, const Names&);
Written write(Duration value, const Shape&, const Names&);
Written write(Instant value, const Shape&, const Names&);
Written write(const HostRef& value, const Shape&, const Names& names);
Written write(const Notify& value, const Shape& shape, const Names& names);
Written write(const Alias& value, const Shape& shape, const Names& names);
Written write(const Tcp& value, const Shape& shape, const Names& names);
Written write(const std::vector<Narration>& value, const Shape& shape, const Names& names);
Written write(const std::vector<MailExchange>& value, const Shape& shape, const Names& names);
Written write(const policy::Bandwidth& value, const Shape& shape, const Names& names);
Written write(const policy::Answer::Reply& value, const Shape&, const Names&);
template <class T>
Written write(const std::optional<T>& value, const Shape& shape, const Names& names);
template <class T>
Written write(const std::vector<T>& value, const Shape& shape, const Names& names);
template <class T>
Written write(const T& value, const Shape& shape, const Names& names);

// ---- A key and its member.
template <class T>
struct OwnerOf;
template <class Class, class Value>
struct OwnerOf<Value Class::*> {
  using Type = Class;
};
template <auto Member>
using Owned = typename OwnerOf<decltype(Member)>::Type;

template <class T>
Written write_unless_same(const T& value, const T& otherwise, const Key& key, const Names& names) {
  if (!key.required && value == otherwise) return std::nullopt;
  return write(value, *key.shape, names);
}

// `Owner`: the struct of the whole object, where the member is one of its base's.
template <auto Member, class Owner = Owned<Member>>
constexpr Key key(std::string_view name, const Shape& shape, std::string_view doc) {
  return {
      .name = name,
      .shape = &shape,
      .doc = doc,
      .read = [](const Node& node, const Shape& how, void* object,
                 Resolver& names) { read(node, how, static_cast<Owner*>(object)->*Member, names); },
      .write = [](const void* object, const void* otherwise, const Key& key,
                  const Names& names) -> Written {
        return write_unless_same(static_cast<const Owner*>(object)->*Member,
                                 static_cast<const Owner*>(otherwise)->*Member, key, names);
      },
      .otherwise_of = [](const Shape& how, const Names& names) -> Written {
        return write(Owner{}.*Member, how, names);
      }};
}

// Its description says what is so when it is left out.
constexpr Key explained(Key key) {
  key.otherwise_of = nullptr;
  return key;
}
// It has no default.
constexpr Key required(Key key) {
  key.required = true;
  return explained(key);
}
// Its default follows from the others: Default(owner, names). Those it needs stand before it.
template <auto Member, auto Default>
constexpr Key derived(std::string_view name, const Shape& shape, std::string_view doc) {
  using Owner = Owned<Member>;
  Key derived = explained(key<Member>(name, shape, doc));
  derived.derive = [](void* object, const Names& names) {
    Owner& owner = *static_cast<Owner*>(object);
    owner.*Member = Default(owner, names);
  };
  derived.write = [](const void* object, const void*, const Key& key,
                     const Names& names) -> Written {
    const Owner& owner = *static_cast<const Owner*>(object);
    return write_unless_same(owner.*Member, Default(owner, names), key, names);
  };
  return derived;
}
// build/ reads it: who is in the scenario must be known before.
constexpr Key resolved(Key key) {
  key.read = nullptr;
  return key;
}
// build/ and write.cpp know its members. Left out, it is empty.
constexpr Key by_hand(std::string_view name, const Shape& shape, std::string_view doc) {
  return {
      .name = name,
      .shape = &shape,
      .doc = doc,
      .otherwise_of = [](const Shape& how, const Names&) -> Written { return list_node({}, how); }};
}

// ---- The templates.
template <class T>
void read(const Node& node, const Shape& shape, std::optional<T>& value, Resolver& names) {
  read(node, shape, value.emplace(), names);
}

template <class T>
void read(const Node& node, const Shape& shape, std::vector<T>& value, Resolver& names) {
  value.clear();
  if (node.kind != Node::Kind::list && shape.kind != Shape::Kind::map) {
    return read(node, *shape.item, value.emplace_back(), names);
  }
  for (const Node& child : node.children) {
    if (!child.faulty) read(child, *shape.item, value.emplace_back(), names);
  }
}

template <class T>
void read(const Node& node, const Shape& shape, T& value, Resolver& names) {
  if constexpr (std::is_enum_v<T>) {
    value = static_cast<T>(read_word(node, shape));
  } else if constexpr (std::is_arithmetic_v<T>) {
    value = shape.refers == Refers::nothing ? static_cast<T>(read_number(node, shape))
                                            : static_cast<T>(names.index(node, shape.refers));
  } else {
    if constexpr (kHasKey<T>) value.*kKeyOf<T> = node.key;
    read_object(node, shape, &value, names);
  }
}

template <class T>
Written write(const std::optional<T>& value, const Shape& shape, const Names& names) {
  return value ? write(*value, shape, names) : std::nullopt;
}

template <class T>
Written write(const std::vector<T>& value, const Shape& shape, const Names& names) {
  std::vector<Node> items;
  for (const T& item : value) {
    Written node = write(item, *shape.item, names);
    if (!node) continue;
    if constexpr (kHasKey<T>) node->key = item.*kKeyOf<T>;
    items.push_back(std::move(*node));
  }
  return list_node(std::move(items), shape);
}

template <class T>
Written write(const T& value, const Shape& shape, const Names& names) {
  if constexpr (std::is_enum_v<T>) {
    return text_node(std::string(shape.words[static_cast<std::size_t>(value)]));
  } else if constexpr (std::is_arithmetic_v<T>) {
    if (shape.refers == Refers::nothing) return number_node(static_cast<double>(value), shape);
    return names.of(static_cast<std::size_t>(value), shape.refers);
  } else {
    const T otherwise{};
    return object_node(&value, &otherwise, shape, names);
  }
}

}  // namespace mailscope::scenario
