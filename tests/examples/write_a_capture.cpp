// Writes what a capture on Bob's mail server would have seen, for Wireshark.

#include <fstream>
#include <string>

#include <fmt/format.h>

#include "export/capture.hpp"
#include "replay/cast.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"

using namespace mailscope;

int main() {
  const auto scenario = scenario::find("lost-rcpt", {MAILSCOPE_SOURCE_DIR "/scenarios"});
  if (!scenario) return 1;
  const trace::Trace trace = sim::run(*scenario);
  const auto server = replay::find_host(replay::cast_of(trace), "hamburger.edu");
  if (!server) return 1;
  const std::string bytes = exports::capture(
      trace, {.at = *server, .starts_at = scenario->starts_at, .title = scenario->title});
  std::ofstream("lost-rcpt.pcapng", std::ios::binary) << bytes;
  fmt::print("wireshark lost-rcpt.pcapng  # {} bytes\n", bytes.size());
}
