#pragma once
// What everything in a running simulation shares: the clock, the events to come, and the trace
// with the record that is the cause of what happens now.

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "engine/event_kind.hpp"
#include "engine/event_queue.hpp"
#include "trace/trace.hpp"

namespace mailscope::net {

struct Runtime {
  explicit Runtime(trace::Level level = trace::Level::full) : trace(level) {}

  engine::EventQueue queue;
  trace::Trace trace;
  Instant now;
  RecordNumber cause;  // of the records and events made now

  // The number of the new record. What the trace's level leaves out has the number of its cause,
  // so that chains of causes stay whole.
  template <class Kind>
  RecordNumber note(HostId host, const Kind& what) {
    if (!trace.keeps<Kind>()) return cause;
    return trace.append(now, cause, host, what);
  }
  // Notes, and makes the new record the cause of what follows within this event.
  template <class Kind>
  RecordNumber note_as_cause(HostId host, const Kind& what) {
    return cause = note(host, what);
  }
  void schedule(Instant at, engine::EventKind kind, HostId host, std::uint32_t subject,
                std::uint32_t argument = 0) {
    queue.push({at, static_cast<std::uint16_t>(kind), host.value(), subject, argument, cause});
  }
  Bytes store(std::string_view bytes) { return trace.store(bytes); }
  Bytes store(std::initializer_list<std::string_view> parts) { return trace.store(parts); }
  std::string_view text(Bytes bytes) const { return trace.text(bytes); }
};

}  // namespace mailscope::net
