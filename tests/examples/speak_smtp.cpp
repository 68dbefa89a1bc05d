// Speaks SMTP to a server session. It does no I/O: bytes go in, poll() says what comes of them, and
// whoever owns it answers its questions, here by a policy of one line.

#include <fmt/format.h>

#include "smtp/server_session.hpp"

using namespace mailscope;

smtp::Verdict judge(const smtp::ServerOutput& question) {
  const auto* ask = std::get_if<smtp::AskRecipient>(&question);
  if (ask == nullptr || ask->recipient.address == "bob@hamburger.edu") {
    return smtp::Verdict::accept();
  }
  return smtp::Verdict::refuse(smtp::reply(550, "5.1.1", "No such user here"));
}

int main() {
  smtp::ServerSession server({.host = "hamburger.edu"});
  const Instant now;
  server.connected(now);
  server.receive(
      "EHLO crepes.fr\r\nMAIL FROM:<alice@crepes.fr>\r\nRCPT TO:<rob@hamburger.edu>\r\n"
      "RCPT TO:<bob@hamburger.edu>\r\nDATA\r\nHow about pickles?\r\n.\r\nQUIT\r\n",
      now);
  while (const auto output = server.poll()) {
    if (const auto* heard = std::get_if<smtp::ServerHeard>(&*output)) {
      fmt::print("C: {}\n", heard->text);
    } else if (const auto* say = std::get_if<smtp::ServerSay>(&*output)) {
      fmt::print("S: {}", say->bytes);
    } else if (server.waits()) {
      server.answer(judge(*output));
    }
  }
}
