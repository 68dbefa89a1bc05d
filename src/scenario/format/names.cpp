#include "scenario/format/names.hpp"

#include <utility>
#include <vector>

#include "scenario/format/member.hpp"

namespace mailscope::scenario {

Node Names::of(std::size_t index, Refers what) const {
  if (index == kNobody) return text_node("");
  switch (what) {
    case Refers::user:
      return text_node(scenario_.users[index].name);
    case Refers::server:
      return text_node(scenario_.servers[index].domain);
    case Refers::machine:
      return text_node(scenario_.servers[index].host);
    case Refers::link: {
      Node pair;
      pair.kind = Node::Kind::list;
      pair.children = {of(scenario_.links[index].a), of(scenario_.links[index].b)};
      return pair;
    }
    case Refers::message:
      return number_node(static_cast<double>(numbers.at(index)), {.kind = Shape::Kind::integer});
    case Refers::nothing:
    case Refers::recipient:
    case Refers::mail_host:
      break;
  }
  return {};
}

Node Names::of(const HostRef& host) const {
  if (host.kind == HostRef::Kind::name_server) return text_node(std::string(kNameServer));
  return of(host.index, host.kind == HostRef::Kind::user ? Refers::user : Refers::server);
}

}  // namespace mailscope::scenario
