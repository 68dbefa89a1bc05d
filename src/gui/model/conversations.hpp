#pragma once
// The dialogs of a run in the order in which they began: sessions over TCP, and exchanges with
// a name server over UDP.

#include <cstddef>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "replay/exchanges.hpp"
#include "trace/trace.hpp"

namespace mailscope::gui {

using ConversationId = Id<struct ConversationTag>;  // people count them from 1

struct Conversation {
  RecordNumber opened;       // its SessionOpened, or its first DatagramSent
  SessionId session;         // none: an exchange
  std::size_t exchange = 0;  // then: which
};

class Conversations {
 public:
  Conversations(const trace::Trace& trace, const std::vector<replay::Exchange>& exchanges);

  const Conversation& operator[](ConversationId id) const { return all_[id.index()]; }
  std::size_t begun(RecordNumber cursor) const;  // so many
  // Where something was asked, said or failed last; none: nowhere yet.
  ConversationId present(RecordNumber cursor) const;
  ConversationId of(SessionId session) const { return of_session_[session.index()]; }
  ConversationId of(PacketId datagram) const;  // none: of no exchange

 private:
  std::vector<Conversation> all_;
  std::vector<ConversationId> of_session_;
  std::vector<std::pair<PacketId, ConversationId>> of_datagram_;  // by packet
  std::vector<ConversationId> present_;                           // by RecordNumber
};

}  // namespace mailscope::gui
