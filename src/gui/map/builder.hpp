#pragma once
// The steps that make a scene, each on top of those before it: wires, hosts, packets,
// travelling envelopes, words, things to point at.

#include <cstddef>
#include <string>
#include <vector>

#include "gui/map/plan.hpp"
#include "gui/map/scene.hpp"
#include "gui/map/words.hpp"

namespace mailscope::gui::map {

struct Builder {
  const MapView& view;
  const Plan& plan;
  const Letters& letters;
  Scene& scene;
  const std::vector<std::size_t>& rules;  // by LinkId: how many it has

  const replay::World& world() const { return view.world; }
  const replay::Host& host(HostId id) const { return view.world.host(id); }

  // The fonts of small words.
  FontRole plain() const { return plan.large_words ? FontRole::body : FontRole::label; }
  FontRole strong() const {
    return plan.large_words ? FontRole::body_strong : FontRole::label_strong;
  }
};

void add_wires(Builder& b);
void add_domains(Builder& b);
void add_packets(Builder& b);
void add_travellers(Builder& b);  // takes envelopes from their places while they travel
void add_custody(Builder& b);     // who answers for the message
void add_disks(Builder& b);       // what is written and not safe yet
void add_things(Builder& b);

Agent make_agent(const Builder& b, const AgentPlan& plan);
Server make_server(const Builder& b, const ServerPlan& plan, FontRole title_font);
void put_queue(const Builder& b, Server& server, const ServerPlan& plan);
void put_mailboxes(const Builder& b, Server& server, const ServerPlan& plan);

const Wire* wire_between(const Scene& scene, const replay::World& world, HostId a, HostId b);
// What people call a host: "Alice's laptop", "mail.crepes.fr".
std::string called(const Letters& letters, const replay::Host& host);
// Where the wire meets `host`, one of its ends.
Point end_at(const Wire& wire, const replay::World& world, HostId host);

// What a message looks like, wherever it is: the chapter's in the colour of SMTP, a
// notification of failure in that of failure.
Tone message_tone(const MapView& view, MessageId message);

}  // namespace mailscope::gui::map
