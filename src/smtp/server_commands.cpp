// What an SMTP server does with each command (RFC 5321 §4.1.1).

#include <utility>

#include "base/check.hpp"
#include "base/utf8.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::smtp {
namespace {

// Which commands have arguments. Those of HELO, AUTH, MAIL and RCPT are read elsewhere.
bool arguments_fit(Event command, std::string_view arguments) {
  switch (command) {
    case Event::data:
    case Event::rset:
    case Event::quit:
      return arguments.empty();
    case Event::vrfy:
      return !arguments.empty();
    default:
      return true;
  }
}

Reply not_implemented() {
  return reply(502, "5.5.1", "Command not implemented");
}

// RFC 6531 §3.5: what stands in for an address that only SMTPUTF8 lets pass.
Reply beyond_ascii() {
  return reply(553, "5.6.7", "Addresses beyond ASCII need SMTPUTF8");
}

}  // namespace

void ServerSession::execute(const Transition& row, std::string_view arguments) {
  const bool turned_away = row.from == ServerState::turned_away;
  if (!turned_away && row.on == Event::auth && !config_.login) return refuse(not_implemented());
  if (!turned_away && row.on == Event::help && !config_.extensions.help) {
    return refuse(not_implemented());
  }
  if (row.action == Action::refuse) {
    return refuse(reply(row.reply, row.status, std::string(fixed_text(row))));
  }
  if (!arguments_fit(row.on, arguments)) {
    return refuse(reply(501, "5.5.4",
                        std::string("Syntax: ").append(name(row.on)) +
                            (arguments.empty() ? " argument" : " without arguments")));
  }
  switch (row.action) {
    case Action::hello:
      return execute_hello(row, arguments);
    case Action::login:
      return execute_auth(arguments);
    case Action::sender:
      return execute_mail(row, arguments);
    case Action::recipient:
      return execute_rcpt(row, arguments);
    case Action::begin_content:
      return ask(row, AskData{});
    case Action::close:
      return close_with(reply(row.reply, row.status, std::string(filled(config_.texts.quit))));
    case Action::reset:
      envelope_ = {};
      [[fallthrough]];
    default:
      state_ = row.to;
      return answer_row(row);
  }
}

void ServerSession::execute_hello(const Transition& row, std::string_view arguments) {
  Parsed<std::string> client = parse_hello(arguments);
  if (!client) return refuse(std::move(client.error()));
  next_client_ = *std::move(client);
  ask(row, AskHello{next_client_, row.on == Event::ehlo});
}

// RFC 5321 §4.1.1.11: parameters belong to extensions, and those to EHLO.
Allowed ServerSession::allowed() const {
  if (!extended_) return {Extensions::none(), false};
  return {config_.extensions, config_.login};
}

void ServerSession::execute_mail(const Transition& row, std::string_view arguments) {
  // RFC 4954 §6, RFC 6409 §4.3.
  if (config_.login && login_.empty()) {
    return refuse(reply(530, "5.7.0", "Authentication required"));
  }
  const Allowed may = allowed();
  Parsed<MailArguments> mail = parse_mail(arguments, may.extensions.smtputf8);
  if (!mail) return refuse(std::move(mail.error()));
  if (!extended_ && !mail->parameters.empty()) {
    return refuse(reply(555, "5.5.4", "Parameters need EHLO"));
  }
  next_envelope_ = {std::move(mail->sender)};
  if (auto fault = read_mail_parameters(mail->parameters, may, next_envelope_)) {
    return refuse(*std::move(fault));
  }
  const Envelope& next = next_envelope_;
  if (!next.utf8 && !is_ascii(next.sender)) return refuse(beyond_ascii());
  // RFC 1870 §6.1: said now, before the bytes were sent for nothing.
  if (next.declared_size > config_.mail.message_size) {
    return say(reply(552, "5.3.4", "Message size exceeds the maximum"));
  }
  address_ = next.sender;
  ask(row, AskSender{next});
}

void ServerSession::execute_rcpt(const Transition& row, std::string_view arguments) {
  const Allowed may = allowed();
  Parsed<RcptArguments> rcpt = parse_rcpt(arguments, may.extensions.smtputf8);
  if (!rcpt) return refuse(std::move(rcpt.error()));
  next_recipient_ = {std::move(rcpt->recipient)};
  if (auto fault = read_rcpt_parameters(rcpt->parameters, may, next_recipient_)) {
    return refuse(*std::move(fault));
  }
  std::string& address = next_recipient_.address;
  if (!envelope_.utf8 && !is_ascii(address)) return refuse(beyond_ascii());
  // RFC 5321 §4.5.3.1.10.
  if (envelope_.recipients.size() >= config_.mail.recipients) {
    return say(reply(452, "4.5.3", "Too many recipients"));
  }
  // RFC 5321 §4.5.1: <Postmaster> is the one at this server.
  if (address == "Postmaster") address.append("@").append(config_.host);
  address_ = address;
  ask(row, AskRecipient{next_recipient_, envelope_});
}

// RFC 5321 §4.1.1.4: whatever the answer, the end of the content ends the transaction.
void ServerSession::end_content() {
  const Transition* row = transition(state_, Event::end_of_data);
  MAILSCOPE_CHECK(row);
  if (content_.fault()) {
    state_ = row->to;
    envelope_ = {};
    return say(*content_.fault());
  }
  ask(*row, AskMessage{envelope_, content_.content(), client_, extended_, login_});
}

}  // namespace mailscope::smtp
