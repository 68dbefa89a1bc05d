#include "nodes/agent/imap_reading.hpp"

#include <variant>

#include "imap/mailbox_view.hpp"

namespace mailscope::nodes {

ImapReading::ImapReading(Context& context, HostId host, net::Endpoint at, std::string address,
                         const std::string& password)
    : SessionDialog(context, host, at,
                    imap::ClientSession({.user = address, .password = password})),
      address_(std::move(address)) {}

void ImapReading::handle(const imap::Fetched& message) {
  net::Runtime& runtime = context().runtime;
  const MessageId id = context().ledger.stored_as({address_, imap::kInbox, message.uid});
  runtime.note(host(),
               trace::MessageRead{id, runtime.store(address_), runtime.store(message.content)});
}

}  // namespace mailscope::nodes
