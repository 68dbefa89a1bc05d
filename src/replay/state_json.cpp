#include "replay/state_json.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "replay/json_text.hpp"
#include "replay/mail_json.hpp"

namespace mailscope::replay {
namespace {

using Json = nlohmann::ordered_json;
using trace::TcpState;

Json done_json(const QueuedRecipient& recipient) {
  return {{"address", json_text(recipient.address)},
          {"outcome", trace::name(recipient.outcome)},
          {"reply", json_text(recipient.reply)}};
}

Json queue_json(const Host& host) {
  Json queue = Json::array();
  for (const auto& [item, entry] : host.queue) {
    Json waiting = Json::array(), done = Json::array();
    for (const QueuedRecipient& recipient : entry.recipients) {
      if (recipient.done) {
        done.push_back(done_json(recipient));
      } else {
        waiting.push_back(json_text(recipient.address));
      }
    }
    const Instant next = entry.trying ? Instant::never() : entry.next_attempt;
    queue.push_back({{"id", message_name(entry.message)},
                     {"next_attempt", json_time(next)},
                     {"attempts", entry.attempt},
                     {"reason", entry.reason.empty() ? Json() : Json(json_text(entry.reason))},
                     {"recipients", std::move(waiting)},
                     {"done", std::move(done)}});
  }
  return queue;
}

Json folder_json(const Folder& folder) {
  Json messages = Json::array();
  for (const StoredMessage& stored : folder.messages) {
    Json flags = Json::array();
    if (stored.seen) flags.push_back("\\Seen");
    messages.push_back(
        {{"id", message_name(stored.message)}, {"uid", stored.uid}, {"flags", std::move(flags)}});
  }
  return messages;
}

Json mailboxes_json(const Host& host) {
  Json mailboxes = Json::object();
  for (const Mailbox& mailbox : host.mailboxes) {
    Json folders = Json::object();
    for (const Folder& folder : mailbox.folders) {
      folders[json_text(folder.name)] = folder_json(folder);
    }
    mailboxes[json_text(mailbox.address)] = std::move(folders);
  }
  return mailboxes;
}

Json host_json(const Host& host) {
  Json json = {{"name", json_text(host.name)}, {"up", host.up}};
  if (host.role == trace::HostRole::mail_server) {
    json["unsynced"] = host.unsynced;
    json["queue"] = queue_json(host);
    json["mailboxes"] = mailboxes_json(host);
  }
  return json;
}

bool is_there(const Connection& connection) {
  return std::any_of(connection.ends.begin(), connection.ends.end(), [](const Endpoint& end) {
    return end.state != TcpState::closed && end.state != TcpState::listen;
  });
}

Json connection_json(const World& world, const Connection& connection) {
  const Endpoint& client = connection.end(Side::client);
  const Endpoint& server = connection.end(Side::server);
  const SessionId session = connection.session;
  return {{"client", host_name(world, client.host)},
          {"server", host_name(world, server.host)},
          {"port", server.port},
          {"state", trace::name(client.state)},
          {"server_state", trace::name(server.state)},
          {"protocol", session ? Json(trace::name(world.session(session).protocol)) : Json()}};
}

std::string_view name(PlaceKind kind) {
  static constexpr std::array<std::string_view, 4> kNames{"agent", "queue", "mailbox", "shown"};
  return kNames[static_cast<std::size_t>(kind)];
}

Json place_json(const World& world, const Place& place) {
  Json json = {{"host", host_name(world, place.host)}, {"place", name(place.kind)}};
  if (!place.address.empty()) json["address"] = json_text(place.address);
  if (!place.folder.empty()) json["folder"] = json_text(place.folder);
  return json;
}

// What answers for the message now, as one of its places; null: it is in none.
Json where_json(const World& world, const Message& message, const Custody& custody) {
  Json where;
  for (const Place& place : message.places) {
    if (place.host == custody.host && place.kind != PlaceKind::shown) {
      where = place_json(world, place);
    }
  }
  return where;
}

Json message_json(const World& world, MessageId id) {
  const Message& message = world.message(id);
  Json copies = Json::array();
  for (const Place& place : message.places) copies.push_back(place_json(world, place));
  Json recipients = Json::array();
  for (std::size_t i = 0; i < message.recipients.size(); ++i) {
    const Recipient& r = message.recipients[i];
    recipients.push_back({{"address", json_text(r.address)},
                          {"fate", name(r.fate)},
                          {"custody", custody_json(world, custody(message, i))}});
  }
  const Custody responsible = custody(world, id);
  const auto worst = worst_off(message);
  return {{"id", message_name(id)},
          {"where", where_json(world, message, responsible)},
          {"fate", name(worst ? message.recipients[*worst].fate : Fate::composing)},
          {"custody", custody_json(world, responsible)},
          {"recipients", std::move(recipients)},
          {"copies", std::move(copies)}};
}

}  // namespace

std::string message_name(MessageId message) {
  return fmt::format("m{}", message.index() + 1);
}

std::string state_json(const World& world, Instant at) {
  Json state = {{"at", json_time(at)},
                {"hosts", Json::array()},
                {"connections", Json::array()},
                {"messages", Json::array()}};
  for (const Host& host : world.hosts) state["hosts"].push_back(host_json(host));
  for (const Connection& connection : world.connections) {
    if (is_there(connection)) state["connections"].push_back(connection_json(world, connection));
  }
  for (std::size_t i = 0; i < world.messages.size(); ++i) {
    state["messages"].push_back(message_json(world, MessageId(i)));
  }
  return state.dump(2) + "\n";
}

}  // namespace mailscope::replay
