#include "scenario/fault.hpp"

#include <fmt/format.h>

namespace mailscope::scenario {

std::string format_fault(const std::string& file, const Fault& fault) {
  return fmt::format("{}:{}:{}: {}: {}", file, fault.line, fault.column,
                     fault.pointer.empty() ? "/" : fault.pointer, fault.message);
}

std::string format_faults(const Faults& faults) {
  std::string text;
  for (const Fault& fault : faults.list) text += format_fault(faults.file, fault) + "\n";
  return text;
}

}  // namespace mailscope::scenario
