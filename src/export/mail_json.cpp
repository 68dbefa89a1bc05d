#include "export/mail_json.hpp"

#include "export/json_text.hpp"
#include "export/state_json.hpp"

namespace mailscope::exports {

using Json = nlohmann::ordered_json;

Json host_name(const replay::World& world, HostId id) {
  return id ? Json(json_text(world.host(id).name)) : Json(nullptr);
}

Json custody_json(const replay::World& world, const replay::Custody& custody) {
  return {{"holder", host_name(world, custody.host)},
          {"place", name(custody.kind)},
          {"since", {{"record", custody.since.value()}, {"at", json_time(custody.at)}}}};
}

Json redirected_json(const replay::Message& message, std::size_t recipient) {
  Json addresses = Json::array();
  for (const replay::Redirection& r : message.redirections) {
    if (r.from == recipient) addresses.push_back(json_text(message.recipients[r.to].address));
  }
  return addresses;
}

Json notified_json(const replay::Message& message, std::size_t recipient) {
  Json notices = Json::array();
  for (const replay::Notice& notice : message.notices) {
    if (notice.recipient != recipient) continue;
    notices.push_back({{"what", trace::name(notice.what)},
                       {"notification", message_name(notice.notification)},
                       {"at", json_time(notice.at)}});
  }
  return notices;
}

}  // namespace mailscope::exports
