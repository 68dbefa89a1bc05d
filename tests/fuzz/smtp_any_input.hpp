#pragma once
// What must hold for any bytes that a peer may send. The fuzz targets try these with what a fuzzer
// thinks of, tests/smtp/any_input_test.cpp with a seeded stream of broken dialogs.

#include <algorithm>
#include <string>
#include <string_view>
#include <variant>

#include "base/check.hpp"
#include "mail/address.hpp"
#include "smtp/client_session.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::smtp::any_input {

// Everything that a server says, hears and asks when `bytes` arrive in pieces of `piece`. The
// limits are small, so that they are met.
inline std::string server_transcript(std::string_view bytes, std::size_t piece,
                                     bool login = false) {
  ServerSession server({.host = "hamburger.edu",
                        .mail = {.message_size = 200, .recipients = 2},
                        .limits = {.command_line = 80, .text_line = 60, .errors = 6},
                        .login = login});
  const std::size_t longest =
      login ? kAuthLine : std::max<std::size_t>(60, command_line_limit(80, {}, false));
  std::string out;
  const auto pump = [&] {
    while (const auto output = server.poll()) {
      if (const auto* say = std::get_if<ServerSay>(&*output)) {
        MAILSCOPE_CHECK(say->bytes.ends_with("\r\n"));
        out.append("S: ").append(say->bytes);
      } else if (const auto* heard = std::get_if<ServerHeard>(&*output)) {
        MAILSCOPE_CHECK(heard->text.size() <= longest - 2);
        out.append("C: ").append(heard->text);
      } else if (const auto* message = std::get_if<AskMessage>(&*output)) {
        MAILSCOPE_CHECK(message->content.size() <= 200);
        MAILSCOPE_CHECK(!message->envelope.recipients.empty());
        MAILSCOPE_CHECK(!login || message->login == server.login());
        out.append("=> ").append(message->envelope.sender).append(": ").append(message->content);
      } else if (const auto* credentials = std::get_if<AskLogin>(&*output)) {
        MAILSCOPE_CHECK(login && !credentials->user.empty());
        out.append("=> login ").append(credentials->user);
      } else if (std::holds_alternative<Hangup>(*output)) {
        out += "=> hangup";
      }
      server.answer(Verdict::accept());  // harmless when nothing was asked
    }
  };
  server.connected(Instant());
  pump();
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    server.receive(bytes.substr(0, piece), Instant());
    pump();
  }
  return out;
}

// Everything that a client with two messages does when `bytes` are what the server says.
inline std::string client_transcript(std::string_view bytes, std::size_t piece,
                                     bool login = false) {
  ClientConfig config{.name = "crepes.fr", .limits = {.line = 60, .lines = 5}};
  if (login) config.login = Login{"alice", "croissant"};
  ClientSession client(std::move(config));
  std::string out;
  int sent = 0;
  int hangups = 0;
  const auto pump = [&] {
    while (const auto output = client.poll()) {
      MAILSCOPE_CHECK(hangups == 0);
      if (const auto* say = std::get_if<ClientSay>(&*output)) {
        out.append("C: ").append(say->bytes);
      }
      if (const auto* heard = std::get_if<ClientHeard>(&*output))
        out += "S: " + std::to_string(heard->code);
      if (const auto* failed = std::get_if<Failed>(&*output)) out += "=> " + failed->reason;
      if (const auto* answer = std::get_if<MessageAnswered>(&*output)) {
        out += "=> " + answer->reply.text();
      }
      if (std::holds_alternative<Hangup>(*output)) ++hangups;
      if (!std::holds_alternative<Ready>(*output)) continue;
      if (++sent <= 2) {
        Envelope envelope{"alice@crepes.fr"};
        for (const char* to : {"bob@hamburger.edu", "eve@hamburger.edu"}) {
          envelope.recipients.push_back({to});
        }
        client.send(envelope, ".\r\nhi");
      } else {
        client.quit();
      }
    }
  };
  client.connected(Instant());
  for (; !bytes.empty(); bytes.remove_prefix(std::min(piece, bytes.size()))) {
    client.receive(bytes.substr(0, piece), Instant());
    pump();
  }
  client.closed();
  pump();
  MAILSCOPE_CHECK(hangups == 1);
  return out;
}

// How bytes are cut makes no difference to what they mean.
inline void at_server(std::string_view bytes) {
  for (const bool login : {false, true}) {
    const std::string whole = server_transcript(bytes, std::string_view::npos, login);
    MAILSCOPE_CHECK(server_transcript(bytes, 1, login) == whole);
    MAILSCOPE_CHECK(server_transcript(bytes, 3, login) == whole);
  }
}

inline void at_client(std::string_view bytes) {
  for (const bool login : {false, true}) {
    const std::string whole = client_transcript(bytes, std::string_view::npos, login);
    MAILSCOPE_CHECK(client_transcript(bytes, 1, login) == whole);
    MAILSCOPE_CHECK(client_transcript(bytes, 3, login) == whole);
  }
}

// What an address is written as reads back as the same address, and fits where it must.
inline void at_address(std::string_view text) {
  for (const bool utf8 : {false, true}) {
    if (const auto address = mail::parse_reverse_path(text, utf8); address && text != "<>") {
      MAILSCOPE_CHECK(mail::path_length(text) == text.size());
      MAILSCOPE_CHECK(mail::parse_mailbox(address->text(), utf8).value() == *address);
    }
    if (const auto address = mail::parse_mailbox(text, utf8)) {
      MAILSCOPE_CHECK(mail::parse_mailbox(address->text(), utf8).value() == *address);
      MAILSCOPE_CHECK(address->text().size() <= text.size() + 2);
      MAILSCOPE_CHECK(mail::domain_of(address->text()) == address->domain);
      MAILSCOPE_CHECK(mail::parse_mailbox(text, true).has_value());
    }
  }
  if (const auto length = mail::path_length(text)) MAILSCOPE_CHECK(text[*length - 1] == '>');
}

}  // namespace mailscope::smtp::any_input
