#pragma once
// A transfer of so many bytes over TCP, to a server's discard port (RFC 863): TCP is shown alone,
// without mail. Both ends, each as a program holds it.

#include <cstdint>
#include <optional>
#include <string_view>

#include "nodes/dialog.hpp"

namespace mailscope::nodes {

// Sends all of it as soon as the connection stands, and closes.
class TransferSending final : public Dialog {
 public:
  TransferSending(Context& context, HostId host, net::Endpoint at, std::uint64_t size)
      : Dialog(context, host, at), size_(size) {}

  void connected() override;
  void received(std::string_view) override {}  // the discard service never answers
  void peer_closed() override {}
  void failed(trace::ConnectionFailure) override {}
  void timeout() override {}
  std::optional<Instant> deadline() const override { return std::nullopt; }

 private:
  std::uint64_t size_;
};

// Throws away what comes, and closes when the client has.
class TransferServing final : public Dialog {
 public:
  using Dialog::Dialog;

  void connected() override {}
  void received(std::string_view) override {}
  void peer_closed() override { hang_up(); }
  void failed(trace::ConnectionFailure) override {}
  void timeout() override {}
  std::optional<Instant> deadline() const override { return std::nullopt; }
};

}  // namespace mailscope::nodes
