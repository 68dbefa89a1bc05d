// A message that a user sends, and how often.

#include <variant>

#include <fmt/format.h>

#include "base/utf8.hpp"
#include "scenario/build/build.hpp"

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

Send Builder::build_send(const Node& node) {
  Send send{};
  const Node* from = sound(node, "from");
  send.from = from ? user_named(*from) : kNobody;
  if (const Node* to = sound(node, "to")) send.to = addresses(*to);
  send.subject = text(node, "subject");
  send.header = flag(node, "header");
  send.count = whole(node, "count", send.count);
  send.every = duration(node, "every");
  if (const Node* body = sound(node, "body")) send.body = body_lines(*body, send.header);
  set_envelope(node, send);
  set_login(node, send);
  return send;
}

std::vector<std::string> Builder::body_lines(const Node& node, bool header) {
  std::vector<std::string> lines;
  for (const Node* item : all_of(node)) {
    if (item->text.size() > kLongestLine) {
      log_.at_value(*item, fmt::format("this line has {} octets in UTF-8; write {} at most",
                                       item->text.size(), kLongestLine));
    }
    // RFC 2045 §2.7: what is not 7-bit needs header lines that say how it is encoded.
    if (!header && !is_ascii(item->text)) {
      log_.at_value(*item,
                    "text that is not ASCII needs header lines; leave out \"header\": false");
    }
    lines.push_back(item->text);
  }
  return lines;
}

// What goes beside the message: RFC 3461, RFC 6152.
void Builder::set_envelope(const Node& node, Send& send) {
  if (const Node* notify = sound(node, "notify")) {
    send.notify = Notify{};
    const auto occasions = all_of(*notify);
    for (const Node* item : occasions) {
      if (item->text == "success") send.notify->success = true;
      if (item->text == "failure") send.notify->failure = true;
      if (item->text == "delay") send.notify->delay = true;
      if (item->text == "never" && occasions.size() > 1) {
        log_.at_value(*item, "\"never\" stands alone; leave it out, or the others");
      }
    }
  }
  if (const Node* returns = sound(node, "return")) {
    send.returns = returns->text == "full" ? Send::Return::full : Send::Return::headers;
  }
  send.eight_bit = text(node, "encoding") == "8bit";
  if (send.eight_bit && !send.header) {
    log_.at_value(*sound(node, "encoding"),
                  "a header line says how the body is encoded; leave out \"header\": false");
  }
}

void Builder::set_login(const Node& node, Send& send) {
  const bool known = send.from != kNobody;
  const Node* login = sound(node, "login");
  const Node* password = sound(node, "password");
  send.login = !login || login->boolean;
  send.password = password ? password->text : known ? out_.users[send.from].password : "";
  if (!send.login && password) {
    log_.at_value(*password, "who does not log in says no password; leave out one of both");
  }
  const Node* given = password ? password : login && !login->filled_in ? login : nullptr;
  if (!given || !known || out_.users[send.from].server == kNobody) return;
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
  const Node* count = node ? sound(*node, "count") : nullptr;
  const std::size_t times = count ? static_cast<std::size_t>(count->number) : 1;
  first_sends_.push_back(out_.actions.size());
  if (times > 1 && may_repeat(*count, times, duration(*node, "every"), action)) {
    const Duration every = duration(*node, "every");
    for (std::size_t i = 1; i < times; ++i) {
      out_.actions.push_back(action);
      action.at = action.at + every;
    }
  }
  out_.actions.push_back(std::move(action));
}

bool Builder::may_repeat(const Node& count, std::size_t times, Duration every,
                         const Action& action) {
  const Duration left = Instant(out_.until) - action.at;
  const auto others = static_cast<std::int64_t>(times - 1);
  if (left >= Duration() && every.ns() > left.ns() / others) {
    log_.at_value(count, fmt::format("the run is over at {}, before the last of these {}; send "
                                     "fewer, or set \"until\" later",
                                     format_duration(out_.until), times));
    return false;
  }
  actions_ += times - 1;
  repeated_ += (times - 1) * memory_of(std::get<Send>(action.what));
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
