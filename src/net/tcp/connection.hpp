#pragma once
// One end of a TCP connection: RFC 9293's state machine, without I/O.
//
// What goes in: the user's calls, the segments that arrive, and the instants at which a timer may
// have run out. What comes out: segments for the network and events for the user. A connection
// never reads a clock, never sends and never calls anybody. Its owner (net/stack.hpp) puts one
// thing in and then takes segments and events out until there are none left. What a segment says
// is decided when it is taken, not when the reason for it arose: one acknowledgement answers all
// that came before it, and data that is ready carries it along. There is one deadline, that of the
// earliest timer; calling timeout() before it does nothing.
//
// Positions are 64-bit and count sequence numbers from the initial one: the SYN is at 0, the
// stream's first byte at 1, the FIN behind the last byte. Only segments carry the 32-bit numbers,
// which are turned into positions on arrival, so that nothing else has to think of wrapping.
//
// The send side is three positions, una_ <= nxt_ <= max_ (SND.UNA, SND.NXT, and the highest
// SND.NXT ever). Before una_ all is acknowledged; what lies from una_ to nxt_ is believed to be on
// its way; what lies from nxt_ to max_ was sent, was given up when the timer ran out, and goes
// again; nothing from max_ on was ever sent. What is sent stays in the arena, where
// the user put it, and is referred to until it is acknowledged.
//
// The receive side is RCV.NXT, up to which the stream is whole, with what came early behind it,
// and the right edge of the window, which never moves back (RFC 9293 §3.8.6).
//
// A loss is noticed in one of two ways. Three duplicate acknowledgements, or what SACK tells of,
// begin a recovery: what is missing goes again, under half the window (RFC 5681 §3.2, RFC 6582,
// with SACK RFC 6675). Or the timer runs out, and sending begins anew at una_, with a window of
// one segment (RFC 6298 §5, RFC 5681 §3.1). Either way recover_ remembers max_: until that is
// acknowledged, further duplicates are taken for signs of the same loss.
//
// The timers are retransmission, or instead of it the probe of a window that is closed
// (RFC 9293 §3.8.6.1); the delayed acknowledgement (§3.8.6.3); and the end of TIME-WAIT (§3.4.2).
// There is no urgent data, no keep-alive and no explicit congestion notification.

#include <algorithm>
#include <cstdint>
#include <optional>

#include "base/ids.hpp"
#include "net/tcp/congestion.hpp"
#include "net/tcp/event.hpp"
#include "net/tcp/fifo.hpp"
#include "net/tcp/parameters.hpp"
#include "net/tcp/receive_buffer.hpp"
#include "net/tcp/receive_window.hpp"
#include "net/tcp/round_trip.hpp"
#include "net/tcp/scoreboard.hpp"
#include "net/tcp/segment.hpp"
#include "net/tcp/send_buffer.hpp"
#include "net/tcp/stopwatch.hpp"

namespace mailscope::net::tcp {

struct Outgoing {
  Segment segment;
  std::uint64_t offset = 0;  // of the payload in the stream, from 0
  bool again = false;        // it begins with what was sent before
};

// What a sender believes of the network.
struct CongestionState {
  std::uint32_t window, threshold, in_flight;  // cwnd, ssthresh, unacknowledged; bytes
  Duration round_trip, timeout;                // SRTT (zero: not measured yet), RTO
};

class Connection {
 public:
  // `initial_sequence`: RFC 9293 §3.4.1. The parameters are referred to, not copied.
  Connection(const Parameters& parameters, std::uint32_t initial_sequence);
  Connection(Parameters&&, std::uint32_t) = delete;

  // ---- What the user asks for (§3.10.1 to §3.10.5).
  void open(Instant now);                                // active
  void listen();                                         // passive: waits for one SYN
  void send(Bytes bytes);                                // stays in the arena until acknowledged
  void send_repeated(Bytes block, std::uint64_t total);  // see SendBuffer::append_repeated
  void close();                                          // after what was sent; receiving goes on
  void abort();                                          // RST
  // A program that does not read at once: what it received fills the buffer, and so closes the
  // window, until it says that it has consumed it.
  void read_slowly() { reads_slowly_ = true; }
  void consumed(std::uint64_t bytes);

