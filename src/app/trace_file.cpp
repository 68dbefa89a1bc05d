#include "app/trace_file.hpp"

#include <fstream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "app/output.hpp"
#include "trace/json_lines.hpp"

namespace mailscope::app {

bool names_trace(const std::string& argument) {
  return argument.ends_with(".jsonl");
}

std::optional<trace::Trace> read_trace(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  if (!file) {
    complain(fmt::format("{}: cannot be read; write the path of a trace from run --trace", path));
    return std::nullopt;
  }
  auto trace = trace::read_json_lines(text);
  if (trace) return std::move(*trace);
  complain(fmt::format("{}: {}", path, trace.error().message));
  return std::nullopt;
}

}  // namespace mailscope::app
