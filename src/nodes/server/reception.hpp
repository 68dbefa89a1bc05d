#pragma once
// What a mail server decides when a client talks to it (RFC 5321 §3.6.2, §7.9): whom it lets in,
// whose mail it takes, and what it has room for.

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

#include "nodes/server/addressing.hpp"
#include "nodes/server/disk.hpp"
#include "nodes/server/greylist.hpp"
#include "nodes/server/scripted_answers.hpp"
#include "policy/mail_server.hpp"

namespace mailscope::nodes {

// Who talks to it.
struct Client {
  HostId host;
  std::string_view login;  // the user it has authenticated as; empty: nobody
};

class Reception {
 public:
  Reception(Context& context, HostId host, const policy::MailServer& policy, const MailStore& store,
            const Addressing& addressing, const Disk& disk);

  // The agent of one of its users.
  void add_agent(HostId agent) { agents_.insert(agent); }
  void crash();

  smtp::Verdict at(Stage stage);  // connect, hello, data: only what a scenario says
  smtp::Verdict sender(std::uint64_t declared_size);
  smtp::Verdict recipient(const smtp::AskRecipient& question, const Client& client);
  // An answer other than yes: the message is not taken. `drop`: it is, and nobody will hear of it.
  smtp::Verdict message(const smtp::AskMessage& message);
  bool login(std::string_view user, std::string_view password) const;
  bool has_room_for(std::string_view address, std::uint64_t size) const;  // in its mailbox

 private:
  smtp::Verdict known_recipient(const smtp::AskRecipient& question, const Client& client);
  bool may_relay(const Client& client) const;
  bool over_every_quota(const smtp::AskMessage& message) const;

  Context& context_;
  const policy::MailServer& policy_;
  const MailStore& store_;
  const Addressing& addressing_;
  const Disk& disk_;
  ScriptedAnswers answers_;
  std::optional<Greylist> greylist_;
  std::set<HostId> agents_;
};

}  // namespace mailscope::nodes
