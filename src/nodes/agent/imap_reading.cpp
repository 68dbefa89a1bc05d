#include "nodes/agent/imap_reading.hpp"

namespace mailscope::nodes {

ImapReading::ImapReading(Context& context, HostId host, net::Endpoint at, std::string address,
                         const std::string& password)
    : Dialog(context, host, at),
      address_(std::move(address)),
      session_({.user = address_, .password = password}) {}

void ImapReading::connected() {
  session_.connected(now());
  pump();
}

void ImapReading::received(std::string_view bytes) {
  session_.receive(bytes, now());
  pump();
}

void ImapReading::peer_closed() {
  session_.closed();
  pump();
  hang_up();
}

void ImapReading::timeout() {
  session_.timeout(now());
  pump();
}

void ImapReading::pump() {
  while (const auto output = session_.poll()) {
    std::visit([this](const auto& o) { handle(o); }, *output);
  }
}

void ImapReading::handle(const imap::Fetched& message) {
  net::Runtime& runtime = context().runtime;
  const MessageId id = context().ledger.stored_as(address_, message.uid);
  runtime.note(host(),
               trace::MessageRead{id, runtime.store(address_), runtime.store(message.content)});
}

}  // namespace mailscope::nodes
