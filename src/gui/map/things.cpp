// What can be pointed at, with its name and its card; what lies in front comes first.

#include <algorithm>
#include <cmath>
#include <set>

#include "base/ipv4.hpp"
#include "export/rule_words.hpp"
#include "gui/map/builder.hpp"
#include "gui/model/packet_card.hpp"
#include "gui/model/words.hpp"
#include "mail/address.hpp"
#include "texts/map.hpp"

namespace mailscope::gui::map {
namespace {

class Cards {
 public:
  explicit Cards(const Builder& b) : b_(b), world_(b.world()) {}

  Card packet(PacketId id) const {
    const MapView& view = b_.view;
    return packet_card({view.trace, view.packets, view.world, view.cursor, view.now}, id,
                       b_.letters.language());
  }

  Card host(HostId id) const {
    const replay::Host& h = world_.host(id);
    Card card{shown(h.name), {}};
    const bool agent = h.role == trace::HostRole::user_agent;
    if (h.role == trace::HostRole::name_server) {
      say(card, texts::kCards.name_server);
    } else {
      say(card, agent ? texts::kCards.agent : texts::kCards.mail_server, shown(h.title));
    }
    if (agent) say_home(card, id);
    say(card, texts::kCards.address, format_ipv4(h.address));
    if (h.unsynced > 0) say(card, texts::kCards.unsynced, std::to_string(h.unsynced));
    say(card, h.up ? texts::kCards.up_since : texts::kCards.down_since, format_clock(h.since));
    return card;
  }

  Card queued(const replay::QueueEntry& entry) const {
    Card card = message(entry.message);
    say(card, texts::kCards.here_since, format_clock(entry.since));
    say(card, texts::kCards.tries, std::to_string(entry.attempt));
    if (entry.trying.is_none() && entry.next_attempt > b_.view.now)
      say(card, texts::kCards.next_try, format_clock(entry.next_attempt));
    if (!entry.reason.empty()) say(card, texts::kCards.why, shown(entry.reason));
    if (entry.recipients.size() > 1) say_recipients(card, entry);
    return card;
  }

  Card keeper(const Mark& mark) const {
    Card card{name(mark.host), {}};
    say(card, texts::kCards.answers);
    say(card, texts::kCards.here_since, format_clock(mark.since));
    say(card, texts::kCards.custody);
    return card;
  }

  Card disk(const Mark& mark) const {
    Card card{name(mark.host), {}};
    say(card, texts::kCards.unsynced, std::to_string(world_.host(mark.host).unsynced));
    return card;
  }

  Card mailbox(const replay::Mailbox& mailbox) const {
    std::size_t all = 0, unread = 0;
    for (const replay::Folder& folder : mailbox.folders)
      for (const replay::StoredMessage& stored : folder.messages) {
        ++all;
        if (!stored.seen()) ++unread;
      }
    Card card{b_.letters.filled(texts::kCards.mailbox, shown(mailbox.address)), {}};
    say(card, texts::kCards.messages, std::to_string(all), std::to_string(unread));
    return card;
  }

  Card message(MessageId id) const {
    const replay::Message& m = world_.message(id);
    std::string to;
    for (const replay::Recipient& r : m.recipients)
      to += (to.empty() ? "" : ", ") + shown(r.address);
    Card card{b_.letters.filled(texts::kCards.message, to), {}};
    if (m.about) card.title = b_.letters.text(texts::kCards.notification);
    if (!m.sender.empty()) say(card, texts::kCards.from, shown(m.sender));
    if (!m.subject.empty()) say(card, texts::kCards.subject, shown(m.subject));
    if (!m.submission_failure.empty())
      say(card, texts::kCards.not_sent, shown(m.submission_failure));
    return card;
  }

  Card link(const Wire& wire) const {
    const replay::Link& l = world_.link(wire.link);
    Card card{b_.letters.filled(texts::kCards.link, name(l.a), name(l.b)), {}};
    if (wire.mail == trace::MailFlow::push) say(card, texts::kCards.push);
    if (wire.mail == trace::MailFlow::pull) say(card, texts::kCards.pull);
    if (!l.up) say(card, texts::kCards.cut);
    say(card, texts::kMap.latency, latency_words(b_.letters, l));
    if (l.bits_per_second == l.bits_per_second_back) {
      card.lines.push_back(rate(l.bits_per_second));
    } else {
      say(card, texts::kCards.rate_there, rate(l.bits_per_second), name(l.a));
      say(card, texts::kCards.rate_there, rate(l.bits_per_second_back), name(l.b));
    }
    say(card, texts::kCards.queue, std::to_string(l.queue));
    if (l.loss > 0) {
      say(card, texts::kMap.loss, percent(l.loss));
    } else {
      say(card, texts::kMap.no_loss);
    }
    if (b_.rules[wire.link.index()] > 0) say_rules(card, wire.link);
    return card;
  }

 private:
  void say_rules(Card& card, LinkId id) const {
    for (const std::string& rule :
         exports::rules_in_words(b_.view.trace, id, b_.letters.language()))
      say(card, texts::kCards.rule, rule);
  }

  template <class Text, class... Values>
  void say(Card& card, const Text& which, const Values&... values) const {
    card.lines.emplace_back(which.in(b_.letters.language(), values...));
  }
  std::string name(HostId id) const { return shown(world_.host(id).name); }

