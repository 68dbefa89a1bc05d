#pragma once
// A client's command, parsed (RFC 3501 §9).

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "imap/limits.hpp"
#include "imap/state_table.hpp"

namespace mailscope::imap {

inline constexpr std::uint32_t kStar = UINT32_MAX;  // "*": the largest number in use

struct NumberRange {
  std::uint32_t first, last;  // as written: "5:2" is allowed and means 2:5
  bool operator==(const NumberRange&) const = default;
};
using SequenceSet = std::vector<NumberRange>;

enum class FetchItem : std::uint8_t { flags, internal_date, size, uid, body };
enum class Section : std::uint8_t { all, header, text };

struct FetchAttribute {
  FetchItem item;
  Section section = Section::all;  // of a body
  bool peek = false;               // leaves \Seen alone
  std::string label = {};          // of a body: how the response names it, "BODY[HEADER]"
  bool operator==(const FetchAttribute&) const = default;
};

enum class StoreMode : std::uint8_t { replace, add, remove };

enum class SearchKey : std::uint8_t { all, seen, unseen, none };

struct NoArguments {
  bool operator==(const NoArguments&) const = default;
};
struct LoginArguments {
  std::string user, password;
  bool operator==(const LoginArguments&) const = default;
};
struct MailboxArgument {  // SELECT, EXAMINE
  std::string folder;     // INBOX in capitals, however it was written (RFC 3501 §5.1)
  bool operator==(const MailboxArgument&) const = default;
};
struct ListArguments {
  std::string reference, pattern;
  bool operator==(const ListArguments&) const = default;
};
struct FetchArguments {
  SequenceSet set;
  std::vector<FetchAttribute> attributes;
  bool operator==(const FetchArguments&) const = default;
};
struct StoreArguments {
  SequenceSet set;
  StoreMode mode;
  bool silent;
  std::vector<std::string> flags;  // as written, with the backslash of system flags
  bool operator==(const StoreArguments&) const = default;
};
struct SearchArguments {
  std::vector<SearchKey> keys;  // a message must match all of them
  bool operator==(const SearchArguments&) const = default;
};
using Arguments = std::variant<NoArguments, LoginArguments, MailboxArgument, ListArguments,
                               FetchArguments, StoreArguments, SearchArguments>;

struct Command {
  std::string tag;
  Verb verb = Verb::noop;
  bool by_uid = false;  // UID FETCH, UID STORE, UID SEARCH: verb says which
  Arguments arguments = {};
};

// What a command that cannot be read is answered with: `tag` is empty when not even that was read.
struct BadCommand {
  std::string tag;
  std::string text;
};

// `frame` is a whole command without its last CRLF, literals as they came.
tl::expected<Command, BadCommand> parse_command(std::string_view frame, const ServerLimits& limits);

}  // namespace mailscope::imap
