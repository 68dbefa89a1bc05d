#pragma once
// The description of the file format: every key with its member, type, limits and meaning. The
// shape checks (shape.cpp), the JSON Schema (schema.cpp), the loader and the writer (member.cpp)
// are all made from it, so they cannot diverge. Defaults are those of the structs.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenario/format/document.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario {

struct Shape;
class Names;
class Resolver;

// A key and its member; scenario/format/member.hpp makes these.
struct Key {
  std::string_view name;
  const Shape* shape;
  std::string_view doc;  // for the editor, one or two sentences
  bool required = false;
  // ---- Null: build/ or write.cpp does it.
  void (*read)(const Node& value, const Shape& shape, void* object, Resolver& names) = nullptr;
  std::optional<Node> (*write)(const void* object, const void* otherwise, const Key& key,
                               const Names& names) = nullptr;
  // ---- What is so when it is left out.
  void (*derive)(void* object, const Names& names) = nullptr;  // null: the struct's default
  std::optional<Node> (*otherwise_of)(const Shape& shape, const Names& names) =
      nullptr;  // null: there is none, or doc explains it
};

// Of these keys exactly one, or at least one, must stand in the object.
struct Choice {
  std::span<const std::string_view> keys;
  bool exactly_one = true;
};

// Whom or what a value names: an index of the scenario's, or a text that is filled in.
enum class Refers : std::uint8_t {
  nothing,
  user,
  server,     // by its domain
  machine,    // a server by its host
  link,       // by its two ends
  message,    // by its number in the file
  recipient,  // a user or an address; becomes the address
  mail_host   // a server's machine or a domain that the DNS knows
};

struct Shape {
  enum class Kind {
    text,
    start,     // an instant of the calendar
    duration,  // low and high in nanoseconds
    rate,      // low and high in bits per second
    size,      // low and high in bytes
    integer,
    number,
    boolean,
    word,         // one of `words`
    list,         // of `item`
    one_or_list,  // an `item`, or a list of them
    map,          // keys like `format`, values like `item`
    object,       // `keys` and no others
    object_or_false
  } kind;
  const TextFormat* format = nullptr;
  std::size_t least = 0, most = 0;  // characters of a text, members of a list or a map
  double low = 0, high = 0;
  std::span<const std::string_view> words = {};
  const Shape* item = nullptr;
  std::span<const Key> keys = {};
  Choice choice = {};
  Refers refers = Refers::nothing;
};

// The whole file.
extern const Shape kScenarioShape;

// "a duration such as 150ms, ...": what would be right.
std::string wanted(const Shape& shape);

// A limit of a duration, a rate or a size, as it would be written.
std::string quantity(Shape::Kind kind, double value);

// Logs every deviation of `node` and marks what is wrong as faulty.
void check_shape(Node& node, const Shape& shape, FaultLog& log);

}  // namespace mailscope::scenario
