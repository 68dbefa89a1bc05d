#include "app/trace_file.hpp"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string_view>
#include <utility>

#include "app/output.hpp"
#include "base/text.hpp"
#include "scenario/fault.hpp"
#include "texts/usage.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::app {
namespace {

// "line 7: ..." of the trace's reader, as faults of scenarios are told. A record is a line, and
// which member of it is wrong stands in the message.
scenario::Fault fault_of(const std::string& message) {
  constexpr std::string_view kLine = "line ";
  scenario::Fault fault{.message = message};
  if (!message.starts_with(kLine)) return fault;
  const auto colon = message.find(": ");
  const auto line = parse_number<std::size_t>(
      std::string_view(message).substr(kLine.size(), colon - kLine.size()));
  if (!line) return fault;
  fault.line = *line;
  fault.message.erase(0, colon + 2);
  return fault;
}

}  // namespace

bool names_trace(const std::string& argument) {
  return argument.ends_with(".jsonl");
}

std::optional<trace::Trace> read_trace(const std::string& path, texts::Language language) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) {
    const std::string why(texts::kUsage.no_trace.in(language));
    complain(scenario::format_fault(path, {.message = why}));
    return std::nullopt;
  }
  auto trace = trace::read_json_lines(text);
  if (trace) return std::move(*trace);
  complain(scenario::format_fault(path, fault_of(trace.error().message)));
  return std::nullopt;
}

}  // namespace mailscope::app
