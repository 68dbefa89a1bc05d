#pragma once
// What was said on each connection so far, by its place in the stream of its direction.
// Packets and transcripts are both made by reading a trace once with this at hand.

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "base/ids.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct Piece {  // one Said
  std::uint64_t begin = 0, end = 0;
  RecordNumber said;
  MessageId message;  // of its client's mail transaction; none: none is under way
  bool begins_transaction = false;
};

class Streams {
 public:
  void note(const trace::Trace& trace, RecordNumber n);  // every record, in order

  // The pieces that share bytes with [begin, end) of what `side` says, in order. Valid until the
  // next note().
  std::span<const Piece> within(ConnectionId connection, Side side, std::uint64_t begin,
                                std::uint64_t end) const;
  SessionId session(ConnectionId connection) const;  // none: none yet

 private:
  void note(const trace::Said& said, RecordNumber n);

  struct Both {
    SessionId session;
    MessageId sending;    // from the transaction's start to the end of the content
    bool begins = false;  // and nothing of it has been said yet
    std::array<std::vector<Piece>, 2> said;  // by Side; ascending
  };
  Both& over(SessionId session);

  std::vector<Both> connections_;       // by ConnectionId
  std::vector<ConnectionId> sessions_;  // by SessionId
};

}  // namespace mailscope::replay
