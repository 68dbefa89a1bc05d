#pragma once
// A message as a tree of parts (RFC 5322, 2045, 2046). parse_entity() makes one of any bytes, and
// write() turns it into bytes: the same ones, if nobody has changed it.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mail/header_text.hpp"
#include "mail/transfer_encoding.hpp"

namespace mailscope::mail {

// What a tree holds at most, so that no message takes more time and memory than its size does.
// What lies beyond stays in the body around it, as it stands.
inline constexpr int kDeepestPart = 8;  // multiparts and messages within each other
inline constexpr std::size_t kMostParts = 100;
inline constexpr std::size_t kMostFields = 1000;

// A message, or a part of one; RFC 2045 calls either an entity. Its Content-Type says what it is:
//   multipart/*: parts, each behind its delimiter;
//   message/rfc822: one part, the message within;
//   all else: a leaf, whose body is in the encoding that Content-Transfer-Encoding names.
struct Entity {
  std::vector<Field> fields = {};  // in their order
  bool empty_line = true;          // between the header and what follows it
  std::vector<Entity> parts = {};  // none: a leaf
  std::string body = {};           // of a leaf; behind parts, the close delimiter and an epilogue
  std::string before = {};         // of a multipart's part: a preamble, and the delimiter line

  // The value of the first field of that name, in any case of letters; unfolded.
  std::optional<std::string> find(std::string_view name) const;
};

Entity parse_entity(std::string_view content);

std::string write(const Entity& entity);
std::string write_body(const Entity& entity);  // what follows the empty line

// `fields`, then those of MIME: `type` is the value of Content-Type. An encoding of 7bit is not
// named, for that is what none means (RFC 2045 §6.1).
Entity leaf(std::vector<Field> fields, std::string_view type, Encoded body);

// `fields`, then Content-Type: the words of `type`, each with its ";", and a boundary that begins
// with `stem` (RFC 2046 §5.1.1: at most 70 characters) and occurs in no part.
Entity multipart(std::vector<Field> fields, std::vector<std::string> type, const std::string& stem,
                 std::vector<Entity> parts);

}  // namespace mailscope::mail
