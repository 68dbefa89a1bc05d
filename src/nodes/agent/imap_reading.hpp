#pragma once
// The agent's end of an IMAP session: fetches what is new and shows it to its user.

#include <string>

#include "imap/client_session.hpp"
#include "nodes/session_dialog.hpp"

namespace mailscope::nodes {

class ImapReading final : public SessionDialog<ImapReading, imap::ClientSession> {
 public:
  // `address`: whose mailbox is read.
  ImapReading(Context& context, HostId host, net::Endpoint at, std::string address,
              const std::string& password);

 private:
  friend SessionDialog;
  void handle(const imap::Fetched& message);
  template <class Nothing>
  void handle(const Nothing&) {}  // the transcript shows it

  std::string address_;
};

}  // namespace mailscope::nodes
