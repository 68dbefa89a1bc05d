#pragma once
// A run as a capture file that Wireshark and tshark read.

#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

struct CaptureChoice {
  // None: every packet once, at the instant its sender put it on the wire; an interface a link.
  // A host: what a capture there would have seen: its own packets as they depart, those of
  // others as they arrive, damaged ones and copies as well, and nothing that died elsewhere.
  std::optional<HostId> at;
  std::int64_t starts_at = 0;                           // Unix seconds of instant 0
  std::string title;                                    // of the scenario
  std::string application;                              // "mailscope 1.2.3"
  texts::Language language = texts::Language::english;  // of the comments
};

// The bytes of a pcapng file.
std::string capture(const trace::Trace& trace, const CaptureChoice& choice);

}  // namespace mailscope::exports
