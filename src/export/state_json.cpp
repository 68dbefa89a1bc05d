#include "export/state_json.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "export/json_text.hpp"
#include "export/mail_json.hpp"
#include "replay/world/also_answers.hpp"

namespace mailscope::exports {
namespace {

using Json = nlohmann::ordered_json;
using trace::TcpState;

Json done_json(const replay::QueuedRecipient& recipient) {
  return {{"address", json_text(recipient.address)},
          {"outcome", trace::name(recipient.outcome)},
          {"reply", json_text(recipient.reply)}};
}

Json queue_json(const replay::Host& host) {
  Json queue = Json::array();
  for (const auto& [item, entry] : host.queue) {
    Json waiting = Json::array(), done = Json::array();
    for (const replay::QueuedRecipient& recipient : entry.recipients) {
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

Json folder_json(const replay::Folder& folder) {
  Json messages = Json::array();
  for (const replay::StoredMessage& stored : folder.messages) {
    Json flags = Json::array();
    for (const mail::Flag flag : mail::kSystemFlags) {
      if (stored.flags.has(flag)) flags.push_back(mail::name(flag));
    }
    messages.push_back(
        {{"id", message_name(stored.message)}, {"uid", stored.uid}, {"flags", std::move(flags)}});
  }
  return messages;
}

Json mailboxes_json(const replay::Host& host) {
  Json mailboxes = Json::object();
  for (const replay::Mailbox& mailbox : host.mailboxes) {
    Json folders = Json::object();
    for (const replay::Folder& folder : mailbox.folders) {
      folders[json_text(folder.name)] = folder_json(folder);
    }
    mailboxes[json_text(mailbox.address)] = std::move(folders);
  }
  return mailboxes;
}

Json host_json(const replay::Host& host) {
  Json json = {{"name", json_text(host.name)}, {"up", host.up}};
  if (host.role == trace::HostRole::mail_server) {
    json["unsynced"] = host.unsynced;
    json["queue"] = queue_json(host);
    json["mailboxes"] = mailboxes_json(host);
  }
  return json;
}

bool is_there(const replay::Connection& connection) {
  return std::any_of(connection.ends.begin(), connection.ends.end(),
                     [](const replay::Endpoint& end) {
                       return end.state != TcpState::closed && end.state != TcpState::listen;
                     });
}

Json connection_json(const replay::World& world, const replay::Connection& connection) {
  const replay::Endpoint& client = connection.end(Side::client);
  const replay::Endpoint& server = connection.end(Side::server);
  const SessionId session = connection.session;
  return {{"client", host_name(world, client.host)},
          {"server", host_name(world, server.host)},
          {"port", server.port},
          {"state", trace::name(client.state)},
          {"server_state", trace::name(server.state)},
          {"protocol", session ? Json(trace::name(world.session(session).protocol)) : Json()}};
}

std::string_view name(replay::PlaceKind kind) {
  static constexpr std::array<std::string_view, 4> kNames{"agent", "queue", "mailbox", "shown"};
  return kNames[static_cast<std::size_t>(kind)];
}

Json place_json(const replay::World& world, const replay::Place& place) {
  Json json = {{"host", host_name(world, place.host)}, {"place", name(place.kind)}};
  if (!place.address.empty()) json["address"] = json_text(place.address);
  if (!place.folder.empty()) json["folder"] = json_text(place.folder);
  return json;
}

// What answers for the message now, as one of its places; null: it is in none.
Json where_json(const replay::World& world, const replay::Message& message,
                const replay::Custody& custody) {
  Json where;
  for (const replay::Place& place : message.places) {
    if (place.host == custody.host && place.kind != replay::PlaceKind::shown) {
      where = place_json(world, place);
    }
  }
  return where;
}

// The same that the map shows: none, one, or several who have not heard of each other.
Json answering_json(const replay::World& world, MessageId id) {
  Json all = Json::array();
  for (const replay::Custody& custody : replay::answering(world, id))
    all.push_back(custody_json(world, custody));
  return all;
}

Json message_json(const replay::World& world, MessageId id) {
  const replay::Message& message = world.message(id);
  Json copies = Json::array();
  for (const replay::Place& place : message.places) copies.push_back(place_json(world, place));
  Json recipients = Json::array();
  for (std::size_t i = 0; i < message.recipients.size(); ++i) {
    const replay::Recipient& r = message.recipients[i];
    recipients.push_back({{"address", json_text(r.address)},
                          {"fate", name(r.fate)},
                          {"custody", custody_json(world, custody(message, i))}});
  }
  const replay::Custody responsible = custody(world, id);
  const auto worst = worst_off(message);
  return {{"id", message_name(id)},
          {"where", where_json(world, message, responsible)},
          {"fate", name(worst ? message.recipients[*worst].fate : replay::Fate::composing)},
          {"custody", custody_json(world, responsible)},
          {"answering", answering_json(world, id)},
          {"recipients", std::move(recipients)},
          {"copies", std::move(copies)}};
}

}  // namespace

std::string message_name(MessageId message) {
  return fmt::format("m{}", message.index() + 1);
}

std::string state_json(const replay::World& world, Instant at) {
  Json state = {{"at", json_time(at)},
                {"hosts", Json::array()},
                {"connections", Json::array()},
                {"messages", Json::array()}};
  for (const replay::Host& host : world.hosts) state["hosts"].push_back(host_json(host));
  for (const replay::Connection& connection : world.connections) {
    if (is_there(connection)) state["connections"].push_back(connection_json(world, connection));
  }
  for (std::size_t i = 0; i < world.messages.size(); ++i) {
    state["messages"].push_back(message_json(world, MessageId(i)));
  }
  return state.dump(2) + "\n";
}

}  // namespace mailscope::exports
