#pragma once
// The machines' names, by HostId; valid for as long as the trace.

#include <string_view>
#include <variant>
#include <vector>

#include "trace/trace.hpp"

namespace mailscope::exports {

inline std::vector<std::string_view> host_names(const trace::Trace& trace) {
  std::vector<std::string_view> names;
  for (const trace::Record& record : trace.records()) {
    const auto* host = std::get_if<trace::HostAdded>(&record.what);
    if (host) names.push_back(trace.text(host->name));
  }
  return names;
}

}  // namespace mailscope::exports
