#pragma once
// The client's end of an SMTP session: sends its deliveries one after the other over one
// connection, waits a while for more if it may, then says QUIT.

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "nodes/delivery.hpp"
#include "nodes/session_dialog.hpp"
#include "policy/mail_server.hpp"

namespace mailscope::nodes {

class SmtpSending final : public SessionDialog<SmtpSending, smtp::ClientSession> {
 public:
  SmtpSending(Context& context, HostId host, net::Endpoint at, smtp::ClientConfig config,
              const policy::Connections& use, DeliveryOwner& owner);

  void add(Delivery delivery);
  bool takes_more() const { return !ending_ && added_ < most_; }
  HostId server() const { return server_; }

  // Between two messages, with nothing to send: after add(), wake() goes on.
  bool idle() const { return idle_until_.has_value(); }
  void wake();
  using Dialog::at;

  void failed(trace::ConnectionFailure why) override;
  void timeout() override;
  std::optional<Instant> deadline() const override;

 private:
  friend SessionDialog;
  void handle(const smtp::ClientHeard&) {}
  void handle(const smtp::Ready&);
  void handle(const smtp::RecipientAnswered& answer);
  void handle(const smtp::MessageAnswered& answer);
  void handle(const smtp::Failed& failure);
  void quit();
  void go_on();
  bool send_next();
  void end_first();
  void settle(const smtp::Reply& reply);
  bool send_rest();
  std::vector<RecipientResult> take_results();
  void give_up(const std::string& reason, const std::string& status, bool server_fails);

  HostId server_;
  std::uint32_t most_;  // deliveries
  Duration keep_open_;
  DeliveryOwner& owner_;
  std::deque<Delivery> deliveries_;  // the first is under way once `sending_`
  std::uint32_t added_ = 0;
  // Of the first, so far: of its recipients in their order, and of those of its transaction before.
  std::vector<RecipientResult> results_, earlier_;
  std::optional<Instant> idle_until_;
  bool greeted_ = false;
  bool timed_out_ = false;
  bool sending_ = false;
  bool ending_ = false;
};

}  // namespace mailscope::nodes
