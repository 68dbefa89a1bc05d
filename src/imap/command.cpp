#include "imap/command.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/text.hpp"
#include "imap/reader.hpp"

namespace mailscope::imap {
namespace {

// Reads the arguments of one command. Each production returns nothing, or false, when the text
// does not match it.
class ArgumentReader {
 public:
  ArgumentReader(std::string_view text, const ServerLimits& limits)
      : reader_(text), limits_(limits) {}

  std::optional<Arguments> read(Verb verb) {
    std::optional<Arguments> arguments = dispatch(verb);
    if (!reader_.at_end()) return std::nullopt;
    return arguments;
  }

 private:
  bool space() { return reader_.take(' '); }

  std::optional<Arguments> dispatch(Verb verb) {
    switch (verb) {
      case Verb::login:
        return login();
      case Verb::select:
      case Verb::examine:
        return mailbox_argument();
      case Verb::list:
        return list();
      case Verb::fetch:
        return fetch();
      case Verb::store:
        return store();
      case Verb::search:
        return search();
      default:
        return NoArguments{};
    }
  }

  // login = "LOGIN" SP userid SP password
  std::optional<Arguments> login() {
    if (!space()) return std::nullopt;
    auto user = reader_.astring();
    if (!user || !space()) return std::nullopt;
    auto password = reader_.astring();
    if (!password) return std::nullopt;
    return LoginArguments{std::move(*user), std::move(*password)};
  }

  // mailbox = "INBOX" / astring
  std::optional<std::string> mailbox() {
    auto folder = reader_.astring();
    if (folder && equals_ignoring_case(*folder, "INBOX")) folder = "INBOX";
    return folder;
  }

  // select = "SELECT" SP mailbox
  std::optional<Arguments> mailbox_argument() {
    if (!space()) return std::nullopt;
    auto folder = mailbox();
    if (!folder) return std::nullopt;
    return MailboxArgument{std::move(*folder)};
  }

  // list = "LIST" SP mailbox SP list-mailbox
  std::optional<Arguments> list() {
    if (!space()) return std::nullopt;
    auto reference = reader_.astring();
    if (!reference || !space()) return std::nullopt;
    auto pattern = reader_.list_mailbox();
    if (!pattern) return std::nullopt;
    return ListArguments{std::move(*reference), std::move(*pattern)};
  }

  // seq-number = nz-number / "*"
  std::optional<std::uint32_t> seq_number() {
    if (reader_.take('*')) return kStar;
    return reader_.nz_number();
  }

  // sequence-set = (seq-number / seq-range) *("," sequence-set)
  // seq-range = seq-number ":" seq-number
  std::optional<SequenceSet> sequence_set() {
    SequenceSet set;
    do {
      const auto first = seq_number();
      if (!first || set.size() == limits_.items) return std::nullopt;
      const auto last = reader_.take(':') ? seq_number() : first;
      if (!last) return std::nullopt;
      set.push_back({*first, *last});
    } while (reader_.take(','));
    return set;
  }

  // fetch = "FETCH" SP sequence-set SP ("ALL" / "FULL" / "FAST" / fetch-att /
  //         "(" fetch-att *(SP fetch-att) ")")
  std::optional<Arguments> fetch() {
    FetchArguments result;
    if (!space()) return std::nullopt;
    auto set = sequence_set();
    if (!set || !space()) return std::nullopt;
    result.set = std::move(*set);
    if (reader_.take_text("FAST")) {
      result.attributes = {{FetchItem::flags}, {FetchItem::internal_date}, {FetchItem::size}};
      return result;
    }
    const bool several = reader_.take('(');
    do {
      auto attribute = fetch_att();
      if (!attribute || result.attributes.size() == limits_.items) return std::nullopt;
      // Asked twice, told once: or a short command would make a very long answer.
      auto& all = result.attributes;
      if (std::find(all.begin(), all.end(), *attribute) == all.end()) all.push_back(*attribute);
    } while (several && space());
    if (several && !reader_.take(')')) return std::nullopt;
    return result;
  }

  // fetch-att = "FLAGS" / "INTERNALDATE" / "RFC822" [".HEADER" / ".SIZE" / ".TEXT"] / "UID" /
  //             "BODY" section / "BODY.PEEK" section
  std::optional<FetchAttribute> fetch_att() {
    if (reader_.take_text("BODY.PEEK[")) return section(true);
    if (reader_.take_text("BODY[")) return section(false);
    const std::string word = uppered(reader_.take_while(is_atom_char));
    // RFC 3501 §6.4.5: RFC822.HEADER is BODY.PEEK[HEADER] under another name.
    const std::array<std::pair<std::string_view, FetchAttribute>, 7> known = {{
        {"FLAGS", {FetchItem::flags}},
        {"INTERNALDATE", {FetchItem::internal_date}},
        {"RFC822.SIZE", {FetchItem::size}},
        {"UID", {FetchItem::uid}},
        {"RFC822", {FetchItem::body, Section::all, false, "RFC822"}},
        {"RFC822.HEADER", {FetchItem::body, Section::header, true, "RFC822.HEADER"}},
        {"RFC822.TEXT", {FetchItem::body, Section::text, false, "RFC822.TEXT"}},
    }};
    for (const auto& [name, attribute] : known) {
      if (word == name) return attribute;
    }
    return std::nullopt;
  }

