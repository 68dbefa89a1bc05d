#pragma once
// Shows of runs that are told by hand (tests/trace/small_world.hpp).

#include <memory>
#include <variant>

#include "gui/model/playback.hpp"
#include "gui/model/show.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::gui {

inline std::unique_ptr<Show> show_of(trace::Trace trace) {
  return std::make_unique<Show>(std::move(trace));
}

// The last record of a kind.
template <class Kind>
RecordNumber last_of(const trace::Trace& trace) {
  RecordNumber found;
  for (std::size_t i = 0; i < trace.size(); ++i)
    if (std::holds_alternative<Kind>(trace.records()[i].what)) found = RecordNumber(i);
  return found;
}

}  // namespace mailscope::gui
