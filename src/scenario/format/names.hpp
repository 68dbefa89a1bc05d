#pragma once
// Whom the references of a file mean, and how a file names whom a scenario means.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "scenario/format/document.hpp"
#include "scenario/format/shape.hpp"
#include "scenario/scenario.hpp"

namespace mailscope::scenario {

inline constexpr std::string_view kNameServer = "dns";  // where hosts are named

// Of a scenario that outlives it.
class Names {
 public:
  explicit Names(const Scenario& scenario) : scenario_(scenario) {}

  const Scenario& scenario() const { return scenario_; }
  Node of(std::size_t index, Refers what) const;  // kNobody: ""
  Node of(const HostRef& host) const;

  std::map<std::size_t, std::size_t> numbers;  // nth send by instant -> its number in the file

 private:
  const Scenario& scenario_;
};

// Of the scenario that is being read: build/ knows who is in it. Whom nobody knows is a fault,
// logged at the node.
class Resolver : public Names {
 public:
  using Names::Names;
  virtual std::size_t index(const Node& node, Refers what) = 0;  // kNobody after a fault
  virtual HostRef host(const Node& node) = 0;
  virtual std::string full_name(const Node& node, Refers what) = 0;  // "" after a fault

 protected:
  ~Resolver() = default;
};

}  // namespace mailscope::scenario
