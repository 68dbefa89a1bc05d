// The words of an SMTP server.

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::smtp {

// The row's own reply.
void ServerSession::answer_row(const Transition& row) {
  const policy::ReplyTexts& texts = config_.texts;
  const std::string* text = nullptr;
  switch (row.action) {
    case Action::hello:
      return say_hello(row);
    case Action::greet:
      text = &texts.greeting;
      break;
    case Action::sender:
      text = &texts.mail;
      break;
    case Action::recipient:
      text = &texts.rcpt;
      break;
    case Action::begin_content:
      text = &texts.data;
      break;
    case Action::accept_message:
      text = &texts.accepted;
      break;
    default:
      return say(row.reply, row.status, fixed_text(row));
  }
  say(row.reply, row.status, filled(*text));
}

void ServerSession::say_hello(const Transition& row) {
  std::string text(filled(config_.texts.hello));
  if (!extended_) return say(reply(row.reply, std::move(text)));
  // ehlo-ok-rsp = "250-" Domain [ SP ehlo-greet ] CRLF ...: our name comes first.
  if (!(text + ' ').starts_with(config_.host + ' ')) text = config_.host + ' ' + text;
  Reply out{row.reply, offer_lines(config_.extensions, config_.mail.message_size, config_.login)};
  out.lines.insert(out.lines.begin(), std::move(text));
  said_ = out.wire();
  outputs_.push(ServerSay{said_});
}

// RFC 2034 §4: every reply of 2yz, 4yz and 5yz has a status, but not those to HELO and EHLO.
void ServerSession::say(int code, std::string_view status, std::string_view text) {
  const bool has_status = allowed().extensions.enhanced_status_codes && code / 100 != 3;
  if (has_status && status.empty()) return say(reply(code, std::string(text)));
  said_.clear();
  append_reply_line(said_, code, true, has_status ? status : "", text);
  outputs_.push(ServerSay{said_});
}

void ServerSession::say(Reply reply) {
  if (!allowed().extensions.enhanced_status_codes || reply.intermediate()) {
    reply.status.clear();
  } else {
    split_status(reply);
    if (reply.status.empty()) reply.status = std::to_string(reply.code / 100) + ".0.0";
  }
  said_ = reply.wire();
  outputs_.push(ServerSay{said_});
}

void ServerSession::refuse(Reply why) {
  if (++errors_ <= config_.limits.errors) return say(std::move(why));
  close_with(reply(421, "4.7.0", config_.host + " closing connection: too many errors"));
}

void ServerSession::close_with(Reply last) {
  say(std::move(last));
  outputs_.push(Hangup{});
  state_ = ServerState::closed;
  asked_ = nullptr;
  input_.forget();
}

void ServerSession::drop() {
  outputs_.push(ServerAbort{});
  state_ = ServerState::closed;
  input_.forget();
}

// Stands until the next.
std::string_view ServerSession::filled(std::string_view text_template) {
  const std::array<std::pair<std::string_view, const std::string*>, 3> places{
      {{"{host}", &config_.host}, {"{client}", &client_}, {"{address}", &address_}}};
  std::string& out = filled_;
  out.clear();
  while (!text_template.empty()) {
    const std::size_t brace = std::min(text_template.find('{'), text_template.size());
    out += text_template.substr(0, brace);
    text_template.remove_prefix(brace);
    if (text_template.empty()) break;
    const auto place = std::find_if(places.begin(), places.end(), [&](const auto& p) {
      return text_template.starts_with(p.first);
    });
    const bool found = place != places.end();
    out += found ? std::string_view(*place->second) : text_template.substr(0, 1);
    text_template.remove_prefix(found ? place->first.size() : 1);
  }
  return trimmed(out);
}

}  // namespace mailscope::smtp
