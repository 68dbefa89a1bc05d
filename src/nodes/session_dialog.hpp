#pragma once
// A dialog over a protocol's session. What the network and the clock bring goes into the session;
// what it says goes out; what the protocol leaves to the program goes to a handle() of `Self`,
// which has one for every other output of the session.

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "base/session.hpp"
#include "nodes/dialog.hpp"

namespace mailscope::nodes {

template <class Self, Session Protocol>
class SessionDialog : public Dialog {
 public:
  void connected() override {
    protocol_.connected(now());
    pump();
  }
  void received(std::string_view bytes) override {
    protocol_.receive(bytes, now());
    pump();
  }
  void peer_closed() override {
    protocol_.closed();
    pump();
    hang_up();
  }
  void failed(trace::ConnectionFailure) override {}
  void timeout() override {
    protocol_.timeout(now());
    pump();
  }
  std::optional<Instant> deadline() const override { return protocol_.deadline(); }

 protected:
  SessionDialog(Context& context, HostId host, net::Endpoint at, Protocol protocol)
      : Dialog(context, host, at), protocol_(std::move(protocol)) {}

  Protocol& protocol() { return protocol_; }
  // Carries out what the session wants; to be called after everything that is put into it.
  void pump() {
    while (const auto output = protocol_.poll()) {
      std::visit([this](const auto& what) { this->carry_out(what); }, *output);
    }
  }

 private:
  template <class Output>
  void carry_out(const Output& output) {
    if constexpr (Speech<Output>) {
      say(output.kind, output.bytes);
    } else if constexpr (std::is_same_v<Output, Hangup>) {
      hang_up();
    } else {
      static_cast<Self&>(*this).handle(output);
    }
  }

  Protocol protocol_;
};

}  // namespace mailscope::nodes
