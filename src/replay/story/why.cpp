#include "replay/story/why.hpp"

#include <variant>

namespace mailscope::replay {
namespace {

std::string_view kind_of(const trace::Record& record) {
  return std::visit([](const auto& what) { return std::string_view(what.kind); }, record.what);
}

// What only carries an effect from one place to the next.
bool only_carries(const trace::Record& record) {
  return std::holds_alternative<trace::PacketSent>(record.what) ||
         std::holds_alternative<trace::DatagramSent>(record.what) ||
         std::holds_alternative<trace::PacketDuplicated>(record.what) ||
         std::holds_alternative<trace::CongestionChanged>(record.what) ||
         std::holds_alternative<trace::PacketArrived>(record.what) ||
         std::holds_alternative<trace::BytesDelivered>(record.what) ||
         std::holds_alternative<trace::TcpStateChanged>(record.what) ||
         std::holds_alternative<trace::ConnectionOpened>(record.what);
}

}  // namespace

std::vector<Reason> why(const trace::Trace& trace, RecordNumber record) {
  std::vector<Reason> chain;
  for (; record; record = trace[record].cause) chain.push_back({record, kind_of(trace[record])});
  return chain;
}

std::vector<Reason> why_in_short(const trace::Trace& trace, RecordNumber record) {
  std::vector<Reason> chain;
  for (const Reason& reason : why(trace, record)) {
    if (!chain.empty() && only_carries(trace[reason.record])) continue;
    if (!chain.empty() && chain.back().kind == reason.kind) {
      ++chain.back().times;
    } else {
      chain.push_back(reason);
    }
  }
  return chain;
}

}  // namespace mailscope::replay
