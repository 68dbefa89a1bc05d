#pragma once
// The description of the file format: every key with its type, default, limits and meaning.
// The loader's shape checks (shape.cpp) and the JSON Schema (schema.cpp) are both made from
// it, so they cannot diverge.

#include <cstddef>
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
  std::string_view otherwise = {};  // the default as JSON; empty: none, or one that doc explains
  bool required = false;
};

// Of these keys exactly one, or at least one, must stand in the object.
struct Choice {
  std::span<const std::string_view> keys;
  bool exactly_one = true;
};

struct Shape {
  enum class Kind {
    text,
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

// Logs every deviation of `node`, marks what is wrong as faulty, and fills in the defaults of
// what is missing.
void check_shape(Node& node, const Shape& shape, FaultLog& log);

}  // namespace mailscope::scenario
