#include "gui/map/domain_planner.hpp"

#include <algorithm>
#include <string_view>

namespace mailscope::gui::map {
namespace {

// Heights of one domain, from its top. The link between agents and server takes what is left.
struct Measures {
  float pad, title, above_agents, picture, agent_title, agent_role, link, role;
  float box_pad, box_title, label, shelf_row, between, holes;

  float words() const { return agent_title + agent_role; }
  float agents() const { return picture + (picture > 0 ? 4 : 0) + words(); }
};

constexpr Measures kRoomy{10, 26, 6, 56, 19, 16, 64, 20, 10, 22, 19, 34, 8, 36};
constexpr Measures kCompact{6, 22, 2, 30, 18, 0, 36, 17, 6, 19, 15, 26, 3, 26};
constexpr Measures kSnug{3, 18, 0, 24, 17, 0, 24, 15, 5, 18, 0, 24, 4, 24};
constexpr Measures kTiny{3, 17, 0, 22, 16, 0, 20, 15, 4, 17, 0, 24, 0, 24};
// The domain's name goes: that of its server tells it.
constexpr Measures kBare{2, 0, 0, 16, 0, 0, 6, 13, 3, 16, 0, 20, 0, 20};

constexpr Measures kNames{1, 0, 0, 0, 0, 0, 0, 0, 2, 16, 0, 0, 0, 0};

const Measures& measures(Density density) {
  switch (density) {
    case Density::names:
      return kNames;
    case Density::bare:
      return kBare;
    case Density::tiny:
      return kTiny;
    case Density::snug:
      return kSnug;
    case Density::compact:
      return kCompact;
    case Density::roomy:
      break;
  }
  return kRoomy;
}

constexpr float kTallestPicture = 104;
constexpr float kLongestAgentLink = 180;
constexpr int kMostRows = 2;
constexpr float kWideBox = 170;          // there is room for a wider margin
constexpr float kNarrowestBeside = 112;  // of a cell whose words stand beside its picture

// On a tiny map, or a smaller one, queue and mailboxes share a row.
float box_height(Density density, int rows, bool role_inside) {
  const Measures& m = measures(density);
  const float things = density <= Density::tiny ? m.shelf_row
                                                : m.label + m.shelf_row * static_cast<float>(rows) +
                                                      m.between + m.label + m.holes;
  return 2 * m.box_pad + m.box_title + (role_inside ? m.role : 0) + things;
}

float domain_height(Density density, bool role_inside) {
  const Measures& m = measures(density);
  return 2 * m.pad + m.title + m.above_agents + m.agents() + m.link +
         box_height(density, 1, role_inside) + (role_inside ? 0 : m.role);
}

void plan_box(ServerPlan& s, Density density, bool role_inside, const Rect& box) {
  const Measures& m = measures(density);
  s.box = box;
  Rect inside = box.inset(box.width < kWideBox ? 8 : 12, m.box_pad);
  s.title = inside.take_top(m.box_title);
  if (role_inside) s.role = inside.take_top(m.role);
  if (density <= Density::tiny) {
    s.shelf = inside.take_left(inside.width * 0.5f - 3);
    inside.take_left(6);
    s.holes = inside;
    return;
  }
  s.queue_title = inside.take_top(m.label);
  s.shelf = inside.take_top(m.shelf_row * static_cast<float>(s.rows));
  inside.take_top(m.between);
  s.mailboxes_title = inside.take_top(m.label);
  s.holes = inside;
}

// A laptop is wide, a phone is high; both stand on the same line.
Size picture_size(std::string_view device, float height, float widest) {
  const float wanted = height * (device == "phone" ? 0.58f : device == "desktop" ? 1.25f : 1.75f);
  const float width = std::max(8.0f, std::min(wanted, widest));
  return {width, height * width / wanted};
}

void plan_beside(AgentPlan& a, const Rect& cell, Size picture, float title_height) {
  constexpr float kBetween = 8;
  a.beside = true;
  a.picture = {cell.x + 4, cell.y + (cell.height - picture.height) / 2, picture.width,
               picture.height};
  const float left = a.picture.right() + kBetween;
  Rect words{left, cell.y, std::max(0.0f, cell.right() - left), cell.height};
  constexpr float kRole = 16;
  const float both = title_height + kRole;
  if (title_height > 0 && cell.height >= both) {
    words = words.inset(0, (cell.height - both) / 2);
    a.title = words.take_top(title_height);
    a.role = words;
  } else {
    a.title = words;
  }
}

void plan_below(AgentPlan& a, Rect cell, Size picture, const Measures& m) {
  Rect words = cell;
  words = words.take_bottom(m.words());
  cell.take_bottom(m.words() + 4);
  a.picture = {cell.centre().x - picture.width / 2, cell.bottom() - picture.height, picture.width,
               picture.height};
  a.title = words.take_top(m.agent_title);
  a.role = words;
}

AgentPlan plan_agent(const replay::World& world, HostId host, const Rect& cell, Density density,
                     float picture_height) {
  const Measures& m = measures(density);
  AgentPlan a;
  a.host = host;
  a.cell = cell;
  const std::string_view device = world.host(host).device;
  const bool bare = density == Density::bare;  // nothing has room below
  if (bare || (density != Density::roomy && cell.width >= kNarrowestBeside)) {
    plan_beside(a, cell, picture_size(device, picture_height, cell.width * 0.4f), m.agent_title);
  } else {
    plan_below(a, cell, picture_size(device, picture_height, cell.width - 8), m);
  }
  return a;
}

// The most generous one that such a height has room for.
Density density_for(float height, bool role_inside) {
  for (const Density d :
       {Density::roomy, Density::compact, Density::snug, Density::tiny, Density::bare})
    if (domain_height(d, role_inside) <= height) return d;
  return Density::names;
}

}  // namespace

DomainPlanner::DomainPlanner(const replay::World& world, float height, float inset,
                             bool role_inside)
    : world_(world),
      density_(density_for(height, role_inside)),
      inset_(inset),
      role_inside_(role_inside),
      picture_(measures(density_).picture),
      height_(height) {
  spread(height - domain_height(density_, role_inside));
}

void DomainPlanner::spread(float spare) {
  if (spare < 0) return;
  const Measures& m = measures(density_);
  if (density_ == Density::roomy) {
    const float taller = std::min(kTallestPicture - m.picture, spare * 0.3f);
    picture_ += taller;
    spare -= taller;
    for (; rows_ < kMostRows && spare > 4 * m.shelf_row; ++rows_) spare -= m.shelf_row;
  }
  height_ -= std::max(0.0f, spare - (kLongestAgentLink - m.link));
}

void DomainPlanner::place(DomainPlan& d, const Rect& strip, float width, float centre) const {
  const Measures& m = measures(density_);
  const bool below = d.row > 0;
  d.region = {centre - width / 2, strip.y + (strip.height - height_) / 2, width, height_};
  Rect rest = d.region.inset(8, m.pad);
  d.title = below ? rest.take_bottom(m.title) : rest.take_top(m.title);
  below ? rest.take_bottom(m.above_agents) : rest.take_top(m.above_agents);
  const float server = box_height(density_, rows_, role_inside_) + (role_inside_ ? 0 : m.role);
  const float agents = picture_ - m.picture + m.agents();
  place_server(d, below ? rest.take_top(server) : rest.take_bottom(server));
  place_agents(d, below ? rest.take_bottom(agents) : rest.take_top(agents));
}

void DomainPlanner::place_server(DomainPlan& d, Rect room) const {
  ServerPlan& s = d.server_plan;
  s.host = d.server;
  s.rows = rows_;
  if (!role_inside_) s.role = room.take_bottom(measures(density_).role);
  plan_box(s, density_, role_inside_,
           {d.region.x + inset_, room.y, d.region.width - 2 * inset_, room.height});
}

void DomainPlanner::place_agents(DomainPlan& d, const Rect& strip) const {
  if (d.agents.empty() || density_ == Density::names) return;
  const Rect box = d.server_plan.box;
  const float width = strip.width / static_cast<float>(d.agents.size());
  Rect rest = strip;
  for (const HostId host : d.agents) {
    const Rect cell = rest.take_left(width).inset(2, 0);
    AgentPlan a = plan_agent(world_, host, cell, density_, picture_);
    const float x = std::clamp(cell.centre().x, box.x + 14, box.right() - 14);
    a.port = {x, d.row > 0 ? cell.y - 4 : cell.bottom() + 4};
    d.agent_plans.push_back(a);
  }
}

}  // namespace mailscope::gui::map
