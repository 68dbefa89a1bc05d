#include "smtp/server_session.hpp"

#include <algorithm>
#include <utility>

#include "base/check.hpp"
#include "base/text.hpp"

namespace mailscope::smtp {
namespace {

// RFC 5321 §2.4: commands are ASCII. NUL and other control characters have no place in them.
bool is_command_text(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return c >= 32 && c < 127; });
}

// The replies that no configuration sets.
std::string_view fixed_text(const Transition& row) {
  switch (row.reply) {
    case 214:
      return "Commands: HELO EHLO MAIL RCPT DATA RSET NOOP VRFY HELP QUIT";
    case 252:
      return "Cannot verify the user; will accept mail for it and try to deliver";
    case 500:
      return "Command not recognized";
    case 502:
      return "Command not implemented";
    case 503:
      return "Bad sequence of commands";
    default:
      return "OK";
  }
}

// RFC 5321 §4.1.1: which commands have arguments. Those of HELO, MAIL and RCPT are read elsewhere.
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

}  // namespace

ServerSession::ServerSession(ServerConfig config)
    : config_(std::move(config)), content_(config_.limits.message) {}

void ServerSession::connected(Instant now) {
  MAILSCOPE_CHECK(state_ == ServerState::connecting);
  last_heard_ = now;
  state_ = ServerState::greeted;
  say(220, config_.texts.greeting);
}

void ServerSession::receive(std::string_view bytes, Instant now) {
  if (state_ == ServerState::connecting || state_ == ServerState::closed) return;
  last_heard_ = now;
  if (asked_ && input_.size() + bytes.size() > config_.limits.waiting_input) {
    close_with(reply(421, config_.host + " closing connection: too much input ahead of replies"));
    return;
  }
  input_.feed(bytes);
}

std::optional<Instant> ServerSession::deadline() const {
  if (state_ == ServerState::connecting || state_ == ServerState::closed || asked_) {
    return std::nullopt;
  }
  return last_heard_ + config_.limits.inactivity;
}

void ServerSession::timeout(Instant now) {
  const std::optional<Instant> due = deadline();
  if (!due || now < *due) return;
  close_with(reply(421, config_.host + " closing connection: nothing was heard for too long"));
}

void ServerSession::closed() {
  state_ = ServerState::closed;
  asked_ = nullptr;
  input_.clear();
  outputs_.clear();
}

std::optional<ServerOutput> ServerSession::poll() {
  while (outputs_.empty() && step()) {
  }
  if (outputs_.empty()) return std::nullopt;
  ServerOutput output = std::move(outputs_.front());
  outputs_.pop_front();
  return output;
}

// Takes one line out of the input.
bool ServerSession::step() {
  const bool listening = state_ != ServerState::connecting && state_ != ServerState::closed;
  if (!listening || asked_) return false;
  const bool content = state_ == ServerState::content;
  const ServerLimits& limits = config_.limits;
  std::optional<InputLine> line = input_.next(content ? limits.text_line : limits.command_line);
  if (!line) return false;
  if (content) {
    hear_content(*line);
  } else {
    hear_command(*line);
  }
  return true;
}

void ServerSession::hear_command(const InputLine& line) {
  outputs_.push_back(ServerHeard{LineKind::command, line.text});
  if (line.too_long) return refuse(reply(500, "Line too long"));
  if (!is_command_text(line.text)) {
    return refuse(reply(500, line.bare ? "Only CRLF ends a line" : "Commands are printable ASCII"));
  }
  const Transition* row = transition(state_, event_of(parse_verb(line.text)));
  MAILSCOPE_CHECK(row);
  obey(*row, arguments_of(line.text));
}

void ServerSession::hear_content(const InputLine& line) {
  const bool ends = ContentReader::ends(line);
  outputs_.push_back(ServerHeard{ends ? LineKind::end_of_data : LineKind::data, line.text});
  if (ends) {
    end_content();
  } else {
    content_.add(line);
  }
}

void ServerSession::obey(const Transition& row, std::string_view arguments) {
  if (row.action == Action::refuse) {
    return refuse(reply(row.reply, std::string(fixed_text(row))));
  }
  if (!arguments_fit(row.on, arguments)) {
    return refuse(reply(501, std::string("Syntax: ").append(name(row.on)) +
                                 (arguments.empty() ? " argument" : " without arguments")));
  }
  switch (row.action) {
    case Action::hello:
      return obey_hello(row, arguments);
    case Action::sender:
      return obey_mail(row, arguments);
    case Action::recipient:
      return obey_rcpt(row, arguments);
    case Action::close:
      return close_with(reply(row.reply, filled(config_.texts.quit)));
    case Action::begin_content:
      content_.clear();
      state_ = row.to;
      return say(row.reply, config_.texts.data);
    case Action::reset:
      envelope_ = {};
      [[fallthrough]];
    default:
      state_ = row.to;
      return say(row.reply, fixed_text(row));
  }
}

