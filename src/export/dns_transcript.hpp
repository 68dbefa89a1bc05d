#pragma once
// What hosts asked the name server and what it answered, read from the bytes of the datagrams.

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

// One exchange is a query, its repetitions, and the answers to it. Default: all of them, with
// "# session N: client -> server:53" above each; else the nth, from 1. Fails when there is none.
Result<std::string> dns_transcript_text(const trace::Trace& trace,
                                        std::optional<std::uint32_t> number,
                                        texts::Language language);

}  // namespace mailscope::exports
