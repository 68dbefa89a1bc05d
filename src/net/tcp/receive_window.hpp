#pragma once
// The window that a receiver offers: what its buffer has room for, and no silly windows.

#include <algorithm>
#include <cstdint>

namespace mailscope::net::tcp {

class ReceiveWindow {
 public:
  explicit ReceiveWindow(std::uint32_t buffer) : buffer_(buffer) {}

  // The first position that may not be sent to us. It never moves back: RFC 9293 §3.8.6 (SHLD-14).
  std::uint64_t edge() const { return edge_; }
  void opened(std::uint64_t next, std::uint32_t window) { edge_ = next + window; }

  void held(std::uint64_t bytes) { unread_ += bytes; }  // received, and not read yet
  void read(std::uint64_t bytes) { unread_ -= std::min(unread_, bytes); }
  std::uint64_t unread() const { return unread_; }

  // RFC 9293 §3.8.6.2.2: the edge stays where it is until it can move by a segment, or by half of
  // the buffer. `next` is RCV.NXT.
  bool can_open(std::uint64_t next, std::uint32_t mss) const {
    return free_edge(next) >= edge_ + std::min(buffer_ / 2, mss);
  }
  // RCV.WND, to be told now.
  std::uint32_t offer(std::uint64_t next, std::uint32_t mss) {
    if (can_open(next, mss)) edge_ = free_edge(next);
    return static_cast<std::uint32_t>(edge_ - next);
  }

 private:
  std::uint64_t free_edge(std::uint64_t next) const {
    return next + (buffer_ - std::min<std::uint64_t>(buffer_, unread_));
  }
  std::uint32_t buffer_;
  std::uint64_t edge_ = 0;
  std::uint64_t unread_ = 0;
};

}  // namespace mailscope::net::tcp
