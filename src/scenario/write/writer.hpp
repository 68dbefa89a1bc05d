#pragma once
// What a file says of a scenario: the members by their description, and here what refers to others
// or follows from them. The reverse of build/.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/format/document.hpp"
#include "scenario/format/shape.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::scenario {

class Writer {
 public:
  explicit Writer(const Scenario& scenario) : scenario_(scenario) {}
  Node file();

 private:
  Node servers() const;
  Node users() const;
  Node dns(const Dns& dns) const;
  Node domain(const Domain& domain, const Domain& otherwise) const;
  Node narration() const;

  // ---- write_network.cpp
  Node network() const;
  Node quality(const LinkQuality& quality, const LinkQuality& otherwise, const Shape& shape) const;
  Node rule(const LinkRule& rule) const;

  // ---- write_actions.cpp
  Node actions();
  Node action(const Action& action) const;
  Node what(const Send& send) const;
  Node what(const Read& read) const;
  Node what(const Transfer& transfer) const;
  Node what(const Down& down) const { return party(down.host); }
  Node what(const Up& up) const { return party(up.host); }
  Node what(const Cut& cut) const { return ends_of(scenario_.links[cut.link]); }
  Node what(const Mend& mend) const { return ends_of(scenario_.links[mend.link]); }
  Node expectations() const;
  Node expectation(const Expectation& expectation) const;

  Node party(const HostRef& host) const;  // as a file names it
  Node ends_of(const Link& link) const;

  const Scenario& scenario_;
  std::map<std::size_t, std::size_t> numbers_;  // nth send by instant -> its number in the file
};

// Adds a member.
void put(Node& object, std::string_view key, Node value);
// The members in the order of their description.
Node in_order(Node object, const Shape& shape);
Node list_of(std::vector<Node> items);

}  // namespace mailscope::scenario
