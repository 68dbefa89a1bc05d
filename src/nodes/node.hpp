#pragma once
// A program on a host: it holds its dialogs and hands each what the network and the clock bring.

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "nodes/dialog.hpp"

namespace mailscope::nodes {

class Node : public net::Application {
 public:
  Node(Context& context, HostId host) : context_(context), host_(host) {}

  HostId host() const { return host_; }
  // What was asked of Context::set_timer() is due, or was once: whoever asked for it knows.
  virtual void timer(Timer timer, std::uint32_t number);
  // Memory is gone; the disk stays.
  virtual void crash() { dialogs_.clear(); }
  virtual void restart() {}

  // Connects to `server`; `make(endpoint)` gives the client's dialog.
  template <class Make>
  auto& open(HostId server, std::uint16_t port, trace::Protocol protocol, Make make) {
    const net::Endpoint at = dial(server, port, protocol);
    auto dialog = make(at);
    auto& result = *dialog;
    dialogs_[at.connection] = std::move(dialog);
    return result;
  }

  // What a dialog waited for has come; nothing happens when it is gone.
  template <class Act>
  void resume(net::Endpoint at, Act act) {
    Dialog* dialog = find(at);
    if (dialog == nullptr) return;
    act(*dialog);
    arm(at);
  }

  // Sends so many bytes to the discard port of a server, which takes them if it was told to.
  void transfer(HostId server, std::uint64_t bytes);
  void take_transfers();

  void accepted(net::Endpoint at, std::uint16_t port) final;
  void connected(net::Endpoint at) final;
  void received(net::Endpoint at, std::string_view bytes) final;
  void peer_closed(net::Endpoint at) final;
  void closed(net::Endpoint at) final;
  void failed(net::Endpoint at, trace::ConnectionFailure why) final;

 protected:
  // The dialog that serves a client of `port`.
  virtual std::unique_ptr<Dialog> serve(net::Endpoint at, std::uint16_t port) = 0;

  Context& context() { return context_; }
  const Context& context() const { return context_; }

 private:
  net::Endpoint dial(HostId server, std::uint16_t port, trace::Protocol protocol);
  Dialog* find(net::Endpoint at);
  void dialog_timer(ConnectionId connection);
  void arm(net::Endpoint at);

  Context& context_;
  HostId host_;
  std::map<ConnectionId, std::unique_ptr<Dialog>> dialogs_;
};

}  // namespace mailscope::nodes
