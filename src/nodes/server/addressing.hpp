#pragma once
// Whose mail a server takes, and where it goes from there: mailboxes, aliases (RFC 5321 §3.9.1),
// mailing lists (§3.9.2), domains that it relays for (§5.1), and everybody else.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "nodes/server/intake.hpp"
#include "nodes/server/mail_store.hpp"

namespace mailscope::nodes {

struct MailingList {
  std::vector<std::string> members;  // addresses
  std::string owner;                 // the address that bounces reach
};

struct AddressingConfig {
  template <class T>
  using ByLocalPart = std::map<std::string, T, LessIgnoringCase>;

  std::string domain;                             // whose mail it keeps
  std::vector<std::string> names;                 // its own: mail for them is for the domain
  ByLocalPart<std::vector<std::string>> aliases;  // the addresses that they stand for
  ByLocalPart<MailingList> lists;
  std::vector<std::string> relays_for;  // domains
};

class Addressing {
 public:
  enum class Kind : std::uint8_t {
    mailbox,
    alias,
    list,
    unknown,    // of its domain, but nobody
    relayed,    // of a domain that it relays for
    elsewhere,  // of any other
  };

  Addressing(AddressingConfig config, const MailStore& store)
      : config_(std::move(config)), store_(store) {}

  Kind kind_of(std::string_view address) const;
  bool is_relayed(std::string_view domain) const;
  // Where an alias leads to; null: it is none.
  const std::vector<std::string>* alias_of(std::string_view address) const {
    return alias(local_part(address));
  }

  // Where a message goes: `here` (mailboxes), `elsewhere`, `redirected`, `to_lists`. Each address
  // gets it once. Contents are left to the caller, who knows what is to stand on top of them.
  Intake sort(const smtp::Envelope& envelope) const;

 private:
  struct Sorting;
  void follow(const smtp::Recipient& recipient, Sorting& sorting) const;
  std::string_view local_part(std::string_view address) const;  // empty: not of its domain
  bool is_of_domain(std::string_view address) const;            // by the domain's own name
  std::string address_of(std::string_view local) const;
  const std::vector<std::string>* alias(std::string_view local) const;
  void to_list(std::string_view local, const smtp::Recipient& recipient, Sorting& sorting) const;

  AddressingConfig config_;
  const MailStore& store_;
};

}  // namespace mailscope::nodes
