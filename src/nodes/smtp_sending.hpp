#pragma once
// The client's end of an SMTP session: sends its deliveries one after the other over one
// connection, then says QUIT.

#include <deque>

#include "nodes/delivery.hpp"
#include "nodes/dialog.hpp"

namespace mailscope::nodes {

class SmtpSending final : public Dialog {
 public:
  SmtpSending(Context& context, HostId host, net::Endpoint at, smtp::ClientConfig config,
              DeliveryOwner& owner);

  void add(Delivery delivery);
  bool takes_more() const { return !ending_; }

  void connected() override;
  void received(std::string_view bytes) override;
  void peer_closed() override;
  void failed(trace::ConnectionFailure why) override;
  void timeout() override;
  std::optional<Instant> deadline() const override { return session_.deadline(); }

 private:
  void pump();
  void handle(const smtp::ClientSay& say);
  void handle(const smtp::ClientHeard&) {}
  void handle(const smtp::Ready&);
  void handle(const smtp::RecipientAnswered& answer);
  void handle(const smtp::MessageAnswered& answer);
  void handle(const smtp::Failed& failure);
  void handle(const smtp::ClientHangup&) { hang_up(); }
  void settle(const smtp::Reply& reply);
  void give_up(const std::string& reason);

  smtp::ClientSession session_;
  DeliveryOwner& owner_;
  std::deque<Delivery> deliveries_;  // the first is under way once `sending_`
  std::vector<RecipientResult> results_;
  bool sending_ = false;
  bool ending_ = false;
};

}  // namespace mailscope::nodes
