#include "nodes/server/smtp_serving.hpp"

#include "nodes/server/mail_server.hpp"

namespace mailscope::nodes {
namespace {

smtp::ServerConfig session_config(const MailServerConfig& server, bool submission) {
  return {.host = server.name,
          .texts = server.replies,
          .limits = server.limits,
          .extensions = server.extensions,
          .login = submission};
}

}  // namespace

SmtpServing::SmtpServing(Context& context, net::Endpoint at, MailServer& server, HostId client,
                         bool submission)
    : Dialog(context, server.host(), at),
      session_(session_config(server.config(), submission)),
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

void SmtpServing::handle(const smtp::AskConnection&) {
  session_.answer(server_.reception().at(Stage::connect));
}

void SmtpServing::handle(const smtp::AskHello&) {
  session_.answer(server_.reception().at(Stage::hello));
}

void SmtpServing::handle(const smtp::AskSender& question) {
  session_.answer(server_.reception().sender(question.envelope.declared_size));
}

void SmtpServing::handle(const smtp::AskRecipient& question) {
  session_.answer(server_.reception().recipient(question, {client_, session_.login()}));
}

void SmtpServing::handle(const smtp::AskData&) {
  session_.answer(server_.reception().at(Stage::data));
}

// The answer to one that is taken has to wait for the disk.
void SmtpServing::handle(const smtp::AskMessage& question) {
  const smtp::Verdict verdict = server_.reception().message(question);
  if (verdict.accepted() || verdict.dropped) {
    server_.accept(question, at(), verdict.dropped);
  } else {
    session_.answer(verdict);
  }
}

void SmtpServing::taken(const Intake& intake) {
  if (!session_.waits()) return;  // the client has gone: it will send the message again
  session_.timeout(now());
  if (intake.silent) {
    session_.answer(smtp::Verdict::drop());
  } else {
    net::Runtime& runtime = context().runtime;
    for (const smtp::Recipient& recipient : session_.envelope().recipients) {
      runtime.note_as_cause(
          host(), trace::Accepted{session(), intake.message, runtime.store(recipient.address)});
    }
    session_.answer(smtp::Verdict::accept());
  }
  pump();
}

void SmtpServing::handle(const smtp::AskLogin& question) {
  const bool accepted = server_.reception().login(question.user, question.password);
  net::Runtime& runtime = context().runtime;
  runtime.note_as_cause(host(),
                        trace::LoginTried{session(), runtime.store(question.user), accepted});
  session_.answer(accepted ? smtp::Verdict::accept() : smtp::Verdict::wrong_login());
}

}  // namespace mailscope::nodes
