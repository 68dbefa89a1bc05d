#pragma once
// Where a wire begins and ends.

#include "gui/geometry.hpp"
#include "gui/map/plan.hpp"

namespace mailscope::gui::map {

struct End {  // of a wire: the box of a server or name server, or the port of an agent
  const ServerPlan* server = nullptr;
  const AgentPlan* agent = nullptr;
  int row = 0;
  const NameServerPlan* name_server = nullptr;
  bool in_crowd = false;
  explicit operator bool() const { return server || agent || name_server; }
  Point middle() const {
    return server ? server->box.centre() : name_server ? name_server->box.centre() : agent->port;
  }
};

End find_end(const Plan& plan, HostId host);

// Where a line to `other` leaves `end`.
Point leave(const End& end, const End& other);

}  // namespace mailscope::gui::map
