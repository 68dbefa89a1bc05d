#pragma once
// The inside of one domain's region: agents above their server, or below it in the lower
// row, where servers face those above.

#include "gui/map/plan.hpp"

namespace mailscope::gui::map {

class DomainPlanner {
 public:
  // `inset`: of a server's box in its region. All regions of a map are as high.
  DomainPlanner(const replay::World& world, float height, float inset, bool role_inside);

  Density density() const { return density_; }
  // In a strip as high as the planner was made for.
  void place(DomainPlan& domain, const Rect& strip, float width, float centre) const;

 private:
  // Room to spare goes to the pictures, the shelf, the links.
  void spread(float spare);
  void place_server(DomainPlan& domain, Rect room) const;
  void place_agents(DomainPlan& domain, const Rect& strip) const;

  const replay::World& world_;
  Density density_;
  float inset_;
  bool role_inside_;
  float picture_;
  int rows_ = 1;
  float height_;  // used
};

}  // namespace mailscope::gui::map
