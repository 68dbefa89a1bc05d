#pragma once
// One end of a TCP connection: RFC 9293's state machine, without I/O. Segments, calls and time go
// in; segments and events are taken out. It never reads a clock and never calls anybody.
//
// Positions are 64-bit and count sequence numbers from the initial one: the SYN is at 0, the
// stream's first byte at 1, the FIN behind the last byte. Only segments carry the 32-bit numbers.

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/ids.hpp"
#include "net/tcp/congestion.hpp"
#include "net/tcp/parameters.hpp"
#include "net/tcp/receive_buffer.hpp"
#include "net/tcp/round_trip.hpp"
#include "net/tcp/segment.hpp"
#include "net/tcp/send_buffer.hpp"

namespace mailscope::net::tcp {

struct Event {
  enum class Kind : std::uint8_t {
    state_changed,  // from, to
    established,
    received,     // bytes, in order
    peer_closed,  // nothing more will be received
    retransmit,   // the timer ran out for the count-th time in a row; next: its new length
    failed,       // failure; the connection is closed
    closed,       // both directions are done; the application may forget it
  } kind;
  State from = State::closed, to = State::closed;
  Bytes bytes{};
  std::uint16_t count = 0;
  Duration next{};
  trace::ConnectionFailure failure = trace::ConnectionFailure::reset;
};

struct Outgoing {
  Segment segment;
  std::uint64_t offset = 0;  // of the payload in the stream, from 0
  bool again = false;        // it begins with what was sent before
};

class Connection {
 public:
  // `initial_sequence`: RFC 9293 §3.4.1.
  Connection(const Parameters& parameters, std::uint32_t initial_sequence);

  // ---- What the user asks for (§3.10.1 to §3.10.5).
  void open(Instant now);  // active
  void listen();           // passive: waits for one SYN
  void send(Bytes bytes);  // stays in the arena until acknowledged
  void close();            // after what was sent; receiving goes on
  void abort();            // RST

  // ---- What the network and the clock bring.
  void segment_arrived(const Segment& segment, Instant now);
  void timeout(Instant now);  // call at deadline(), or later
  Instant deadline() const { return std::min(retransmit_at_, time_wait_ends_); }

  // ---- What is to be done: call until they give nothing.
  std::optional<Outgoing> next_segment(Instant now, Arena& arena);
  std::vector<Event> take_events() { return std::exchange(events_, {}); }

  State state() const { return state_; }

 private:
  void enter(State to);
  void fail(trace::ConnectionFailure why);
  void emit(Event event) { events_.push_back(event); }

  // Receiving, in the order of §3.10.7.
  void arrived_in_listen(const Segment&);
  void arrived_in_syn_sent(const Segment&, Instant now);
  void arrived_later(const Segment&, Instant now);
  void learn_peer(const Segment& syn);
  bool acceptable(const Segment&, std::uint64_t position) const;
  void reset_by_peer();
  bool process_ack(const Segment&, Instant now);  // false: drop the segment
  void acknowledge(std::uint64_t position, Instant now);
  void fin_acknowledged(Instant now);
  void process_payload(const Segment&, std::uint64_t position);
  void process_fin(Instant now);
  void start_time_wait(Instant now);

  // Sending.
  std::uint64_t fin_position() const { return unsent_.end() + 1; }
  bool may_send_data() const;
  std::uint64_t window_end() const;
  std::optional<Outgoing> next_reset();
  Outgoing make(std::uint64_t position, std::uint8_t control, Bytes payload) const;
  void sent(std::uint64_t from, std::uint64_t to, Instant now);

  Parameters parameters_;
  State state_ = State::closed;
  std::vector<Event> events_;

  // Send side. una_ <= nxt_ <= max_.
  std::uint32_t iss_;
  std::uint64_t una_ = 0;  // the oldest position not acknowledged
  std::uint64_t nxt_ = 0;  // to be sent next; falls back to una_ when the timer runs out
  std::uint64_t max_ = 0;  // nothing from here on was ever sent
  std::uint32_t peer_window_ = 0;
  std::uint32_t window_seq_ = 0, window_ack_ = 0;  // SND.WL1, SND.WL2
  std::uint16_t mss_;
  SendBuffer unsent_;  // and unacknowledged
  bool fin_queued_ = false;
  std::optional<std::uint32_t> reset_seq_;  // an RST to send, with this number

  // Receive side.
  std::uint32_t irs_ = 0;
  ReceiveBuffer received_;
  bool peer_fin_taken_ = false;
  std::optional<std::uint64_t> peer_fin_;  // its position, once known
  bool ack_due_ = false;
  bool passive_ = false;

  // RCV.NXT, as a position.
  std::uint64_t rcv_next() const { return received_.next() + 1 + (peer_fin_taken_ ? 1 : 0); }

  // Timers.
  RoundTrip round_trip_;
  Congestion congestion_;
  Instant retransmit_at_ = Instant::never();
  Instant time_wait_ends_ = Instant::never();
  Instant stalled_since_;  // nothing new was acknowledged since then
  std::uint16_t timeouts_in_a_row_ = 0;
  bool syn_timed_out_ = false;
  struct Timed {
    std::uint64_t position;  // acknowledged up to here: a sample
    Instant sent;
  };
  std::optional<Timed> timed_;  // one segment at a time, never one sent again (Karn)
};

}  // namespace mailscope::net::tcp
