#include "nodes/dialog.hpp"

namespace mailscope::nodes {

Dialog::Dialog(Context& context, HostId host, net::Endpoint at)
    : context_(context),
      host_(host),
      at_(at),
      session_(context.ledger.session_over(at.connection)) {}

void Dialog::say(trace::LineKind kind, std::string_view bytes) {
  const Bytes stored = context_.runtime.store(bytes);
  context_.runtime.note_as_cause(host_, trace::Said{session_, at_.side, kind, said_, stored});
  said_ += bytes.size();
  context_.transport.send(at_, stored);
}

std::string_view in_words(trace::ConnectionFailure why) {
  switch (why) {
    case trace::ConnectionFailure::refused:
      return "connection refused";
    case trace::ConnectionFailure::timed_out:
      return "connection timed out";
    case trace::ConnectionFailure::reset:
      return "connection reset";
    case trace::ConnectionFailure::no_port:
      return "no port left for a connection";
  }
  return "";
}

}  // namespace mailscope::nodes