  // Each has its own fate, and its own reply.
  void say_recipients(Card& card, const replay::QueueEntry& entry) const {
    constexpr std::size_t kMost = 12;
    for (const replay::QueuedRecipient& r : entry.recipients) {
      if (card.lines.size() >= kMost) break;
      const std::string_view waits = b_.letters.text(texts::kCards.waits_for);
      const std::string reply = r.reply.empty() ? std::string(waits) : shown(r.reply);
      say(card, texts::kCards.recipient, shown(mail::local_part_of(r.address)), reply);
    }
  }

  void say_home(Card& card, HostId agent) const {
    for (const replay::Host& h : world_.hosts)
      for (const replay::Mailbox& m : h.mailboxes)
        if (m.agent == agent) return say(card, texts::kCards.speaks_to, shown(h.name));
  }

  const Builder& b_;
  const replay::World& world_;
};

// A hand is not as sharp as a pixel.
Rect easy(const Rect& r) {
  constexpr float kLeast = 24;
  return centred(r.centre(), {std::max(r.width, kLeast), std::max(r.height, kLeast)});
}

Rect around(const Wire& wire) {
  const float x = std::min(wire.from.x, wire.to.x), y = std::min(wire.from.y, wire.to.y);
  const Rect line{x, y, std::abs(wire.to.x - wire.from.x), std::abs(wire.to.y - wire.from.y)};
  const bool level = line.width >= line.height;
  // A slanted wire has no rectangle of its own: its middle stands for it.
  if (line.width > wire.width && line.height > wire.width)
    return centred(line.centre(), {wire.width, wire.width});
  return level ? line.inset(0, -wire.width / 2) : line.inset(-wire.width / 2, 0);
}

class Things {
 public:
  explicit Things(Builder& b) : b_(b), cards_(b) {}

  void add_all() {
    for (const Mark& mark : b_.scene.keepers)
      add("custody:" + name(mark.host), mark.rect, cards_.keeper(mark), mark.record, {},
          {mark.word.rect});
    for (const Mark& mark : b_.scene.unsynced)
      add("disk:" + name(mark.host), mark.rect, cards_.disk(mark), {}, {}, {mark.word.rect});
    for (const Flying& f : b_.scene.packets)
      add("packet:" + std::to_string(f.packet.value()), easy(f.rect), cards_.packet(f.packet),
          b_.view.packets[f.packet].sent, f.packet);
    for (const Grave& grave : b_.scene.graves)
      add("lost:" + std::to_string(grave.packet.value()), easy({grave.at.x, grave.at.y, 0, 0}),
          cards_.packet(grave.packet), b_.view.packets[grave.packet].ended, grave.packet);
    for (const Server& server : b_.scene.servers) add_contents(server);
    for (const Agent& agent : b_.scene.agents)
      for (const Envelope& e : agent.envelopes)
        if (!e.rect.empty()) add_message("message:", agent.host, e);
    for (const Server& server : b_.scene.servers) add_host(server.host, server.rect);
    for (const Agent& agent : b_.scene.agents) add_host(agent.host, agent.rect);
    for (const NameServer& n : b_.scene.name_servers) add_host(n.host, n.rect);
    for (const Wire& wire : b_.scene.wires) {
      const replay::Link& l = b_.world().link(wire.link);
      std::vector<Rect> words;
      for (const Words& w : wire.words) words.push_back(w.rect);
      add("link:" + name(l.a) + "-" + name(l.b), around(wire), cards_.link(wire), {}, {},
          std::move(words));
    }
  }

 private:
  void add_contents(const Server& server) {
    const replay::Host& host = b_.host(server.host);
    for (const QueueRow& row : server.queue)
      if (const replay::QueueEntry* entry = find(b_.world(), row.item))
        add("queue:" + std::to_string(row.item.value()), row.rect, cards_.queued(*entry),
            b_.world().message(entry->message).record);
    for (std::size_t i = 0; i < server.holes.size(); ++i) {
      for (const Envelope& e : server.holes[i].envelopes)
        if (!e.rect.empty()) add_message("mail:", server.host, e);
      add("mailbox:" + shown(host.mailboxes[i].address), server.holes[i].rect,
          cards_.mailbox(host.mailboxes[i]));
    }
  }
  void add_message(std::string_view kind, HostId host, const Envelope& e) {
    std::string thing = std::string(kind) + std::to_string(e.message.value()) + "@" + name(host);
    while (names_.contains(thing)) thing += "+";  // delivered twice
    add(thing, e.rect, cards_.message(e.message), b_.world().message(e.message).record);
  }
  void add_host(HostId id, const Rect& rect) { add("host:" + name(id), rect, cards_.host(id)); }

  // Two things of one name would be one for the mouse: the first stays.
  void add(const std::string& thing, const Rect& rect, Card card, RecordNumber record = {},
           PacketId packet = {}, std::vector<Rect> words = {}) {
    if (rect.empty() || !names_.insert(thing).second) return;
    b_.scene.things.push_back({thing, rect, std::move(card), record, packet, std::move(words)});
  }
  std::string name(HostId id) const { return shown(b_.host(id).name); }

  Builder& b_;
  Cards cards_;
  std::set<std::string> names_;
};

}  // namespace

void add_things(Builder& b) {
  Things(b).add_all();
}

}  // namespace mailscope::gui::map
