#include "gui/map/wire_ends.hpp"

#include <algorithm>
#include <cmath>

namespace mailscope::gui::map {
namespace {

constexpr float kShoulder = 14;  // below the upper corner of a box

// Where the straight line to `to` leaves the box.
Point edge_towards(const Rect& box, Point to) {
  const Point centre = box.centre(), way = to - centre;
  const float across = std::abs(way.x) > 0 ? box.width / 2 / std::abs(way.x) : 1;
  const float down = std::abs(way.y) > 0 ? box.height / 2 / std::abs(way.y) : 1;
  return centre + way * std::min({across, down, 1.0f});
}

// Where a line to `other` leaves the box: sideways to a neighbour in the row, else up or down,
// away from the middle for one that is not straight above or below.
Point box_edge(const End& end, const End& other) {
  const Rect& box = end.server->box;
  const Point to = other.middle();
  if (other.agent) {
    const float x = std::clamp(to.x, box.x + 14, box.right() - 14);
    return {x, to.y < box.y ? box.y : box.bottom()};
  }
  if (end.in_crowd) return edge_towards(box, to);
  // In the lower row straight up; else from the shoulder, so that the way up leads past
  // everything in the region.
  if (other.name_server && end.row > 0)
    return {std::clamp(to.x, box.x + 14, box.right() - 14), box.y};
  if (other.name_server) return {to.x < box.centre().x ? box.x : box.right(), box.y + kShoulder};
  if (end.row == other.row) return {to.x < box.centre().x ? box.x : box.right(), box.centre().y};
  const float aside = std::clamp(to.x - box.centre().x, -box.width * 0.36f, box.width * 0.36f);
  return {box.centre().x + aside, to.y < box.y ? box.y : box.bottom()};
}

}  // namespace

End find_end(const Plan& plan, HostId host) {
  for (const DomainPlan& domain : plan.domains) {
    if (domain.server == host)
      return {&domain.server_plan, nullptr, domain.row, nullptr, plan.crowd};
    for (const AgentPlan& agent : domain.agent_plans)
      if (agent.host == host) return {nullptr, &agent, domain.row};
  }
  for (const NameServerPlan& name_server : plan.name_servers)
    if (name_server.host == host) return {nullptr, nullptr, 0, &name_server};
  return {};
}

Point leave(const End& end, const End& other) {
  if (end.name_server) {
    const Rect& box = end.name_server->box;
    return {std::clamp(other.middle().x, box.x + 10, box.right() - 10), box.bottom()};
  }
  return end.server ? box_edge(end, other) : end.agent->port;
}

}  // namespace mailscope::gui::map
