// The commands of a server's session that look into a mailbox (RFC 3501 §6.3, §6.4).

#include <algorithm>
#include <utility>
#include <vector>

#include "base/check.hpp"
#include "imap/server_session.hpp"

namespace mailscope::imap {
namespace {

bool sets_seen(const FetchAttribute& attribute) {
  return attribute.item == FetchItem::body && !attribute.peek;
}

bool has(const std::vector<FetchAttribute>& attributes, FetchItem item) {
  return std::ranges::any_of(attributes, [&](const auto& a) { return a.item == item; });
}

// RFC 3501 §7.1, PERMANENTFLAGS: those that are kept; a client that names others is not refused.
constexpr mail::Flags kPermanent{mail::Flag::seen};

mail::Flags kept_of(const std::vector<std::string>& names) {
  mail::Flags flags;
  for (const std::string& name : names) {
    if (const auto flag = mail::parse_flag(name)) flags = flags | mail::Flags{*flag};
  }
  return flags & kPermanent;
}

// RFC 3501 §6.4.6: what STORE makes of the flags of a message.
mail::Flags stored(mail::Flags flags, StoreMode mode, mail::Flags named) {
  switch (mode) {
    case StoreMode::replace:
      return (flags - kPermanent) | named;
    case StoreMode::add:
      return flags | named;
    case StoreMode::remove:
      return flags - named;
  }
  return flags;
}

bool is_sound(const MailboxSnapshot& mailbox) {
  std::uint32_t last = 0;
  for (const MessageSummary& message : mailbox.messages) {
    if (message.uid <= last) return false;
    last = message.uid;
  }
  return mailbox.uid_validity != 0 && mailbox.uid_next > last;
}

}  // namespace

// RFC 3501 §6.3.1: what SELECT tells about a mailbox.
void ServerSession::answer_select(std::optional<MailboxSnapshot> mailbox) {
  if (!open_) return;  // the connection ended while the question stood
  MAILSCOPE_CHECK(waiting_ == Waiting::select);
  waiting_ = Waiting::no;
  if (!mailbox) return finish(false, "[NONEXISTENT] there is no such mailbox");
  MAILSCOPE_CHECK(is_sound(*mailbox));
  mailbox_ = std::move(*mailbox);
  const auto& messages = mailbox_.messages;
  say("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)\r\n");
  say("* " + std::to_string(messages.size()) + " EXISTS\r\n");
  say("* 0 RECENT\r\n");
  const auto unseen = std::ranges::find(messages, false, &MessageSummary::seen);
  if (unseen != messages.end()) {
    const std::string number = std::to_string(unseen - messages.begin() + 1);
    say("* OK [UNSEEN " + number + "] message " + number + " is the first unseen\r\n");
  }
  say("* OK [UIDVALIDITY " + std::to_string(mailbox_.uid_validity) + "] UIDs valid\r\n");
  say("* OK [UIDNEXT " + std::to_string(mailbox_.uid_next) + "] predicted next UID\r\n");
  say(read_only_
          ? "* OK [PERMANENTFLAGS ()] no flag can be changed\r\n"
          : "* OK [PERMANENTFLAGS (" + mail::format_flags(kPermanent) + ")] this one is kept\r\n");
  finish(true, read_only_ ? "[READ-ONLY] EXAMINE completed" : "[READ-WRITE] SELECT completed");
}

void ServerSession::list() {
  const auto& arguments = std::get<ListArguments>(current_.arguments);
  if (arguments.pattern.empty()) {
    say("* LIST (\\Noselect) \"/\" \"\"\r\n");  // RFC 3501 §6.3.8: asks for the delimiter
  } else if (names_inbox(arguments.reference + arguments.pattern)) {
    say("* LIST (\\Noinferiors) \"/\" INBOX\r\n");
  }
  finish(true, "LIST completed");
}

void ServerSession::fetch() {
  auto& [set, attributes] = std::get<FetchArguments>(current_.arguments);
  const auto indexes = chosen(mailbox_, set, current_.by_uid);
  if (!indexes) return complain(current_.tag, "there is no message of that number");
  // RFC 3501 §6.4.8: what UID FETCH tells has the UID in it, asked for or not.
  if (current_.by_uid && !has(attributes, FetchItem::uid)) {
    attributes.insert(attributes.begin(), {FetchItem::uid});
  }
  const bool reads = std::ranges::any_of(attributes, sets_seen);
  for (const std::size_t index : *indexes) {
    MessageSummary& message = mailbox_.messages[index];
    const bool changed =
        reads && !read_only_ && set_flags(message, message.flags | mail::Flags{mail::Flag::seen});
    auto told = attributes;
    // RFC 3501 §6.4.5: a flag that reading changes is reported as well.
    if (changed && !has(told, FetchItem::flags)) told.insert(told.begin(), {FetchItem::flags});
    say(fetch_response(mailbox_, index, told));
  }
  finish(true, current_.by_uid ? "UID FETCH completed" : "FETCH completed");
}

void ServerSession::store() {
  const auto& arguments = std::get<StoreArguments>(current_.arguments);
  const auto indexes = chosen(mailbox_, arguments.set, current_.by_uid);
  if (!indexes) return complain(current_.tag, "there is no message of that number");
  if (read_only_) return finish(false, "[READ-ONLY] the mailbox was opened with EXAMINE");
  std::vector<FetchAttribute> told = {{FetchItem::flags}};
  if (current_.by_uid) told.insert(told.begin(), {FetchItem::uid});
  const mail::Flags named = kept_of(arguments.flags);
  for (const std::size_t index : *indexes) {
    MessageSummary& message = mailbox_.messages[index];
    set_flags(message, stored(message.flags, arguments.mode, named));
    if (!arguments.silent) say(fetch_response(mailbox_, index, told));
  }
  finish(true, current_.by_uid ? "UID STORE completed" : "STORE completed");
}

void ServerSession::search() {
  const auto& keys = std::get<SearchArguments>(current_.arguments).keys;
  std::string found = "* SEARCH";
  for (std::size_t i = 0; i < mailbox_.messages.size(); ++i) {
    const MessageSummary& message = mailbox_.messages[i];
    if (!matches(message, keys)) continue;
    found += ' ' + std::to_string(current_.by_uid ? message.uid : i + 1);
  }
  say(found + "\r\n");
  finish(true, current_.by_uid ? "UID SEARCH completed" : "SEARCH completed");
}

// Whether that changed anything.
bool ServerSession::set_flags(MessageSummary& message, mail::Flags flags) {
  if (message.flags == flags) return false;
  outputs_.push_back(StoreFlags{message.uid, flags - message.flags, message.flags - flags});
  message.flags = flags;
  return true;
}

}  // namespace mailscope::imap
