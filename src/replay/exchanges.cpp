#include "replay/exchanges.hpp"

#include <map>
#include <tuple>
#include <variant>

#include "trace/protocols.hpp"

namespace mailscope::replay {
namespace {

constexpr std::uint16_t kPort = trace::facts(trace::Protocol::dns).port;
constexpr std::size_t kId = 2;  // octets that a message begins with

class ExchangeCollector {
 public:
  void read(const trace::Trace& trace, RecordNumber n) {
    const auto* sent = std::get_if<trace::DatagramSent>(&trace[n].what);
    if (!sent || (sent->to_port != kPort && sent->from_port != kPort)) return;
    const bool asks = sent->to_port == kPort;
    const HostId from = trace[n].host;
    const std::string_view payload = trace.text(sent->payload);
    Datagram datagram{asks ? Side::client : Side::server, sent->packet, n, payload};
    const Key key{asks ? from : sent->to, asks ? sent->to : from,
                  asks ? sent->from_port : sent->to_port, payload.substr(0, kId)};
    const auto known = latest_.find(key);
    if (known != latest_.end() && continues(all_[known->second], datagram))
      return all_[known->second].datagrams.push_back(datagram);
    latest_[key] = all_.size();
    all_.push_back({std::get<0>(key), std::get<1>(key), {datagram}});
  }
  std::vector<Exchange> take() { return std::move(all_); }

 private:
  // Ports and IDs are used again some day, for another question.
  static bool continues(const Exchange& exchange, const Datagram& datagram) {
    return datagram.side == Side::server || datagram.payload == exchange.datagrams.front().payload;
  }

  using Key = std::tuple<HostId, HostId, std::uint16_t, std::string_view>;
  std::map<Key, std::size_t> latest_;
  std::vector<Exchange> all_;
};

}  // namespace

std::vector<Exchange> exchanges(const trace::Trace& trace) {
  ExchangeCollector collector;
  for (std::size_t i = 0; i < trace.size(); ++i) collector.read(trace, RecordNumber(i));
  return collector.take();
}

}  // namespace mailscope::replay