  // ---- What the network and the clock bring.
  void segment_arrived(const Segment& segment, Instant now);
  void timeout(Instant now);  // call at deadline(), or later
  Instant deadline() const { return std::min({retransmit_at_, time_wait_ends_, ack_at_}); }

  // ---- What is to be done: call until they give nothing.
  std::optional<Outgoing> next_segment(Instant now, Arena& arena);
  std::optional<Event> next_event();

  State state() const { return state_; }
  CongestionState congestion() const;
  void tell_congestion(bool wanted) { tells_congestion_ = wanted; }  // by events
  // In TIME-WAIT, whether this SYN may begin a new incarnation of the connection (§3.10.7.4 and
  // RFC 6191), whose initial sequence number must then lie beyond ours (RFC 9293 §3.4.3).
  bool may_be_replaced_by(const Segment& syn) const;
  std::uint32_t sequence_beyond() const { return number(max_ + (1U << 16)); }

 private:
  void enter(State to);
  void fail(trace::ConnectionFailure why);
  void emit(const Event& event) { events_.push_back(event); }
  void note_congestion() {
    if (tells_congestion_) emit({.kind = Event::Kind::congestion_changed});
  }
  std::uint32_t number(std::uint64_t position) const {
    return iss_ + static_cast<std::uint32_t>(position);
  }

  // ---- Receiving, in the order of §3.10.7: connection_receive.cpp.
  void arrived_in_listen(const Segment&, Instant now);
  void arrived_in_syn_sent(const Segment&, Instant now);
  void arrived_later(const Segment&, Instant now);
  void establish(Instant now);
  void reset_by_peer();
  bool acceptable(const Segment&, std::uint64_t position) const;
  void not_acceptable(const Segment&, std::uint64_t position, Instant now);
  void challenge(Instant now);
  void start_time_wait(Instant now);
  // RCV.NXT, as a position.
  std::uint64_t rcv_next() const { return received_.next() + 1 + (peer_fin_taken_ ? 1 : 0); }

  // ---- What the SYNs agree on: connection_options.cpp.
  void learn_peer(const Segment& syn, Instant now);
  wire::TcpOptions syn_options() const;
  void add_options(Segment& segment, Instant now) const;
  std::uint32_t segment_room() const;  // Eff.snd.MSS
  bool passes_paws(const Segment&, Instant now) const;
  void note_timestamp(const Segment&, std::uint64_t position, Instant now);
  std::uint32_t timestamp(Instant now) const;

  // ---- Payload and acknowledging it: connection_text.cpp.
  void take_text(const Segment&, std::uint64_t position);
  void deliver(Instant now, bool gap_before);
  void process_fin(Instant now);
  void acknowledge_soon(bool first, Instant now);
  void acknowledge_now() { ack_now_ = true; }
  void acknowledgement_sent();

  // ---- Acknowledgements that arrive: connection_acknowledged.cpp.
  bool process_ack(const Segment&, Instant now);  // false: drop the segment
  bool establishing_ack(const Segment&, std::uint64_t ack, Instant now);
  bool update_window(const Segment&, Instant now);  // true: it was what it had been
  bool update_scoreboard(const Segment&);
  void new_ack(std::uint64_t position, const Segment&, Instant now);
  void measure(std::uint64_t acknowledged, const Segment&, Instant now);
  void answer_new_ack(std::uint64_t acknowledged, std::uint64_t was_in_flight);
  std::uint32_t flight_size() const;
  void duplicate_ack();
  void begin_recovery();
  void fin_acknowledged(Instant now);

  // ---- Timers: connection_timers.cpp.
  void retransmission_timed_out(Instant now);
  void persist_timed_out(Instant now);
  void arm_persist(Instant now);
  Duration probe_interval() const;
  bool given_up(Instant now);

