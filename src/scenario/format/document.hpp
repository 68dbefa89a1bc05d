#pragma once
// A JSON text as a tree that remembers where everything stood, and the log of what is wrong
// with it. Reading goes in three passes over the tree: syntax (document.cpp), shape
// (shape.cpp), meaning (build*.cpp); each adds its faults to the same log.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/fault.hpp"

namespace mailscope::scenario {

inline constexpr std::size_t kDeepest = 64;         // of nesting
inline constexpr std::size_t kMostNodes = 500'000;  // values in one file

struct Node {
  enum class Kind : std::uint8_t { null, boolean, number, text, list, object };
  Kind kind = Kind::null;
  bool faulty = false;  // reported; later passes treat it as absent
  bool boolean = false;
  std::uint32_t offset = 0;      // byte of the text where the value starts
  std::uint32_t key_offset = 0;  // ... and its key, when it stands in an object
  double number = 0;
  std::string key;
  std::string text;
  std::vector<Node> children;  // of a list or an object, in the text's order
};

// The member with this key; null if there is none.
Node* member(Node& object, std::string_view key);
// ... or if it is faulty.
const Node* sound_member(const Node& object, std::string_view key);

class FaultLog {
 public:
  void at_value(const Node& node, std::string message);
  void at_key(const Node& node, std::string message);  // shown at the key, about its value
  // A place that is no value: the pointer is given.
  void at_offset(std::size_t offset, std::string pointer, std::string message);

  bool empty() const { return entries_.empty(); }
  bool full() const { return entries_.size() >= kMostFaults; }  // further ones are dropped

  // Lines, columns and pointers for all, in the text's order.
  std::vector<Fault> finish(std::string_view text, const Node& root);

 private:
  struct Entry {
    std::size_t shown;  // offset
    std::size_t value;  // offset of the value that the pointer names, when `pointer` is empty
    bool has_pointer;
    std::string pointer;
    std::string message;
  };
  void add(Entry entry);

  std::vector<Entry> entries_;
  bool dropped_ = false;
};

// Reads the whole text into `root`; false after a syntax error (logged), and then `root` is
// incomplete. A key that stands twice in an object is logged; the first counts.
bool parse(std::string_view text, Node& root, FaultLog& log);

// A value as a person would recognise it in a message: shortened, in one line.
std::string shown(const Node& node);
std::string in_quotes(std::string_view text);
// RFC 6901 §3: a key as it stands in a pointer; what a line cannot show becomes a `?`.
std::string pointer_token(std::string_view key);

}  // namespace mailscope::scenario
