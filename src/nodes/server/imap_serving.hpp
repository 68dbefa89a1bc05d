#pragma once
// The server's end of an IMAP session, over one user's mailbox.

#include "imap/server_session.hpp"
#include "nodes/dialog.hpp"

namespace mailscope::nodes {

class MailServer;
struct Mailbox;

class ImapServing final : public Dialog {
 public:
  ImapServing(Context& context, net::Endpoint at, MailServer& server);

  void connected() override;
  void received(std::string_view bytes) override;
  void peer_closed() override;
  void failed(trace::ConnectionFailure) override {}
  void timeout() override;
  std::optional<Instant> deadline() const override { return session_.deadline(); }

 private:
  void pump();
  void handle(const imap::ServerSay& response) { say(trace::LineKind::reply, response.bytes); }
  void handle(const imap::ServerHeard&) {}
  void handle(const imap::AskLogin& question);
  void handle(const imap::AskSelect& question);
  void handle(const imap::StoreSeen& change);
  void handle(const imap::ServerHangup&) { hang_up(); }

  imap::ServerSession session_;
  MailServer& server_;
  Mailbox* mailbox_ = nullptr;  // whose user has logged in
};

}  // namespace mailscope::nodes
