// Mail servers: what they do now.

#include "gui/map/builder.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"

namespace mailscope::gui::map {
namespace {

bool has_open(const replay::World& world, trace::Protocol protocol, HostId host, Side side) {
  for (const ConnectionId id : world.open_connections) {
    const replay::Connection& c = world.connection(id);
    if (c.end(side).host != host || c.session.is_none()) continue;
    if (world.session(c.session).protocol == protocol) return true;
  }
  return false;
}

std::string server_role(const Builder& b, HostId id) {
  const replay::World& world = b.world();
  if (!b.host(id).up) return std::string(b.letters.text(texts::kMap.down));
  const bool client = has_open(world, trace::Protocol::smtp, id, Side::client);
  const bool server = has_open(world, trace::Protocol::smtp, id, Side::server);
  const bool reading = has_open(world, trace::Protocol::imap, id, Side::server);
  std::string role;
  if (client || server)
    role = b.letters.text(client && server ? texts::kMap.smtp_client_and_server
                          : client         ? texts::kMap.smtp_client
                                           : texts::kMap.smtp_server);
  if (reading) {
    if (!role.empty()) role += " · ";
    role += b.letters.text(texts::kMap.imap_server);
  }
  return role.empty() ? std::string(b.letters.text(texts::kMap.mail_server)) : role;
}

Style server_role_style(const Builder& b, HostId id, Surface surface) {
  const replay::World& world = b.world();
  if (!b.host(id).up) return {b.strong(), Tone::failure, surface};
  if (has_open(world, trace::Protocol::smtp, id, Side::client) ||
      has_open(world, trace::Protocol::smtp, id, Side::server))
    return {b.strong(), Tone::smtp, surface};
  if (has_open(world, trace::Protocol::imap, id, Side::server))
    return {b.strong(), Tone::imap, surface};
  return {b.plain(), Tone::muted, surface};
}

}  // namespace

Server make_server(const Builder& b, const ServerPlan& plan, FontRole title_font) {
  const replay::Host& host = b.host(plan.host);
  Server s;
  s.host = plan.host;
  s.rect = plan.box;
  s.down = !host.up;
  s.title = b.letters.in(plan.title, shown(host.name),
                         {title_font, s.down ? Tone::failure : Tone::ink, Surface::panel});
  const bool inside = plan.box.contains(plan.role);
  s.role = b.letters.in(plan.role, server_role(b, plan.host),
                        server_role_style(b, plan.host, inside ? Surface::panel : Surface::ground),
                        inside ? Set::left : Set::centre);
  put_queue(b, s, plan);
  put_mailboxes(b, s, plan);
  return s;
}

}  // namespace mailscope::gui::map
