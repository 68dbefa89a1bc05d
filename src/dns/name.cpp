#include "dns/name.hpp"

#include <fmt/format.h>

#include "base/big_endian.hpp"
#include "base/text.hpp"

namespace mailscope::dns {
namespace {

constexpr unsigned kPointer = 0xC0;        // §4.1.4: the first two bits of a length
constexpr std::size_t kFarthest = 0x3FFF;  // what a pointer's 14 bits can reach
constexpr int kMostJumps = 127;            // a name has no more labels than this

// §5.1: \DDD stands for the octet with that number, \X for the character X.
std::optional<char> unescaped(std::string_view text, std::size_t& i) {
  if (text[i] != '\\') return text[i++];
  if (i + 1 >= text.size()) return std::nullopt;
  if (!is_digit(text[i + 1])) {
    i += 2;
    return text[i - 1];
  }
  if (i + 3 >= text.size() || !is_digit(text[i + 2]) || !is_digit(text[i + 3])) return std::nullopt;
  const int value = (text[i + 1] - '0') * 100 + (text[i + 2] - '0') * 10 + (text[i + 3] - '0');
  if (value > 255) return std::nullopt;
  i += 4;
  return static_cast<char>(value);
}

void append_escaped(std::string& out, std::string_view label) {
  for (const char c : label) {
    if (c == '.' || c == '\\') {
      out += '\\';
      out += c;
    } else if (is_printable(c) && c != ' ') {
      out += c;
    } else {
      out += fmt::format("\\{:03}", static_cast<unsigned char>(c));
    }
  }
}

std::string joined(const std::vector<std::string>& labels, std::size_t from = 0) {
  if (from >= labels.size()) return ".";
  std::string out;
  for (std::size_t i = from; i < labels.size(); ++i) {
    if (i > from) out += '.';
    append_escaped(out, labels[i]);
  }
  return out;
}

}  // namespace

std::optional<std::vector<std::string>> labels_of(std::string_view name) {
  std::vector<std::string> labels;
  if (name == ".") return labels;
  if (name.empty()) return std::nullopt;
  std::size_t octets = 1;
  std::string label;
  const auto end_label = [&] {
    octets += label.size() + 1;
    if (label.empty() || label.size() > kLongestLabel || octets > kLongestName) return false;
    labels.push_back(std::move(label));
    label.clear();
    return true;
  };
  for (std::size_t i = 0; i < name.size();) {
    if (name[i] == '.') {
      if (!end_label()) return std::nullopt;
      ++i;
      continue;
    }
    const auto c = unescaped(name, i);
    if (!c) return std::nullopt;
    label += *c;
  }
  if (!end_label()) return std::nullopt;
  return labels;
}

bool same_name(std::string_view a, std::string_view b) {
  return equals_ignoring_case(a, b);
}

bool is_within(std::string_view name, std::string_view zone) {
  if (zone == "." || same_name(name, zone)) return true;
  const auto inner = labels_of(name);
  const auto outer = labels_of(zone);
  if (!inner || !outer || outer->size() > inner->size()) return false;
  return same_name(joined(*inner, inner->size() - outer->size()), joined(*outer));
}

std::optional<std::string> parent_of(std::string_view name) {
  const auto labels = labels_of(name);
  if (!labels || labels->empty()) return std::nullopt;
  return joined(*labels, 1);
}

// A pointer leads to "a prior occurrence": each must lead further back than the one before, so
// that reading ends.
std::optional<std::string> read_name(std::string_view message, std::size_t& at) {
  std::vector<std::string> labels;
  std::size_t octets = 1;
  std::size_t place = at;
  std::size_t earliest = at;
  int jumps = 0;
  while (place < message.size()) {
    const unsigned length = get8(message, place);
    if (length == 0) {
      if (jumps == 0) at = place + 1;
      return joined(labels);
    }
    if ((length & kPointer) == kPointer) {
      if (place + 1 >= message.size() || ++jumps > kMostJumps) return std::nullopt;
      const std::size_t target = get16(message, place) & kFarthest;
      if (jumps == 1) at = place + 2;
      if (target >= earliest) return std::nullopt;
      place = earliest = target;
      continue;
    }
    octets += length + 1;
    if (length > kLongestLabel || octets > kLongestName) return std::nullopt;
    if (place + 1 + length > message.size()) return std::nullopt;
    labels.emplace_back(message.substr(place + 1, length));
    place += 1 + length;
  }
  return std::nullopt;
}

void NameWriter::write(std::string& message, std::string_view name) {
  const std::vector<std::string> labels = labels_of(name).value_or(std::vector<std::string>{});
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::string rest = lowered(joined(labels, i));
    if (const auto known = places_.find(rest); known != places_.end()) {
      put16(message, kPointer << 8 | known->second);
      return;
    }
    if (message.size() <= kFarthest) {
      places_.emplace(rest, static_cast<std::uint16_t>(message.size()));
    }
    message += static_cast<char>(labels[i].size());
    message += labels[i];
  }
  message += '\0';
}

}  // namespace mailscope::dns
