#pragma once
// A trace as JSON Lines, lossless: one object a record. Times are strings of seconds with nine
// places, ids are numbers or null, bytes are text when they are printable UTF-8, else
// {"base64": "..."}. What is written, read and written again is the same to the byte.

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "trace/trace.hpp"

namespace mailscope::trace {

// The line of one record, with its line feed.
std::string json_line(const Trace& trace, RecordNumber n);

void write_json_lines(const Trace& trace, const std::function<void(std::string_view)>& sink);
std::string to_json_lines(const Trace& trace);

struct ReadLimits {
  std::size_t records = 50'000'000;
  std::size_t line = std::size_t{400} << 20;  // bytes of one line
};

// Strict: every member there, none unknown, ids in the order of creation, causes earlier than
// their records, time never backwards. The error names the line: "line 7: ...".
Result<Trace> read_json_lines(std::string_view text, const ReadLimits& limits = {});

// `trace_sha256`: SHA-256 of the JSON Lines, in hexadecimal.
std::string digest(const Trace& trace);

}  // namespace mailscope::trace
