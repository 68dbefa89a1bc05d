#pragma once
// The third pass: from a tree of the right shape to the scenario. Keys are read by their
// description (scenario/format/member.hpp); this tells who is in the file, and checks what only the
// whole file tells: ranges between values, names used twice. Works on what is left when some values
// are faulty, so that all faults come at once.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/format/document.hpp"
#include "scenario/format/member.hpp"
#include "scenario/format/names.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::scenario {

class Builder final : private Resolver {
 public:
  Builder(Node& root, FaultLog& log) : Resolver(out_), root_(root), log_(log) {}
  // Complete only if the log is empty afterwards.
  Scenario build(std::string name);

 private:
  static constexpr std::size_t kAnyMessage = SIZE_MAX;

  // ---- Members of an object; null when absent or faulty.
  static const Node* sound_object(const Node& object, std::string_view key);
  static const Node* sound_list(const Node& object, std::string_view key);
  // A value that may stand alone or in a list; without the faulty ones.
  static std::vector<const Node*> all_of(const Node& node);

  template <class T>
  void read_by(const Node& node, const Shape& shape, T& object) {
    read_object(node, shape, &object, *this);
  }

  void check_tcp();

  // ---- build_names.cpp: who is meant.
  std::size_t index(const Node& node, Refers what) override;
  HostRef host(const Node& node) override;
  std::string full_name(const Node& node, Refers what) override;
  std::size_t user_named(const Node& node);
  std::size_t server_named(const Node& node);
  std::size_t machine_named(const Node& node);
  std::size_t message_named(const Node& node);
  std::string recipient(const Node& node);
  std::string literal_recipient(const Node& node, std::string_view literal);
  std::string mail_host(const Node& node);
  std::optional<std::size_t> server_of(std::string_view domain) const;
  Domain* domain_named(std::string_view name);

  // ---- build_servers.cpp
  void enter_servers();
  void build_servers();
  void build_server(const Node& node, Server& server);
  void check_retry(const Node& node, const policy::RetryPolicy& policy);
  void check_answer(const Node& node, const policy::Answer& answer);
  void check_reply(const Node& node, const policy::Answer& answer);

  // ---- build_forwarding.cpp
  void check_forwarding(const Node& node, const Server& server);
  void check_aliases(const Node& node, const Server& server);
  void check_lists(const Node& node, const Server& server);
  void check_list(const Node& node, const MailingList& list, const std::string& domain);
  bool claim_list(const Node& node, const std::string& name, std::string_view what,
                  const std::string& domain);
  void check_relays(const Node& node, const Server& server);
  void check_addresses(const Node& node, const std::vector<std::string>& addresses);

  // ---- build_users.cpp
  void enter_users();
  void build_users();
  void claim_hosts();
  void claim_host(const Node& owner, const std::string& host);
  void claim_address(const Node& owner, User& user);

  // ---- build_dns.cpp
  void enter_domains();
  void build_dns();
  void build_domain(const Node& node);
  void check_ttl(const Node& node, Duration ttl);

  // ---- build_network.cpp
  void build_network();
  void set_link(const Node& node, std::set<std::size_t>& changed);
  std::size_t link_named(const Node& pair);
  std::optional<std::size_t> link_between(HostRef a, HostRef b) const;
  void add_link(HostRef a, HostRef b) { out_.links.push_back({{out_.network}, a, b}); }
  void link_direct_agents();
  std::optional<std::size_t> direct_link(std::size_t user, HostRef other) const;

  // ---- build_rules.cpp
  void check_rules(const Node& node, std::vector<LinkRule>& rules, const Link* link);
  void check_rule(const Node& node, const LinkRule& rule, const Link* link);
  void check_period(const Node& node, Instant after, Instant until);

  // ---- build_actions.cpp
  void build_actions();
  void build_action(const Node& node, Action action);
  void check_transfer(const Node& node, const Transfer& transfer);
  void order_actions();

  // ---- build_send.cpp
  void check_send(const Node& node, const Send& send);
  void check_body(const Node& node, bool header);
  void check_login(const Node& node, const Send& send);
  void add_sends(const Node* node, Action action);
  bool may_repeat(const Node& count, const Action& action);

  // ---- build_narration.cpp
  void build_narration();
  void check_told(const Node& told);

  // ---- build_expectations.cpp
  void build_expectations();
  void check_expectation(const Node& node, const Expectation& expectation);
  void check_connections(const Node& node, const ConnectionCount& connections);
  void note_recipients();
  bool was_sent(const Expectation& expectation) const;

  Node& root_;
  FaultLog& log_;
  Scenario out_;
  std::vector<const Node*> server_nodes_, user_nodes_;         // of out_'s, in their order
  std::map<std::string, std::size_t, std::less<>> users_;      // by name
  std::map<std::string, std::size_t, std::less<>> servers_;    // by domain, lower case
  std::map<std::string, std::size_t, std::less<>> domains_;    // in out_.dns, lower case
  std::map<std::string, std::string, std::less<>> hosts_;      // lower case -> owner's name
  std::map<std::string, std::string, std::less<>> addresses_;  // lower case -> owner's name
  std::map<std::string, std::string, std::less<>> forwarded_;  // lower case -> what it is
  std::size_t actions_ = 0;               // the file's own, and the copies of its sends
  std::uint64_t repeated_ = 0;            // bytes of those copies
  std::vector<std::size_t> first_sends_;  // the file's nth send -> its place as written
  std::vector<std::size_t> sends_;  // the file's nth send -> its place among the sends by instant
  std::vector<std::size_t> direct_links_;  // user -> the first link of an agent that sends directly
  std::set<std::pair<std::size_t, std::string>> recipients_;  // (send by instant, lower case)
};

}  // namespace mailscope::scenario
