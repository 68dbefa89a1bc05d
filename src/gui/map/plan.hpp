#pragma once
// Where domains, servers and agents are: arithmetic on the area and on who belongs to whom.
// It depends on the hosts alone, so that nothing moves while the show goes on.

#include <cstdint>
#include <vector>

#include "gui/geometry.hpp"
#include "replay/world/world.hpp"

namespace mailscope::gui::map {

enum class Density : std::uint8_t {
  names,  // servers with their names alone
  bare,
  tiny,
  snug,
  compact,
  roomy
};

struct AgentPlan {
  HostId host;
  Rect cell;
  Rect picture;
  Rect title, role;     // room for words; empty: none
  bool beside = false;  // the words stand beside the picture, not below
  Point port;           // where its link begins
};
struct ServerPlan {
  HostId host;
  Rect box;
  Rect title, role;
  Rect queue_title, shelf, mailboxes_title, holes;
  int rows = 1;  // on the shelf
};
struct DomainPlan {
  HostId server;  // none: agents without a server
  std::vector<HostId> agents;
  int row = 0;
  Rect region, title;
  ServerPlan server_plan;
  std::vector<AgentPlan> agent_plans;
};
struct NameServerPlan {  // between the domains, at the top
  HostId host;
  Rect box;
};
struct Plan {
  Density density = Density::roomy;
  bool large_words = false;  // there is room for larger ones
  bool crowd = false;        // many domains: each as small as can be, connections as lines
  std::vector<DomainPlan> domains;
  std::vector<NameServerPlan> name_servers;
  float gap = 0;  // between neighbouring regions
  Rect foot;      // for the line below the map
};

Plan plan(const replay::World& world, const Rect& area);

// How much larger than elsewhere everything is drawn where there is far more room than the
// map asks for: from 1 to 3, in halves.
float zoom_for(const replay::World& world, Size room);

}  // namespace mailscope::gui::map
