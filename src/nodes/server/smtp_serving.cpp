#include "nodes/server/smtp_serving.hpp"

#include "nodes/server/mail_server.hpp"

namespace mailscope::nodes {
namespace {

smtp::ServerConfig session_config(const MailServerConfig& server, bool submission) {
  return {.host = server.name,
          .texts = server.policy.replies,
          .mail = server.policy.limits,
          .extensions = server.policy.extensions,
          .login = submission};
}

}  // namespace

SmtpServing::SmtpServing(Context& context, net::Endpoint at, MailServer& server, HostId client,
                         bool submission)
    : SessionDialog(context, server.host(), at,
                    smtp::ServerSession(session_config(server.config(), submission))),
      server_(server),
      client_(client) {}

void SmtpServing::handle(const smtp::AskConnection&) {
  protocol().answer(server_.reception().at(Stage::connect));
}

void SmtpServing::handle(const smtp::AskHello&) {
  protocol().answer(server_.reception().at(Stage::hello));
}

void SmtpServing::handle(const smtp::AskSender& question) {
  protocol().answer(server_.reception().sender(question.envelope.declared_size));
}

void SmtpServing::handle(const smtp::AskRecipient& question) {
  protocol().answer(server_.reception().recipient(question, {client_, protocol().login()}));
}

void SmtpServing::handle(const smtp::AskData&) {
  protocol().answer(server_.reception().at(Stage::data));
}

// The answer to one that is taken has to wait for the disk.
void SmtpServing::handle(const smtp::AskMessage& question) {
  const smtp::Verdict verdict = server_.reception().message(question);
  if (verdict.accepted() || verdict.dropped) {
    server_.accept(question, at(), verdict.dropped);
  } else {
    protocol().answer(verdict);
  }
}

void SmtpServing::taken(const Intake& intake) {
  if (!protocol().waits()) return;  // the client has gone: it will send the message again
  protocol().timeout(now());
  if (intake.silent) {
    protocol().answer(smtp::Verdict::drop());
  } else {
    net::Runtime& runtime = context().runtime;
    for (const smtp::Recipient& recipient : protocol().envelope().recipients) {
      runtime.note_as_cause(
          host(), trace::Accepted{session(), intake.message, runtime.store(recipient.address)});
    }
    protocol().answer(smtp::Verdict::accept());
  }
  pump();
}

void SmtpServing::handle(const smtp::AskLogin& question) {
  const bool accepted = server_.reception().login(question.user, question.password);
  net::Runtime& runtime = context().runtime;
  runtime.note_as_cause(host(),
                        trace::LoginTried{session(), runtime.store(question.user), accepted});
  protocol().answer(accepted ? smtp::Verdict::accept() : smtp::Verdict::wrong_login());
}

}  // namespace mailscope::nodes
