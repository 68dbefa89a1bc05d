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

// "SMTP client and server"; empty: it speaks it with nobody now.
std::string role_in(trace::Protocol protocol, const Builder& b, HostId id) {
  const bool client = has_open(b.world(), protocol, id, Side::client);
  const bool server = has_open(b.world(), protocol, id, Side::server);
  if (!client && !server) return {};
  return b.letters.filled(client && server ? texts::kMap.client_and_server
                          : client         ? texts::kMap.client
                                           : texts::kMap.server,
                          trace::facts(protocol).title);
}

// What it does for mail, in the tone of the first of its protocols.
struct Role {
  std::string words;
  Tone tone = Tone::muted;
};
Role role_of(const Builder& b, HostId id) {
  if (!b.host(id).up) return {std::string(b.letters.text(texts::kMap.down)), Tone::failure};
  Role role;
  for (const trace::Protocol protocol : trace::kProtocols) {
    if (trace::facts(protocol).mail == trace::MailFlow::none) continue;
    const std::string words = role_in(protocol, b, id);
    if (words.empty()) continue;
    if (role.words.empty()) role.tone = tone_of(protocol);
    role.words += (role.words.empty() ? "" : " · ") + words;
  }
  if (role.words.empty()) role.words = b.letters.text(texts::kMap.mail_server);
  return role;
}

}  // namespace

Server make_server(const Builder& b, const ServerPlan& plan, FontRole title_font) {
  const replay::Host& host = b.host(plan.host);
  Server s;
  s.host = plan.host;
  s.rect = plan.box;
  s.down = !host.up;
  const std::string name = shown(host.name);
  const FontRole font =
      b.letters.font_for(name, plan.title.width, {title_font, FontRole::label_strong});
  // Alone, the first label is the name within its domain; in a crowd the domain says more.
  const std::string domain = shown(host.title);
  const std::string_view shorter = b.plan.crowd ? domain : name;
  s.title = b.letters.first_fitting(
      plan.title, {name, b.plan.crowd ? domain : name, shorter.substr(0, shorter.find('.'))},
      {font, s.down ? Tone::failure : Tone::ink, Surface::panel});
  if (b.plan.density == Density::names) return s;
  const bool inside = plan.box.contains(plan.role);
  const Role role = role_of(b, plan.host);
  const Style style{role.tone == Tone::muted ? b.plain() : b.strong(), role.tone,
                    inside ? Surface::panel : Surface::ground};
  // Half a role is none.
  const bool fits =
      !b.plan.crowd || b.letters.size(role.words, style.role).width <= plan.role.width;
  if (fits) s.role = b.letters.in(plan.role, role.words, style, inside ? Set::left : Set::centre);
  put_queue(b, s, plan);
  put_mailboxes(b, s, plan);
  return s;
}

}  // namespace mailscope::gui::map
