// The description as a JSON Schema, draft-07: what editors know best.
#include <fmt/format.h>

#include "base/time.hpp"
#include "scenario/format/json.hpp"
#include "scenario/format/names.hpp"
#include "scenario/format/shape.hpp"
#include "scenario/load.hpp"

namespace mailscope::scenario {
namespace {

using Kind = Shape::Kind;

Json schema_of(const Shape& shape);

Json text_schema(const Shape& shape) {
  Json json{{"type", "string"}};
  if (shape.least > 0) json["minLength"] = shape.least;
  json["maxLength"] = shape.most;
  if (!shape.format->pattern.empty()) json["pattern"] = shape.format->pattern;
  return json;
}

Json list_schema(const Shape& shape) {
  return {{"type", "array"},
          {"items", schema_of(*shape.item)},
          {"minItems", shape.least},
          {"maxItems", shape.most}};
}

Json map_schema(const Shape& shape) {
  return {{"type", "object"},
          {"propertyNames", {{"pattern", shape.format->pattern}}},
          {"additionalProperties", schema_of(*shape.item)},
          {"minProperties", shape.least},
          {"maxProperties", shape.most}};
}

Json choice_schema(const Choice& choice) {
  Json branches = Json::array();
  for (const std::string_view key : choice.keys) branches.push_back({{"required", {key}}});
  return branches;
}

// What the type alone does not tell the author.
std::string documentation(const Key& key) {
  std::string text(key.doc);
  const Shape& shape = *key.shape;
  const bool measured =
      shape.kind == Kind::duration || shape.kind == Kind::rate || shape.kind == Kind::size;
  if (measured) {
    text += fmt::format(" From {} to {}.", quantity(shape.kind, shape.low),
                        quantity(shape.kind, shape.high));
  }
  return text;
}

std::optional<Json> default_of(const Key& key) {
  if (!key.otherwise_of) return std::nullopt;
  const Scenario plain;
  const auto value = key.otherwise_of(*key.shape, Names(plain));
  return value ? std::optional(to_json(*value)) : std::nullopt;
}

Json object_schema(const Shape& shape) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Key& key : shape.keys) {
    Json property = schema_of(*key.shape);
    property["description"] = documentation(key);
    if (const auto otherwise = default_of(key)) property["default"] = *otherwise;
    properties[std::string(key.name)] = std::move(property);
    if (key.required) required.push_back(key.name);
  }
  Json json{{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
  if (!required.empty()) json["required"] = required;
  if (!shape.choice.keys.empty()) {
    json[shape.choice.exactly_one ? "oneOf" : "anyOf"] = choice_schema(shape.choice);
  }
  return json;
}

Json schema_of(const Shape& shape) {
  switch (shape.kind) {
    case Kind::text:
    case Kind::start:
    case Kind::duration:
    case Kind::rate:
    case Kind::size:
      return text_schema(shape);
    case Kind::integer:
    case Kind::number:
      return {{"type", shape.kind == Kind::integer ? "integer" : "number"},
              {"minimum", json_number(shape.low)},
              {"maximum", json_number(shape.high)}};
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::word:
      return {{"enum", shape.words}};
    case Kind::list:
      return list_schema(shape);
    case Kind::one_or_list:
      return {{"anyOf", {schema_of(*shape.item), list_schema(shape)}}};
    case Kind::map:
      return map_schema(shape);
    case Kind::object:
      return object_schema(shape);
    case Kind::object_or_false:
      return {{"anyOf", {{{"const", false}}, object_schema(shape)}}};
  }
  return {};
}

}  // namespace

std::string schema() {
  Json json{{"$schema", "http://json-schema.org/draft-07/schema#"},
            {"title", "Mailscope scenario"},
            {"description",
             "Who has which mailbox on which mail server, what they do, and what goes wrong. "
             "Durations are written 150ms, 20s, 30m, 1h30m, 5d; rates 10Mbit/s, sizes 64KiB."}};
  json.update(object_schema(kScenarioShape));
  return json.dump(2) + "\n";
}

}  // namespace mailscope::scenario
