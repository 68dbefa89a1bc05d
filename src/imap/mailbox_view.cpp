#include "imap/mailbox_view.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "mail/date.hpp"
#include "mail/message.hpp"

namespace mailscope::imap {
namespace {

using Messages = std::vector<MessageSummary>;

struct Span {
  std::size_t begin, end;  // indexes; end is not in it
};

// RFC 3501 §9, seq-number: "*" is the largest UID in use; the order of the two ends is free, and
// so "999:*" names the last message even where its UID is smaller.
Span by_uid_range(const Messages& messages, NumberRange range) {
  if (messages.empty()) return {0, 0};
  const std::uint32_t largest = messages.back().uid;
  if (range.first == kStar) range.first = largest;
  if (range.last == kStar) range.last = largest;
  const auto [low, high] = std::minmax(range.first, range.last);
  const auto begin = std::ranges::lower_bound(messages, low, {}, &MessageSummary::uid);
  const auto end = std::ranges::upper_bound(messages, high, {}, &MessageSummary::uid);
  return {static_cast<std::size_t>(begin - messages.begin()),
          static_cast<std::size_t>(end - messages.begin())};
}

std::optional<Span> by_number_range(const Messages& messages, NumberRange range) {
  // "1:*" is what clients ask of a mailbox before they know that it is empty.
  if (messages.empty() && (range.first == kStar || range.last == kStar)) return Span{0, 0};
  const std::size_t count = messages.size();
  const std::size_t first = range.first == kStar ? count : range.first;
  const std::size_t last = range.last == kStar ? count : range.last;
  const auto [low, high] = std::minmax(first, last);
  if (high > count) return std::nullopt;
  return Span{low - 1, high};
}

// RFC 3501 §6.4.5: HEADER is the header with the empty line behind it, TEXT what follows.
std::string_view section_of(std::string_view content, Section section) {
  const std::string_view body = mail::split(content).body;
  switch (section) {
    case Section::all:
      return content;
    case Section::header:
      return content.substr(0, content.size() - body.size());
    case Section::text:
      return body;
  }
  return {};
}

std::string told(const MessageSummary& message, const FetchAttribute& attribute) {
  switch (attribute.item) {
    case FetchItem::flags:
      return "FLAGS (" + mail::format_flags(message.flags) + ")";
    case FetchItem::internal_date:
      return "INTERNALDATE \"" + mail::format_internal_date(message.internal_date) + "\"";
    case FetchItem::size:
      return "RFC822.SIZE " + std::to_string(message.content.size());
    case FetchItem::uid:
      return "UID " + std::to_string(message.uid);
    case FetchItem::body:
      break;
  }
  const std::string_view text = section_of(message.content, attribute.section);
  std::string out = attribute.label + " {" + std::to_string(text.size()) + "}\r\n";
  return out += text;
}

}  // namespace

std::optional<std::vector<std::size_t>> chosen(const MailboxSnapshot& mailbox,
                                               const SequenceSet& set, bool by_uid) {
  const Messages& messages = mailbox.messages;
  std::vector<bool> marked(messages.size());
  for (const NumberRange& range : set) {
    const std::optional<Span> span =
        by_uid ? by_uid_range(messages, range) : by_number_range(messages, range);
    if (!span) return std::nullopt;
    for (std::size_t i = span->begin; i < span->end; ++i) marked[i] = true;
  }
  std::vector<std::size_t> indexes;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i]) indexes.push_back(i);
  }
  return indexes;
}

std::string fetch_response(const MailboxSnapshot& mailbox, std::size_t index,
                           const std::vector<FetchAttribute>& attributes) {
  std::string out = "* " + std::to_string(index + 1) + " FETCH (";
  bool first = true;
  for (const FetchAttribute& attribute : attributes) {
    if (!first) out += ' ';
    first = false;
    out += told(mailbox.messages[index], attribute);
  }
  return out += ")\r\n";
}

bool names_inbox(std::string_view pattern) {
  // reach[i]: the pattern read so far can match the first i letters.
  std::array<bool, kInbox.size() + 1> reach{true};
  for (const char c : pattern) {
    std::array<bool, kInbox.size() + 1> next{};
    const bool wild = c == '*' || c == '%';
    for (std::size_t i = 0; i <= kInbox.size(); ++i) {
      const bool before = i > 0 && reach[i - 1] && upper(c) == kInbox[i - 1];
      next[i] = wild ? reach[i] || (i > 0 && next[i - 1]) : before;
    }
    reach = next;
  }
  return reach.back();
}

bool matches(const MessageSummary& message, const std::vector<SearchKey>& keys) {
  return std::ranges::all_of(keys, [&](SearchKey key) {
    switch (key) {
      case SearchKey::all:
        return true;
      case SearchKey::seen:
        return message.seen();
      case SearchKey::unseen:
        return !message.seen();
      case SearchKey::none:
        return false;
    }
    return false;
  });
}

}  // namespace mailscope::imap