  // section = "[" [section-spec] "]"
  // section-msgtext = "HEADER" / "TEXT"
  std::optional<FetchAttribute> section(bool peek) {
    FetchAttribute result{FetchItem::body, Section::all, peek, "BODY[]"};
    if (reader_.take_text("HEADER")) {
      result.section = Section::header;
      result.label = "BODY[HEADER]";
    } else if (reader_.take_text("TEXT")) {
      result.section = Section::text;
      result.label = "BODY[TEXT]";
    }
    if (!reader_.take(']')) return std::nullopt;
    return result;
  }

  // flag = "\" atom / atom
  std::optional<std::string> flag() {
    std::string result(reader_.take('\\') ? "\\" : "");
    const auto atom = reader_.atom();
    if (!atom) return std::nullopt;
    return result += *atom;
  }

  // store-att-flags = (["+" / "-"] "FLAGS" [".SILENT"]) SP (flag-list / (flag *(SP flag)))
  std::optional<Arguments> store() {
    StoreArguments result{};
    if (!space()) return std::nullopt;
    auto set = sequence_set();
    if (!set || !space()) return std::nullopt;
    result.set = std::move(*set);
    if (reader_.take('+')) {
      result.mode = StoreMode::add;
    } else if (reader_.take('-')) {
      result.mode = StoreMode::remove;
    }
    if (!reader_.take_text("FLAGS")) return std::nullopt;
    result.silent = reader_.take_text(".SILENT");
    if (!space()) return std::nullopt;
    const bool list = reader_.take('(');
    if (list && reader_.take(')')) return result;
    do {
      auto one = flag();
      if (!one || result.flags.size() == limits_.items) return std::nullopt;
      result.flags.push_back(std::move(*one));
    } while (space());
    if (list && !reader_.take(')')) return std::nullopt;
    return result;
  }

  // search = "SEARCH" 1*(SP search-key)
  std::optional<Arguments> search() {
    SearchArguments result;
    if (!space() || !search_keys(result.keys, 0)) return std::nullopt;
    return result;
  }

  bool search_keys(std::vector<SearchKey>& keys, std::size_t depth) {
    do {
      if (!search_key(keys, depth)) return false;
    } while (space());
    return true;
  }

  // search-key = "ALL" / ... / "(" search-key *(SP search-key) ")"
  bool search_key(std::vector<SearchKey>& keys, std::size_t depth) {
    if (keys.size() == limits_.items) return false;
    if (reader_.take('(')) {
      return depth < limits_.depth && search_keys(keys, depth + 1) && reader_.take(')');
    }
    const auto key = search_key_named(reader_.take_while(is_atom_char));
    if (key) keys.push_back(*key);
    return key.has_value();
  }

  // \Seen is the only flag that is kept: to ask for any other one finds nothing.
  static std::optional<SearchKey> search_key_named(std::string_view word) {
    using enum SearchKey;
    constexpr std::array<std::pair<std::string_view, SearchKey>, 14> kKeys = {{
        {"ALL", all},
        {"SEEN", seen},
        {"UNSEEN", unseen},
        {"OLD", all},
        {"NEW", none},
        {"RECENT", none},
        {"ANSWERED", none},
        {"UNANSWERED", all},
        {"DELETED", none},
        {"UNDELETED", all},
        {"DRAFT", none},
        {"UNDRAFT", all},
        {"FLAGGED", none},
        {"UNFLAGGED", all},
    }};
    for (const auto& [name, key] : kKeys) {
      if (equals_ignoring_case(word, name)) return key;
    }
    return std::nullopt;
  }

  Reader reader_;
  const ServerLimits& limits_;
};

tl::unexpected<BadCommand> bad(std::string_view tag, std::string text) {
  return tl::unexpected<BadCommand>(BadCommand{std::string(tag), std::move(text)});
}

bool takes_uid(Verb verb) {
  return verb == Verb::fetch || verb == Verb::store || verb == Verb::search;
}

}  // namespace

// command = tag SP (command-any / command-auth / command-nonauth / command-select) CRLF
// uid = "UID" SP (copy / fetch / search / store)
tl::expected<Command, BadCommand> parse_command(std::string_view frame,
                                                const ServerLimits& limits) {
  Reader reader(frame);
  const auto tag = reader.tag();
  if (!tag || !reader.take(' ')) return bad({}, "a command begins with a tag and a space");
  auto verb = verb_named(reader.take_while(is_atom_char));
  const bool by_uid = verb == Verb::uid;
  if (by_uid) {
    verb = reader.take(' ') ? verb_named(reader.take_while(is_atom_char)) : std::nullopt;
    if (verb && !takes_uid(*verb)) verb.reset();
  }
  if (!verb) return bad(*tag, "no such command");
  auto arguments = ArgumentReader(reader.rest(), limits).read(*verb);
  if (!arguments) return bad(*tag, std::string(name(*verb)) + ": the arguments are not right");
  return Command{std::string(*tag), *verb, by_uid, std::move(*arguments)};
}

}  // namespace mailscope::imap
