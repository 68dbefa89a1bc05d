#include "sim/tcp_parameters.hpp"

#include "net/tcp/profiles.hpp"

namespace mailscope::sim {
namespace {

net::tcp::Parameters profile(scenario::TcpProfile profile) {
  switch (profile) {
    case scenario::TcpProfile::textbook:
      return net::tcp::textbook();
    case scenario::TcpProfile::reference:
      return net::tcp::reference();
    case scenario::TcpProfile::current:
      break;
  }
  return net::tcp::current();
}

template <class To, class From>
void choose(To& value, const std::optional<From>& choice) {
  if (choice) value = static_cast<To>(*choice);
}

}  // namespace

net::tcp::Parameters tcp_parameters(const scenario::Tcp& tcp) {
  net::tcp::Parameters p = profile(tcp.profile);
  choose(p.mss, tcp.mss);
  choose(p.receive_buffer, tcp.receive_buffer);
  choose(p.window_scale, tcp.window_scale);
  choose(p.timestamps, tcp.timestamps);
  choose(p.sack, tcp.sack);
  choose(p.initial_window_segments, tcp.initial_window);
  choose(p.acknowledge_every, tcp.acknowledge_every);
  choose(p.acknowledge_after, tcp.acknowledge_after);
  choose(p.nagle, tcp.nagle);
  choose(p.limited_transmit, tcp.limited_transmit);
  choose(p.restart_after_idle, tcp.restart_after_idle);
  choose(p.initial_rto, tcp.initial_rto);
  choose(p.min_rto, tcp.min_rto);
  choose(p.max_rto, tcp.max_rto);
  choose(p.give_up_syn, tcp.give_up_syn);
  choose(p.give_up_data, tcp.give_up_data);
  choose(p.max_segment_lifetime, tcp.max_segment_lifetime);
  return p;
}

}  // namespace mailscope::sim
