#pragma once
// The server's end of an SMTP session: asks its mail server what the protocol leaves to policy.

#include "nodes/dialog.hpp"
#include "nodes/server/intake.hpp"
#include "nodes/server/reception.hpp"
#include "smtp/server_session.hpp"

namespace mailscope::nodes {

class MailServer;

class SmtpServing final : public Dialog {
 public:
  // `submission`: on the port where users' agents log in (RFC 6409).
  SmtpServing(Context& context, net::Endpoint at, MailServer& server, HostId client,
              bool submission);

  void connected() override;
  void received(std::string_view bytes) override;
  void peer_closed() override;
  void failed(trace::ConnectionFailure) override {}
  void timeout() override;
  std::optional<Instant> deadline() const override { return session_.deadline(); }

  // The disk holds the message that the client has sent.
  void taken(const Intake& intake);

 private:
  void pump();
  void handle(const smtp::ServerSay& line) { say(trace::LineKind::reply, line.bytes); }
  void handle(const smtp::ServerHeard&) {}
  void handle(const smtp::AskConnection&);
  void handle(const smtp::AskHello&);
  void handle(const smtp::AskSender& question);
  void handle(const smtp::AskRecipient& question);
  void handle(const smtp::AskData&);
  void handle(const smtp::AskMessage& question);
  void handle(const smtp::AskLogin& question);
  void handle(const smtp::ServerHangup&) { hang_up(); }
  void handle(const smtp::ServerAbort&) { break_off(); }

  smtp::ServerSession session_;
  MailServer& server_;
  HostId client_;
};

}  // namespace mailscope::nodes
