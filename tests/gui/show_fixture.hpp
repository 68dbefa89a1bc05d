#pragma once
// Shows of runs that are told by hand (tests/trace/small_world.hpp).

#include <memory>
#include <variant>

#include "gui/model/playback.hpp"
#include "gui/model/show.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::gui {

// Who does what, as the hand-made traces number it: Alice sends, Bob reads.
inline scenario::Scenario small_scenario() {
  scenario::Scenario s;
  s.name = "small";
  s.title = "Alice writes to Bob";
  s.servers.resize(2);
  s.servers[0].domain = "crepes.fr";
  s.servers[1].domain = "hamburger.edu";
  s.users.resize(2);
  s.users[0].title = "Alice";
  s.users[1].title = "Bob";
  return s;
}

inline std::unique_ptr<Show> show_of(trace::Trace trace) {
  return std::make_unique<Show>(small_scenario(), std::move(trace));
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
