#pragma once
// One end of one application session, as a program holds it: a protocol's state machine between
// a connection of the stack and the program's decisions.

#include <cstdint>
#include <optional>
#include <string_view>

#include "nodes/context.hpp"

namespace mailscope::nodes {

class Dialog {
 public:
  Dialog(Context& context, HostId host, net::Endpoint at);
  virtual ~Dialog() = default;
  Dialog(const Dialog&) = delete;
  Dialog& operator=(const Dialog&) = delete;

  virtual void connected() = 0;
  virtual void received(std::string_view bytes) = 0;
  virtual void peer_closed() = 0;
  virtual void failed(trace::ConnectionFailure why) = 0;
  virtual void timeout() = 0;
  virtual std::optional<Instant> deadline() const = 0;

  SessionId session() const { return session_; }

  // The earliest timer event scheduled for it: later deadlines wait for that one.
  Instant timer_at = Instant::never();

 protected:
  Context& context() { return context_; }
  Instant now() const { return context_.runtime.now; }
  HostId host() const { return host_; }
  net::Endpoint at() const { return at_; }
  void say(trace::LineKind kind, std::string_view bytes);
  void hang_up() { context_.transport.close(at_); }
  void break_off() { context_.transport.abort(at_); }

 private:
  Context& context_;
  HostId host_;
  net::Endpoint at_;
  SessionId session_;
  std::uint64_t said_ = 0;  // bytes, so far
};

// The reason in words, as a queue notes it and a notification tells it.
std::string_view in_words(trace::ConnectionFailure why);

}  // namespace mailscope::nodes
