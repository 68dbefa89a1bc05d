#include "export/report_json.hpp"

#include "export/json_text.hpp"
#include "export/mail_json.hpp"
#include "export/state_json.hpp"

namespace mailscope::exports {
namespace {

using Json = nlohmann::ordered_json;

Json recipients_json(const replay::World& world, const replay::Message& message) {
  Json recipients = Json::array();
  for (std::size_t i = 0; i < message.recipients.size(); ++i) {
    const replay::Recipient& r = message.recipients[i];
    recipients.push_back({{"address", json_text(r.address)},
                          {"fate", name(r.fate)},
                          {"at", json_time(r.at)},
                          {"attempts", r.attempts},
                          {"last_reply", json_text(r.last_reply)},
                          {"copies", r.copies},
                          {"custody", custody_json(world, custody(message, i))},
                          {"redirected_to", redirected_json(message, i)},
                          {"notified", notified_json(message, i)}});
  }
  return recipients;
}

Json session_json(const replay::World& world, std::size_t index) {
  const replay::Session& session = world.sessions[index];
  const replay::Connection& over = world.connection(session.connection);
  return {{"number", index + 1},
          {"protocol", trace::name(session.protocol)},
          {"client", json_text(world.host(session.client).name)},
          {"server", json_text(world.host(session.server).name)},
          {"port", session.port},
          {"opened", json_time(session.opened)},
          {"established", json_time(over.established)},
          {"last_byte", json_time(over.last_byte)},
          {"fin_acknowledged", json_time(over.fin_acknowledged)},
          {"closed", json_time(over.closed)},
          {"messages", session.messages},
          {"segments", over.segments},
          {"retransmitted", over.retransmitted}};
}

}  // namespace

nlohmann::ordered_json messages_json(const replay::World& world) {
  Json messages = Json::array();
  for (std::size_t i = 0; i < world.messages.size(); ++i) {
    const replay::Message& message = world.messages[i];
    messages.push_back({{"id", message_name(MessageId(i))},
                        {"from", json_text(message.sender)},
                        {"subject", json_text(message.subject)},
                        {"size", message.content.size()},
                        {"about", message.about ? Json(message_name(message.about)) : Json()},
                        {"copy_of", message.copy_of ? Json(message_name(message.copy_of)) : Json()},
                        {"recipients", recipients_json(world, message)}});
  }
  return messages;
}

nlohmann::ordered_json sessions_json(const replay::World& world) {
  Json sessions = Json::array();
  for (std::size_t i = 0; i < world.sessions.size(); ++i) {
    sessions.push_back(session_json(world, i));
  }
  return sessions;
}

}  // namespace mailscope::exports
