// Regions and what stands in them.

#include "gui/map/builder.hpp"
#include "gui/show/words.hpp"

namespace mailscope::gui::map {
namespace {

FontRole region_font(Density density) {
  switch (density) {
    case Density::tiny:
      return FontRole::label_strong;
    case Density::compact:
      return FontRole::body_strong;
    case Density::roomy:
      break;
  }
  return FontRole::heading;
}

}  // namespace

void add_domains(Builder& b) {
  for (const DomainPlan& domain : b.plan.domains) {
    Region region{domain.region, {}};
    if (domain.server) {
      region.title = b.letters.in(domain.title.inset(4, 0), shown(b.host(domain.server).title),
                                  {region_font(b.plan.density), Tone::ink, Surface::ground});
      b.scene.servers.push_back(make_server(b, domain.server_plan));
    }
    b.scene.regions.push_back(region);
    for (const AgentPlan& agent : domain.agent_plans)
      b.scene.agents.push_back(make_agent(b, agent));
  }
}

}  // namespace mailscope::gui::map
