#pragma once
// The server's end of an SMTP session: asks its mail server what the protocol leaves to policy.

#include "nodes/dialog.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::nodes {

class MailServer;

class SmtpServing final : public Dialog {
 public:
  SmtpServing(Context& context, net::Endpoint at, MailServer& server, HostId client);

  void connected() override;
  void received(std::string_view bytes) override;
  void peer_closed() override;
  void failed(trace::ConnectionFailure) override {}
  void timeout() override;
  std::optional<Instant> deadline() const override { return session_.deadline(); }

 private:
  void pump();
  void handle(const smtp::ServerSay& line) { say(trace::LineKind::reply, line.bytes); }
  void handle(const smtp::ServerHeard&) {}
  // What is left to the protocol.
  void handle(const smtp::AskConnection&) { session_.answer(smtp::Verdict::accept()); }
  void handle(const smtp::AskHello&) { session_.answer(smtp::Verdict::accept()); }
  void handle(const smtp::AskSender&) { session_.answer(smtp::Verdict::accept()); }
  void handle(const smtp::AskData&) { session_.answer(smtp::Verdict::accept()); }
  void handle(const smtp::AskLogin&) { session_.answer(smtp::Verdict::wrong_login()); }
  void handle(const smtp::AskRecipient& question);
  void handle(const smtp::AskMessage& question);
  void handle(const smtp::ServerHangup&) { hang_up(); }
  void handle(const smtp::ServerAbort&) { hang_up(); }

  smtp::ServerSession session_;
  MailServer& server_;
  HostId client_;
};

}  // namespace mailscope::nodes