void ServerSession::obey_hello(const Transition& row, std::string_view arguments) {
  Parsed<std::string> client = parse_hello(arguments);
  if (!client) return refuse(client.error());
  client_ = *std::move(client);
  extended_ = row.on == Event::ehlo;
  envelope_ = {};
  state_ = row.to;
  std::string text = filled(config_.texts.hello);
  if (!extended_) return say(reply(row.reply, std::move(text)));
  // ehlo-ok-rsp = "250-" Domain [ SP ehlo-greet ] CRLF ...: our name comes first.
  if (!(text + ' ').starts_with(config_.host + ' ')) text = config_.host + ' ' + text;
  say({row.reply,
       {std::move(text), "SIZE " + std::to_string(config_.limits.message), "8BITMIME", "HELP"}});
}

void ServerSession::obey_mail(const Transition& row, std::string_view arguments) {
  Parsed<MailArguments> mail = parse_mail(arguments);
  if (!mail) return refuse(mail.error());
  // RFC 5321 §4.1.1.11: parameters belong to extensions, and those to EHLO.
  if (!extended_ && !mail->parameters.empty()) {
    return refuse(reply(555, "Parameters need EHLO"));
  }
  Parsed<MailOptions> options = mail_options(mail->parameters);
  if (!options) return refuse(options.error());
  // RFC 1870 §6.1: said now, before the bytes were sent for nothing.
  if (options->size > config_.limits.message) {
    return say(reply(552, "Message size exceeds the maximum"));
  }
  address_ = mail->sender;
  ask(row, AskSender{address_});
}

void ServerSession::obey_rcpt(const Transition& row, std::string_view arguments) {
  Parsed<RcptArguments> rcpt = parse_rcpt(arguments);
  if (!rcpt) return refuse(rcpt.error());
  if (!rcpt->parameters.empty()) return refuse(reply(555, "Parameter not recognized"));
  // RFC 5321 §4.5.3.1.10.
  if (envelope_.recipients.size() >= config_.limits.recipients) {
    return say(reply(452, "Too many recipients"));
  }
  address_ = rcpt->recipient;
  // RFC 5321 §4.5.1: <Postmaster> is the one at this server.
  if (address_ == "Postmaster") address_ += '@' + config_.host;
  ask(row, AskRecipient{address_});
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
  ask(*row, AskMessage{std::exchange(envelope_, {}), content_.take(), client_, extended_});
}

void ServerSession::ask(const Transition& row, ServerOutput question) {
  asked_ = &row;
  outputs_.push_back(std::move(question));
}

void ServerSession::answer(Verdict verdict) {
  if (!asked_) return;
  const Transition& row = *std::exchange(asked_, nullptr);
  if (verdict.reply && verdict.reply->code == 421) return close_with(*std::move(verdict.reply));
  if (row.action == Action::accept_message || verdict.accepted()) state_ = row.to;
  if (verdict.accepted() && row.action == Action::sender) envelope_ = {address_, {}};
  if (verdict.accepted() && row.action == Action::recipient) {
    envelope_.recipients.push_back(address_);
  }
  if (verdict.reply) return say(*std::move(verdict.reply));
  const ServerTexts& texts = config_.texts;
  say(row.reply, row.action == Action::sender      ? texts.mail
                 : row.action == Action::recipient ? texts.rcpt
                                                   : texts.accepted);
}

void ServerSession::say(const Reply& reply) {
  outputs_.push_back(ServerSay{reply.wire()});
}

void ServerSession::say(int code, std::string_view text_template) {
  say(reply(code, filled(text_template)));
}

void ServerSession::refuse(const Reply& why) {
  if (++errors_ <= config_.limits.errors) return say(why);
  close_with(reply(421, config_.host + " closing connection: too many errors"));
}

void ServerSession::close_with(const Reply& last) {
  say(last);
  outputs_.push_back(ServerHangup{});
  state_ = ServerState::closed;
  asked_ = nullptr;
  input_.clear();
}

std::string ServerSession::filled(std::string_view text_template) const {
  const std::pair<std::string_view, const std::string&> kPlaces[] = {
      {"{host}", config_.host}, {"{client}", client_}, {"{address}", address_}};
  std::string out;
  while (!text_template.empty()) {
    const auto* place = std::find_if(std::begin(kPlaces), std::end(kPlaces), [&](const auto& p) {
      return text_template.starts_with(p.first);
    });
    const bool found = place != std::end(kPlaces);
    out += found ? std::string_view(place->second) : text_template.substr(0, 1);
    text_template.remove_prefix(found ? place->first.size() : 1);
  }
  return std::string(trimmed(out));
}

}  // namespace mailscope::smtp
