#pragma once
// The mail servers of a scenario and the people who have a mailbox there.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/mail_server.hpp"

namespace mailscope::scenario {

inline constexpr std::size_t kNobody = SIZE_MAX;  // an index that was not set yet

// Mail for a local part goes on to these addresses instead. One that is `name` itself, at the
// server's domain, is the user of that name, who keeps a copy.
struct Alias {
  std::string name;             // local part, as written
  std::vector<std::string> to;  // addresses
  bool operator==(const Alias&) const = default;
};

// Copies go to the members with <name>-owner as their reverse-path, whose mail goes to the owner.
struct MailingList {
  std::string name;                  // local part, as written
  std::vector<std::string> members;  // addresses
  std::string owner;                 // address
  bool operator==(const MailingList&) const = default;
};

struct Server : policy::MailServer {
  std::string domain;        // what stands behind the @
  std::string host;          // the machine's name; default: mail.<domain>
  std::string calls_itself;  // {host} in its replies, its name in HELO; default: host
  std::vector<Alias> aliases;
  std::vector<MailingList> lists;
  std::vector<std::size_t> relays_for;  // other servers, whose mail it takes and passes on
  bool operator==(const Server&) const = default;
};

struct User {
  std::string name;     // "alice": what actions refer to; default: the address's local part
  std::string title;    // "Alice": what the window shows; default: the name, capitalised
  std::string address;  // "alice@crepes.fr"
  std::size_t server = kNobody;  // whose mailbox this is
  std::string password = "secret";
  std::string device = "laptop";  // "laptop", "phone" or "desktop": how the window draws the agent
  std::string host;               // the agent's machine: "alice.crepes.fr"
  std::optional<std::uint64_t> quota;  // bytes in the mailbox; none: no limit
  bool sends_directly = false;         // to the receivers' servers, past the own one
  bool operator==(const User&) const = default;
};

}  // namespace mailscope::scenario
