#include "scenario/format/document.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "scenario/format/syntax_error.hpp"

namespace mailscope::scenario {
namespace {

// A position in the text that tells how far the parser has read.
struct CountingIterator {
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  const char* at;
  std::size_t* read;

  reference operator*() const { return *at; }
  CountingIterator& operator++() {
    ++at;
    ++*read;
    return *this;
  }
  CountingIterator operator++(int) {
    const CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at == other.at; }
  bool operator!=(const CountingIterator& other) const { return at != other.at; }
};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Takes the library's events and grows the tree.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(std::string_view text, Node& root, FaultLog& log)
      : text_(text), root_(root), log_(log) {}

  bool parse() {
    const char* end = text_.data() + text_.size();
    return nlohmann::json::sax_parse(CountingIterator{text_.data(), &read_},
                                     CountingIterator{end, &read_}, this) &&
           whole_;
  }

  bool null() override { return add(Node::Kind::null) != nullptr; }
  bool boolean(bool value) override {
    Node* node = add(Node::Kind::boolean);
    if (node) node->boolean = value;
    return node;
  }
  bool number_integer(number_integer_t value) override {
    return add_number(static_cast<double>(value));
  }
  bool number_unsigned(number_unsigned_t value) override {
    return add_number(static_cast<double>(value));
  }
  bool number_float(number_float_t value, const string_t&) override { return add_number(value); }
  bool string(string_t& value) override {
    Node* node = add(Node::Kind::text);
    if (node) node->text = std::move(value);
    return node;
  }
  bool binary(binary_t&) override { return false; }  // JSON has none
  bool key(string_t& value) override {
    key_offset_ = next_start();
    key_ = std::move(value);
    previous_end_ = read_;
    return true;
  }
  bool start_object(std::size_t) override { return open(Node::Kind::object); }
  bool start_array(std::size_t) override { return open(Node::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string& token,
                   const nlohmann::detail::exception& error) override {
    const SyntaxError found = explain(text_, error.what(), position, token.size());
    refuse(found.offset, found.at_end ? found.message + still_open() : found.message);
    return false;
  }

 private:
  // Where the token that is being reported starts: behind the previous one, and behind what
  // may stand between them. (A number is reported one character late, but that is always
  // one of those, or the bracket reported next.)
  std::size_t next_start() const {
    return std::min(text_.find_first_not_of(" \t\r\n,:", previous_end_), text_.size());
  }

  Node* add(Node::Kind kind) {
    if (++nodes_ > kMostNodes) {
      refuse(next_start(), fmt::format("the file holds more than {} values", kMostNodes));
      return nullptr;
    }
    Node* node = &root_;
    if (!open_.empty()) node = &open_.back()->children.emplace_back();
    node->kind = kind;
    node->offset = static_cast<std::uint32_t>(next_start());
    node->key_offset = static_cast<std::uint32_t>(key_offset_);
    node->key = std::move(key_);
    key_.clear();
    previous_end_ = read_;
    return node;
  }

  bool add_number(double value) {
    Node* node = add(Node::Kind::number);
    if (node) node->number = value;
    return node;
  }

  bool open(Node::Kind kind) {
    if (open_.size() >= kDeepest) {
      refuse(next_start(), fmt::format("nested deeper than {} levels", kDeepest));
      return false;
    }
    Node* node = add(kind);
    // Children move when their list grows, but only after the one that is open is closed.
    if (node) open_.push_back(node);
    return node;
  }

  bool close() {
    open_.pop_back();
    previous_end_ = read_;
    return true;
  }

  std::string still_open() const {
    if (open_.empty()) return "";
    const auto start = text_.substr(0, open_.back()->offset);
    return fmt::format("; close what opens in line {} with {}",
                       1 + std::count(start.begin(), start.end(), '\n'),
                       open_.back()->kind == Node::Kind::object ? '}' : ']');
  }

  void refuse(std::size_t offset, std::string message) {
    std::string pointer;
    for (std::size_t i = 1; i < open_.size(); ++i) {
      pointer += open_[i - 1]->kind == Node::Kind::object
                     ? "/" + pointer_token(open_[i]->key)
                     : fmt::format("/{}", open_[i - 1]->children.size() - 1);
    }
    log_.at_offset(offset, std::move(pointer), std::move(message));
    whole_ = false;
  }

  std::string_view text_;
  Node& root_;
  FaultLog& log_;
  std::size_t read_ = 0;
  std::size_t previous_end_ = 0;
  std::size_t nodes_ = 0;
  std::vector<Node*> open_;
  std::string key_;
  std::size_t key_offset_ = 0;
  bool whole_ = true;
};

void report_duplicates(Node& node, FaultLog& log) {
  for (Node& child : node.children) report_duplicates(child, log);
  if (node.kind != Node::Kind::object) return;
  std::vector<Node*> members;
  for (Node& child : node.children) members.push_back(&child);
  std::stable_sort(members.begin(), members.end(),
                   [](const Node* a, const Node* b) { return a->key < b->key; });
  for (std::size_t i = 1; i < members.size(); ++i) {
    if (members[i]->key != members[i - 1]->key) continue;
    members[i]->faulty = true;
    log.at_key(*members[i], fmt::format("the key {} stands here a second time; keep one",
                                        in_quotes(members[i]->key)));
  }
}

}  // namespace

Node* member(Node& object, std::string_view key) {
  for (Node& child : object.children) {
    if (child.key == key) return &child;
  }
  return nullptr;
}

const Node* sound_member(const Node& object, std::string_view key) {
  for (const Node& child : object.children) {
    if (child.key == key) return child.faulty ? nullptr : &child;
  }
  return nullptr;
}

bool parse(std::string_view text, Node& root, FaultLog& log) {
  if (text.starts_with(kByteOrderMark)) {
    // RFC 8259 §8.1: a JSON text must not begin with one.
    log.at_offset(0, "", "the file begins with a byte order mark; save it as UTF-8 without one");
    return false;
  }
  // The library takes a NUL for the end of its input.
  if (const auto nul = text.find('\0'); nul != std::string_view::npos) {
    log.at_offset(nul, "", "a NUL byte stands here; a scenario is UTF-8 text");
    return false;
  }
  if (!TreeBuilder(text, root, log).parse()) return false;
  report_duplicates(root, log);
  return true;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kLongest = 60;
  const std::string_view start = utf8_prefix(text, kLongest);
  std::string out = "\"";
  for (const char c : start) {
    out += is_control(c) ? printable({&c, 1}) : std::string(1, c);
  }
  return out + (start.size() < text.size() ? "...\"" : "\"");
}

std::string shown(const Node& node) {
  switch (node.kind) {
    case Node::Kind::null:
      return "null";
    case Node::Kind::boolean:
      return node.boolean ? "true" : "false";
    case Node::Kind::number:
      return fmt::format("{}", node.number);
    case Node::Kind::list:
      return "a list";
    case Node::Kind::object:
      return "an object";
    case Node::Kind::text:
      break;
  }
  return in_quotes(node.text);
}

}  // namespace mailscope::scenario
