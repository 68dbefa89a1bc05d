#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "scenario/format/document.hpp"

namespace mailscope::scenario {
namespace {

// The pointer of the value that starts at `offset`: down from the root, each time into the
// last child that starts no later. Values start after what contains them, so this is it.
std::string pointer_to(const Node& root, std::size_t offset) {
  std::string pointer;
  const Node* node = &root;
  while (node->offset != offset) {
    std::size_t best = node->children.size();
    for (std::size_t i = 0; i < node->children.size(); ++i) {
      const Node& child = node->children[i];
      if (child.offset <= offset) best = i;
    }
    if (best == node->children.size()) break;
    const bool object = node->kind == Node::Kind::object;
    node = &node->children[best];
    pointer += "/" + (object ? pointer_token(node->key) : std::to_string(best));
  }
  return pointer;
}

// Walks the text once for places that come in ascending order.
class PlaceFinder {
 public:
  explicit PlaceFinder(std::string_view text) : text_(text) {}

  void move_to(std::size_t offset) {
    for (; at_ < std::min(offset, text_.size()); ++at_) {
      if (text_[at_] == '\n') {
        ++line;
        column = 1;
      } else if (!is_utf8_tail(text_[at_])) {
        ++column;
      }
    }
  }

  std::size_t line = 1;
  std::size_t column = 1;

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace

std::string pointer_token(std::string_view key) {
  constexpr std::size_t kLongest = 256;  // a pointer is for a person
  std::string token;
  for (const char c : utf8_prefix(key, kLongest)) {
    if (c == '~') {
      token += "~0";
    } else if (c == '/') {
      token += "~1";
    } else {
      token += is_control(c) ? '?' : c;
    }
  }
  return token;
}

void FaultLog::add(Entry entry) {
  if (full()) {
    dropped_ = true;
  } else {
    entries_.push_back(std::move(entry));
  }
}

void FaultLog::at_value(const Node& node, std::string message) {
  add({node.offset, node.offset, false, {}, std::move(message)});
}

void FaultLog::at_key(const Node& node, std::string message) {
  add({node.key_offset, node.offset, false, {}, std::move(message)});
}

void FaultLog::at_offset(std::size_t offset, std::string pointer, std::string message) {
  add({offset, offset, true, std::move(pointer), std::move(message)});
}

std::vector<Fault> FaultLog::finish(std::string_view text, const Node& root) {
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.shown < b.shown; });
  std::vector<Fault> faults;
  PlaceFinder place(text);
  for (Entry& entry : entries_) {
    place.move_to(entry.shown);
    faults.push_back({place.line, place.column,
                      entry.has_pointer ? std::move(entry.pointer) : pointer_to(root, entry.value),
                      std::move(entry.message)});
  }
  if (dropped_) {
    faults.push_back({place.line, place.column, "",
                      fmt::format("there are more than {} faults; the rest is not shown: mend "
                                  "these first",
                                  kMostFaults)});
  }
  return faults;
}

}  // namespace mailscope::scenario
