#pragma once
// The agent's end of an IMAP session: fetches what is new and shows it to its user.

#include <string>

#include "imap/client_session.hpp"
#include "nodes/dialog.hpp"

namespace mailscope::nodes {

class ImapReading final : public Dialog {
 public:
  // `address`: whose mailbox is read.
  ImapReading(Context& context, HostId host, net::Endpoint at, std::string address,
              const std::string& password);

  void connected() override;
  void received(std::string_view bytes) override;
  void peer_closed() override;
  void failed(trace::ConnectionFailure) override {}
  void timeout() override;
  std::optional<Instant> deadline() const override { return session_.deadline(); }

 private:
  void pump();
  void handle(const imap::ClientSay& line) { say(trace::LineKind::command, line.bytes); }
  void handle(const imap::Fetched& message);
  void handle(const imap::ClientHangup&) { hang_up(); }
  template <class Nothing>
  void handle(const Nothing&) {}  // the transcript shows it

  std::string address_;
  imap::ClientSession session_;
};

}  // namespace mailscope::nodes
