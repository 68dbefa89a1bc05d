// Regions and what stands in them.

#include <vector>

#include "gui/map/builder.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"

namespace mailscope::gui::map {
namespace {

constexpr float kTitleInset = 4;

// Titles of one kind are alike on all of the map.
FontRole region_font(const Builder& b, const std::vector<std::string>& titles) {
  std::vector<Letters::Fitting> all;
  for (std::size_t i = 0; i < titles.size(); ++i)
    all.push_back({titles[i], b.plan.domains[i].title.width - 2 * kTitleInset});
  switch (b.plan.density) {
    case Density::names:
    case Density::bare:
    case Density::tiny:
    case Density::snug:
      return FontRole::label_strong;
    case Density::compact:
      return b.letters.common_font(all, {FontRole::body_strong, FontRole::label_strong});
    case Density::roomy:
      break;
  }
  return b.letters.common_font(
      all, {FontRole::heading, FontRole::strong, FontRole::body_strong, FontRole::label_strong});
}

FontRole server_font(const Builder& b, const std::vector<std::string>& names) {
  std::vector<Letters::Fitting> all;
  for (std::size_t i = 0; i < names.size(); ++i)
    all.push_back({names[i], b.plan.domains[i].server_plan.title.width});
  if (b.plan.density <= Density::snug) return FontRole::label_strong;
  if (b.plan.large_words)
    return b.letters.common_font(all,
                                 {FontRole::strong, FontRole::body_strong, FontRole::label_strong});
  return b.letters.common_font(all, {FontRole::body_strong, FontRole::label_strong});
}

NameServer make_name_server(const Builder& b, const NameServerPlan& plan) {
  const replay::Host& host = b.host(plan.host);
  NameServer n;
  n.host = plan.host;
  n.rect = plan.box;
  n.down = !host.up;
  Rect inside = plan.box.inset(4, 4);
  const std::string_view role = b.letters.text(n.down ? texts::kMap.down : texts::kMap.name_server);
  const Style style{FontRole::label, n.down ? Tone::failure : Tone::muted, Surface::panel};
  const bool two_lines =
      inside.height >= 36 && b.letters.size(role, style.role).width <= inside.width;
  const Tone tone = n.down ? Tone::failure : Tone::dns;
  n.title = b.letters.in(two_lines ? inside.take_top(inside.height / 2 + 2) : inside,
                         shown(host.title), {b.strong(), tone, Surface::panel}, Set::centre);
  if (two_lines) n.role = b.letters.in(inside, role, style, Set::centre);
  return n;
}

}  // namespace

void add_domains(Builder& b) {
  std::vector<std::string> titles, names;
  for (const DomainPlan& domain : b.plan.domains) {
    titles.push_back(domain.server ? shown(b.host(domain.server).title) : "");
    names.push_back(domain.server ? shown(b.host(domain.server).name) : "");
  }
  const FontRole title_font = region_font(b, titles), name_font = server_font(b, names);
  for (std::size_t i = 0; i < b.plan.domains.size(); ++i) {
    const DomainPlan& domain = b.plan.domains[i];
    if (b.plan.density != Density::names)
      b.scene.regions.push_back(
          {domain.region, b.letters.in(domain.title.inset(kTitleInset, 0), titles[i],
                                       {title_font, Tone::ink, Surface::ground})});
    if (domain.server) b.scene.servers.push_back(make_server(b, domain.server_plan, name_font));
    for (const AgentPlan& agent : domain.agent_plans)
      b.scene.agents.push_back(make_agent(b, agent));
  }
  for (const NameServerPlan& name_server : b.plan.name_servers)
    b.scene.name_servers.push_back(make_name_server(b, name_server));
}

}  // namespace mailscope::gui::map
