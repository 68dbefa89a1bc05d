#pragma once
// The hosts of a trace by the names that people call them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/result.hpp"
#include "trace/trace.hpp"

namespace mailscope::replay {

struct CastMember {
  std::string_view name;      // the machine's: "mail.crepes.fr"
  std::string_view title;     // "crepes.fr", "Alice"
  std::uint32_t address = 0;  // IPv4, host byte order
  trace::HostRole role = trace::HostRole::mail_server;
  std::vector<std::string_view> mailboxes = {};  // whose user reads here
  HostId server = {};                            // where the first of them is
  bool sends_directly = false;                   // to the receivers' servers, past its own
};

// By HostId. Texts are views into the trace.
using Cast = std::vector<CastMember>;
Cast cast_of(const trace::Trace& trace);

// From left to right, as on the map: agents beside their servers, those of the first server at
// the left end.
std::vector<HostId> left_to_right(const Cast& cast);

// The host that `text` names, by its machine, its title, its user's name or address; letters of
// either case. The error names the machines there are.
Result<HostId> find_host(const Cast& cast, std::string_view text);

// Whose address this is: the title of the agent that reads there, else the address itself.
std::string person_of(const Cast& cast, std::string_view address);

// Whose server theirs is: the person's, or, of an address that is nobody's, its domain's.
std::string_view server_owner(std::string_view person);

}  // namespace mailscope::replay
