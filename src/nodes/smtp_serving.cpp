#include "nodes/smtp_serving.hpp"

#include "nodes/mail_server.hpp"

namespace mailscope::nodes {
namespace {

constexpr smtp::Extensions kSpoken{
    .pipelining = false, .enhanced_status_codes = false, .smtputf8 = false, .dsn = false};

}  // namespace

SmtpServing::SmtpServing(Context& context, net::Endpoint at, MailServer& server, HostId client)
    : Dialog(context, server.host(), at),
      session_(
          {.host = server.config().name, .texts = server.config().replies, .extensions = kSpoken}),
      server_(server),
      client_(client) {}

void SmtpServing::connected() {
  session_.connected(now());
  pump();
}

void SmtpServing::received(std::string_view bytes) {
  session_.receive(bytes, now());
  pump();
}

void SmtpServing::peer_closed() {
  session_.closed();
  pump();
  hang_up();
}

void SmtpServing::timeout() {
  session_.timeout(now());
  pump();
}

void SmtpServing::pump() {
  while (const auto output = session_.poll()) {
    std::visit([this](const auto& o) { handle(o); }, *output);
  }
}

void SmtpServing::handle(const smtp::AskRecipient& question) {
  session_.answer(server_.recipient_verdict(question.recipient.address, client_));
}

void SmtpServing::handle(const smtp::AskMessage& question) {
  server_.accept({.message = context().ledger.message_in(session()),
                  .envelope = question.envelope,
                  .content = question.content,
                  .client = client_,
                  .hello = question.client,
                  .extended = question.extended});
  net::Runtime& runtime = context().runtime;
  const MessageId message = context().ledger.message_in(session());
  for (const smtp::Recipient& to : question.envelope.recipients) {
    runtime.note(server_.host(), trace::Accepted{session(), message, runtime.store(to.address)});
  }
  session_.answer(smtp::Verdict::accept());
}

}  // namespace mailscope::nodes