  // ---- Sending: connection_transmit.cpp.
  std::uint64_t data_end() const { return unsent_.end() + 1; }
  std::uint64_t fin_position() const { return data_end(); }
  bool may_send_data() const;
  std::uint64_t in_network() const;
  std::uint64_t usable_window() const;
  bool worth_sending(std::uint64_t size, std::uint64_t left, bool fin) const;
  Outgoing next_reset();
  Outgoing next_syn(Instant now);
  Outgoing next_ack(Instant now);
  Outgoing next_probe(Instant now, Arena& arena);
  std::optional<Outgoing> next_lost(Instant now, Arena& arena);
  std::optional<Outgoing> next_hole(std::uint64_t limit, Instant now, Arena& arena);
  std::optional<Outgoing> next_data(Instant now, Arena& arena);
  Outgoing resend(std::uint64_t position, std::uint64_t limit, Instant now, Arena& arena);
  Outgoing make(std::uint64_t position, std::uint8_t control, Bytes payload, Instant now);
  void sent(std::uint64_t from, std::uint64_t to, Instant now);

  const Parameters* parameters_;
  State state_ = State::closed;
  Fifo<Event> events_;

  // ---- Send side. una_ <= nxt_ <= max_.
  std::uint32_t iss_;
  std::uint32_t peer_window_ = 0;                  // SND.WND, bytes
  std::uint32_t largest_peer_window_ = 0;          // MAX.SND.WND
  std::uint32_t window_seq_ = 0, window_ack_ = 0;  // SND.WL1, SND.WL2
  std::uint64_t una_ = 0;                          // the oldest position not acknowledged
  std::uint64_t nxt_ = 0;        // to be sent next; falls back to una_ when the timer runs out
  std::uint64_t max_ = 0;        // nothing from here on was ever sent
  std::uint64_t small_end_ = 0;  // of the last small segment: SND.SML of appendix A.3
  SendBuffer unsent_;            // and unacknowledged
  std::optional<std::uint32_t> reset_seq_;  // an RST to send, with this number
  std::uint16_t mss_;
  bool fin_queued_ = false;

  // ---- What the SYNs agreed on.
  bool scaled_ = false, timestamps_ = false, sack_ = false;
  std::uint8_t peer_shift_ = 0, our_shift_ = 0;  // RFC 7323 §2.3
  std::uint32_t ts_recent_ = 0;                  // RFC 7323 §4.3
  Instant ts_recent_at_;
  std::uint64_t last_ack_sent_ = 0;

  // ---- Receive side.
  std::uint32_t irs_ = 0;
  std::uint32_t unacknowledged_segments_ = 0;
  ReceiveBuffer received_;
  ReceiveWindow window_;
  std::optional<std::uint64_t> peer_fin_;  // its position, once known
  bool peer_fin_taken_ = false;
  bool passive_ = false;
  bool ack_now_ = false;
  bool handshake_ack_ = false;  // it leaves before any data
  bool reads_slowly_ = false;
  bool text_with_syn_ = false;  // waits to be delivered
  bool text_taken_ = false;     // a segment of data was taken before
  std::uint8_t challenges_ = 0;
  Instant challenges_since_;

  // ---- Losses.
  Congestion congestion_;
  Scoreboard scoreboard_;
  std::uint64_t recover_ = 0;  // RFC 6582 §3.2: the end of what was sent when a loss was noticed
  std::uint64_t in_flight_before_ = 0;  // at the first duplicate acknowledgement
  std::uint32_t duplicates_ = 0;        // of the three that are waited for
  std::uint32_t departed_ = 0;          // duplicates since the last acknowledgement of new data
  bool timed_out_ = false;              // and what was sent before is not acknowledged yet
  bool partly_ = false;                 // this recovery has seen a partial acknowledgement
  bool tells_congestion_ = true;
  bool resend_ = false;  // the first segment is to be sent again, whatever the window

  // ---- Timers.
  RoundTrip round_trip_;
  Instant retransmit_at_ = Instant::never();  // or, while persisting_, the next probe
  Instant time_wait_ends_ = Instant::never();
  Instant ack_at_ = Instant::never();
  Instant stalled_since_;  // nothing new was acknowledged since then
  Instant last_sent_;      // data
  std::uint16_t timeouts_in_a_row_ = 0;
  std::uint16_t probes_ = 0;
  std::uint8_t syn_timeouts_ = 0;
  bool persisting_ = false;
  bool probe_due_ = false;
  bool small_allowed_ = false;  // the override timer of §3.8.6.2.1 ran out
  Stopwatch stopwatch_;
};

}  // namespace mailscope::net::tcp
