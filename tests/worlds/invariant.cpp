#include "tests/worlds/invariant.hpp"

#include "tests/worlds/custody_ledger.hpp"

namespace mailscope::worlds {

std::string_view name(Rule rule) {
  switch (rule) {
    case Rule::safe_before_250:
      return "safe before 250";
    case Rule::held:
      return "held";
    case Rule::addressed:
      return "addressed";
    case Rule::whole:
      return "whole";
    case Rule::relayed:
      return "relayed";
    case Rule::discarded:
      return "discarded";
    case Rule::told:
      return "told";
    case Rule::not_stuck:
      return "not stuck";
  }
  return "";
}

std::optional<Violation> find_violation(const trace::Trace& trace) {
  CustodyLedger ledger(trace);
  for (std::size_t n = 0; n < trace.size() && !ledger.violation(); ++n) {
    ledger.take(RecordNumber(n));
  }
  if (!ledger.violation()) ledger.finish();
  return ledger.violation();
}

}  // namespace mailscope::worlds
