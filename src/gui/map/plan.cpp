#include "gui/map/plan.hpp"

#include <algorithm>
#include <cmath>

#include "gui/map/domain_planner.hpp"

namespace mailscope::gui::map {
namespace {

constexpr float kFoot = 30;
constexpr std::size_t kMostOutOfACrowd = 6;  // domains
constexpr float kAbove = 28;                 // of name servers above a crowd
constexpr float kBelowNames = 20;
constexpr float kWidestRegion = 440;
constexpr float kWidestGap = 300;
constexpr float kIdealRow = 590;    // what a roomy domain takes
constexpr float kLeastBeside = 64;  // for a name server
constexpr float kWidestBeside = 110;
constexpr float kLargeWords = 300;  // width of a region from which its words are larger

// ---- Who belongs to whom.
HostId home_of(const replay::World& world, HostId agent) {
  for (std::size_t i = 0; i < world.hosts.size(); ++i)
    for (const replay::Mailbox& mailbox : world.hosts[i].mailboxes)
      if (mailbox.agent == agent) return HostId(i);
  for (const replay::Link& link : world.links) {
    if (link.a == agent) return link.b;
    if (link.b == agent) return link.a;
  }
  return HostId::none();
}

DomainPlan& domain_of(std::vector<DomainPlan>& domains, HostId server) {
  for (DomainPlan& domain : domains)
    if (domain.server == server) return domain;
  return domains.emplace_back(DomainPlan{server, {}, 0, {}, {}, {}, {}});
}

std::vector<DomainPlan> domains_of(const replay::World& world) {
  std::vector<DomainPlan> domains;
  for (std::size_t i = 0; i < world.hosts.size(); ++i)
    if (world.hosts[i].role == trace::HostRole::mail_server) domain_of(domains, HostId(i));
  for (std::size_t i = 0; i < world.hosts.size(); ++i) {
    if (world.hosts[i].role != trace::HostRole::user_agent) continue;
    HostId home = home_of(world, HostId(i));
    const bool is_server = home && world.host(home).role == trace::HostRole::mail_server;
    domain_of(domains, is_server ? home : HostId::none()).agents.push_back(HostId(i));
  }
  return domains;
}

// ---- The grid of regions.
struct Grid {
  int columns = 1, rows = 1;
  float gap = 0, row_gap = 0;
  float width = 0, height = 0;  // of a region, at most
  float inset = 0;              // of a server's box in its region
};

Grid grid_of(std::size_t domains) {
  Grid g;
  const int n = static_cast<int>(domains);
  g.rows = n <= 2 ? 1 : 2;
  g.columns = (n + g.rows - 1) / g.rows;
  return g;
}

Grid grid_for(std::size_t domains, const Rect& area) {
  Grid g = grid_of(domains);
  const auto columns = static_cast<float>(g.columns);
  const auto rows = static_cast<float>(g.rows);
  const float margin = std::clamp(area.width * 0.03f, 8.0f, 24.0f);
  const float room = area.width - 2 * margin;
  g.gap = std::clamp(room * 0.16f, 64.0f, 150.0f);
  g.width = std::min(kWidestRegion, (room - g.gap * (columns - 1)) / columns);
  if (g.columns > 1) {
    g.gap = std::min(kWidestGap, (room - g.width * columns) / (columns - 1));
  }
  g.inset = std::clamp(g.width * 0.09f - 3, 6.0f, 36.0f);
  g.row_gap = g.rows == 1 ? 0 : std::clamp(area.height * 0.12f, 34.0f, 130.0f);
  g.height = (area.height - g.row_gap * (rows - 1)) / rows;
  return g;
}

// In `columns` columns, with gaps that leave most of the room to the domains.
Grid even_grid(int domains, int columns, const Rect& area, Size gaps) {
  Grid g;
  g.columns = columns;
  g.rows = (domains + columns - 1) / columns;
  g.gap = gaps.width;
  g.row_gap = gaps.height;
  const auto across = static_cast<float>(g.columns), down = static_cast<float>(g.rows);
  g.width = std::min(kWidestRegion, (area.width - g.gap * (across - 1)) / across);
  g.height = (area.height - g.row_gap * (down - 1)) / down;
  g.inset = 6;
  return g;
}

// As many columns as have room for a server's name; where that makes the rows too low for what
// a domain has, as many as look even, for names alone.
Grid crowded_grid(std::size_t domains, const Rect& area) {
  constexpr float kLeastWidth = 100, kLowest = 86, kMargin = 10;
  constexpr Size kGaps{28, 24};
  const Rect room = area.inset(kMargin, 0);
  const int n = static_cast<int>(domains);
  const float fit = (room.width + kGaps.width) / (kLeastWidth + kGaps.width);
  const int most = std::max(1, static_cast<int>(fit));
  const int rows = (n + most - 1) / most;
  const Grid readable = even_grid(n, (n + rows - 1) / rows, room, kGaps);
  if (readable.height >= kLowest) return readable;
  const float even = std::sqrt(static_cast<float>(n) * room.width / std::max(room.height, 1.0f));
  const int columns = std::max(1, static_cast<int>(even * 0.7f));
  const float gap = room.width / static_cast<float>(columns) * 0.2f;
  Grid names = even_grid(n, columns, room, {gap, gap * 0.7f});
  names.inset = 0;
  return names;
}

// A map of one domain keeps a margin at both sides for what stands beside it.
void leave_margins(Grid& grid, const Rect& area) {
  if (grid.columns > 1) return;
  grid.width = std::min(grid.width, area.width - 2 * (kLeastBeside + 8));
}

std::vector<HostId> name_servers_of(const replay::World& world) {
  std::vector<HostId> found;
  for (std::size_t i = 0; i < world.hosts.size(); ++i)
    if (world.hosts[i].role == trace::HostRole::name_server) found.push_back(HostId(i));
  return found;
}

// In the gap nearest to the middle, one below the other.
void place_name_servers(Plan& plan, const Grid& grid, const std::vector<HostId>& hosts) {
  const DomainPlan& left =
      plan.domains[static_cast<std::size_t>(grid.columns > 1 ? grid.columns / 2 - 1 : 0)];
  const float room = grid.columns > 1 ? grid.gap : kLeastBeside + 8;
  const float height = plan.density == Density::roomy ? 46 : 30;
  const float width = std::min(room - 12, kWidestBeside);
  float y = left.region.y;
  for (const HostId host : hosts) {
    plan.name_servers.push_back(
        {host, {left.region.right() + (room - width) / 2, y, width, height}});
    y += height + 6;
  }
}

// Above a crowd, side by side.
void place_above(Plan& plan, Rect strip, const std::vector<HostId>& hosts) {
  constexpr float kBetween = 12;
  const auto n = static_cast<float>(hosts.size());
  float x = strip.centre().x - (n * kWidestBeside + (n - 1) * kBetween) / 2;
  for (const HostId host : hosts) {
    plan.name_servers.push_back({host, {x, strip.y, kWidestBeside, strip.height}});
    x += kWidestBeside + kBetween;
  }
}

}  // namespace

Plan plan(const replay::World& world, const Rect& area) {
  Plan result;
  result.domains = domains_of(world);
  const float edge = std::clamp(area.height * 0.02f, 4.0f, 20.0f);
  Rect rest = area.inset(0, edge);
  result.foot = rest.take_bottom(kFoot).inset(12, 0);
  if (result.domains.empty()) return result;
  result.crowd = result.domains.size() > kMostOutOfACrowd;
  const auto name_servers = name_servers_of(world);
  if (result.crowd && !name_servers.empty()) {
    place_above(result, rest.take_top(kAbove), name_servers);
    rest.take_top(kBelowNames);
  }
  Grid grid = result.crowd ? crowded_grid(result.domains.size(), rest)
                           : grid_for(result.domains.size(), rest);
  if (!result.crowd && !name_servers.empty()) leave_margins(grid, rest);
  // Between two rows the wires need the way from box to box.
  const DomainPlanner planner(world, grid.height, grid.inset, grid.rows > 1);
  result.density = planner.density();
  result.gap = grid.gap;
  result.large_words = result.density == Density::roomy && grid.width >= kLargeWords;
  for (std::size_t i = 0; i < result.domains.size(); ++i) {
    DomainPlan& domain = result.domains[i];
    const int row_of = static_cast<int>(i) / grid.columns;
    domain.row = result.crowd ? 0 : row_of;  // in a crowd all stand upright
    const int column = static_cast<int>(i) % grid.columns;
    const int in_row =
        std::min(grid.columns, static_cast<int>(result.domains.size()) - row_of * grid.columns);
    const float from_middle = static_cast<float>(column) - static_cast<float>(in_row - 1) / 2;
    const float centre = rest.centre().x + from_middle * (grid.width + grid.gap);
    Rect row = rest;
    row.take_top(static_cast<float>(row_of) * (grid.height + grid.row_gap));
    planner.place(domain, row.take_top(grid.height), grid.width, centre);
  }
  if (!result.crowd) place_name_servers(result, grid, name_servers);
  return result;
}

float zoom_for(const replay::World& world, Size room) {
  const std::size_t domains = domains_of(world).size();
  if (domains > kMostOutOfACrowd) return 1;
  const Grid grid = grid_of(std::max<std::size_t>(domains, 1));
  const float width = static_cast<float>(grid.columns) * (kWidestRegion + kWidestGap) - kWidestGap;
  const float height = static_cast<float>(grid.rows) * kIdealRow + kFoot;
  const float grown = std::min(room.width / width, room.height / height);
  return std::clamp(std::floor(grown * 2) / 2, 1.0f, 3.0f);
}

}  // namespace mailscope::gui::map
