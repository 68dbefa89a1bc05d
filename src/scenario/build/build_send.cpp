// A message that a user sends, and how often.

#include <variant>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "scenario/build/build.hpp"
#include "scenario/format/description.hpp"

namespace mailscope::scenario {
namespace {

constexpr std::size_t kLongestLine = 998;  // octets; RFC 5322 §2.1.1
constexpr std::size_t kMostActions = 100'000;
// Of all that is sent again: each copy is kept whole.
constexpr std::uint64_t kMostRepeated = std::uint64_t{256} << 20;

std::uint64_t memory_of(const Send& send) {
  constexpr std::uint64_t kEach = sizeof(std::string);
  std::uint64_t bytes = sizeof(Action);
  for (const std::string& line : send.body) bytes += kEach + line.size();
  for (const std::string& address : send.to) bytes += kEach + address.size();
  return bytes;
}

}  // namespace

void Builder::check_send(const Node& node, const Send& send) {
  if (const Node* to = sound_member(node, "to")) check_addresses(*to, send.to);
  if (const Node* body = sound_member(node, "body")) check_body(*body, send.header);
  if (const Node* notify = sound_list(node, "notify")) {
    const auto occasions = all_of(*notify);
    for (const Node* item : occasions) {
      if (item->text == "never" && occasions.size() > 1) {
        log_.at_value(*item, "\"never\" stands alone; leave it out, or the others");
      }
    }
  }
  if (send.eight_bit && !send.header) {
    log_.at_value(*sound_member(node, "encoding"),
                  "a header line says how the body is encoded; leave out \"header\": false");
  }
  check_login(node, send);
}

void Builder::check_body(const Node& node, bool header) {
  for (const Node* line : all_of(node)) {
    if (line->text.size() > kLongestLine) {
      log_.at_value(*line, fmt::format("this line has {} octets in UTF-8; write {} at most",
                                       line->text.size(), kLongestLine));
    }
    // RFC 2045 §2.7: what is not 7-bit needs header lines that say how it is encoded.
    if (!header && !is_ascii(line->text)) {
      log_.at_value(*line,
                    "text that is not ASCII needs header lines; leave out \"header\": false");
    }
  }
}

void Builder::check_login(const Node& node, const Send& send) {
  const Node* login = sound_member(node, "login");
  const Node* password = sound_member(node, "password");
  if (!send.login && password) {
    log_.at_value(*password, "who does not log in says no password; leave out one of both");
  }
  const Node* given = password ? password : login;
  if (!given || send.from == kNobody || out_.users[send.from].server == kNobody) return;
  const User& user = out_.users[send.from];
  const Server& server = out_.servers[user.server];
  if (user.sends_directly) {
    log_.at_value(*given, fmt::format("\"{}\" sends directly and logs in nowhere; leave this out",
                                      user.name));
  } else if (server.submission == Server::Submission::open) {
    log_.at_value(*given, fmt::format("nobody logs in at {}, whose submission is open; leave this "
                                      "out, or write \"submission\": \"login\" there",
                                      server.domain));
  }
}

// The same message again, `every` so much later. A faulty one is counted as one.
void Builder::add_sends(const Node* node, Action action) {
  const Node* count = node ? sound_member(*node, "count") : nullptr;
  const Send send = std::get<Send>(action.what);
  first_sends_.push_back(out_.actions.size());
  if (send.count > 1 && may_repeat(*count, action)) {
    for (std::uint32_t i = 1; i < send.count; ++i) {
      out_.actions.push_back(action);
      action.at = action.at + send.every;
    }
  }
  out_.actions.push_back(std::move(action));
}

bool Builder::may_repeat(const Node& count, const Action& action) {
  const Send& send = std::get<Send>(action.what);
  const Duration left = Instant(out_.until) - action.at;
  const std::uint32_t others = send.count - 1;
  if (left >= Duration() && send.every.ns() > left.ns() / others) {
    log_.at_value(count, fmt::format("the run is over at {}, before the last of these {}; send "
                                     "fewer, or set \"until\" later",
                                     format_duration(out_.until), send.count));
    return false;
  }
  actions_ += others;
  repeated_ += others * memory_of(send);
  if (actions_ > kMostActions) {
    log_.at_value(count, fmt::format("with these copies the file has {} actions; {} are the most",
                                     actions_, kMostActions));
    return false;
  }
  if (repeated_ > kMostRepeated) {
    log_.at_value(count,
                  "the copies in this file take more than 256MiB together; send fewer, or "
                  "shorter ones");
    return false;
  }
  return true;
}

}  // namespace mailscope::scenario
