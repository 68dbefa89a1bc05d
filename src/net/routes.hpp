#pragma once
// Which link leads from one host to each of its neighbours.

#include <algorithm>
#include <utility>
#include <vector>

#include "base/ids.hpp"

namespace mailscope::net {

class Routes {
 public:
  // False: there is one to that neighbour already.
  bool add(HostId neighbour, LinkId link) {
    const auto place = std::lower_bound(links_.begin(), links_.end(), Entry{neighbour, {}}, before);
    if (place != links_.end() && place->first == neighbour) return false;
    links_.insert(place, {neighbour, link});
    return true;
  }
  // None if there is none. Asked for the same neighbour again, it need not search.
  LinkId to(HostId neighbour) const {
    if (latest_.first == neighbour) return latest_.second;
    const auto place = std::lower_bound(links_.begin(), links_.end(), Entry{neighbour, {}}, before);
    if (place == links_.end() || place->first != neighbour) return LinkId::none();
    latest_ = *place;
    return latest_.second;
  }

 private:
  using Entry = std::pair<HostId, LinkId>;
  static bool before(const Entry& a, const Entry& b) { return a.first < b.first; }

  std::vector<Entry> links_;  // by neighbour
  mutable Entry latest_;      // what was asked for last
};

}  // namespace mailscope::net
