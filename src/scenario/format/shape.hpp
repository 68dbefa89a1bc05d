#pragma once
// The description of the file format: every key with its member, type, limits and meaning. The
// shape checks (shape.cpp), the JSON Schema (schema.cpp), the loader and the writer (member.cpp)
// are all made from it, so they cannot diverge. Defaults are those of the structs.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "scenario/format/document.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario {

struct Shape;

struct Key {
  std::string_view name;
  const Shape* shape;
  std::string_view doc;             // for the editor, one or two sentences
  std::string_view otherwise = {};  // the default as JSON, if no member has it; empty: none
  bool required = false;
  // ---- The member that has its value; scenario/format/member.hpp makes these. None: build/ knows
  // it.
  bool shows_default = false;  // false: there is none, or doc explains it
  void (*read)(const Node& value, const Shape& shape, void* object) = nullptr;
  std::optional<Node> (*write)(const void* object, const void* otherwise, const Shape& shape,
                               bool always) = nullptr;
  std::optional<Node> (*otherwise_of)(const Shape& shape) = nullptr;
};

// Of these keys exactly one, or at least one, must stand in the object.
struct Choice {
  std::span<const std::string_view> keys;
  bool exactly_one = true;
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
