#include "replay/world/told_in_vain.hpp"

#include <algorithm>

namespace mailscope::replay {

bool told_in_vain(const World& world, const Message& message) {
  return std::any_of(message.notices.begin(), message.notices.end(), [&world](const Notice& n) {
    const auto& told = world.message(n.notification).recipients;
    return n.what == trace::NotificationKind::failed &&
           std::any_of(told.begin(), told.end(), [](const Recipient& r) { return r.discarded; });
  });
}

}  // namespace mailscope::replay
