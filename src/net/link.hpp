#pragma once
// A link between two hosts: how long packets wait for it, how long they are on it, what happens to
// them there. Times only; who flies where is the network's.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ids.hpp"
#include "base/random.hpp"
#include "net/link_rules.hpp"
#include "net/waiting_line.hpp"
#include "policy/link_quality.hpp"

namespace mailscope::net {

struct LinkDescription : policy::LinkQuality {
  HostId a, b;
  std::vector<LinkRule> rules = {};
};

class Link {
 public:
  // `forth` and `back` name the directions, for their random streams: "crepes.fr-hamburger.edu".
  Link(LinkDescription description, std::uint64_t seed, std::string_view forth,
       std::string_view back);

  const LinkDescription& description() const { return description_; }
  LinkRules& rules() { return rules_; }
  const LinkRules& rules() const { return rules_; }
  Way way_from(HostId from) const { return from == description_.a ? Way::forth : Way::back; }

  // ---- The queue before it, and the wire. A packet departs when the one before it has gone.
  bool has_room(Way way, Instant now);
  struct Turn {
    Instant departs, gone;  // first bit, last bit
  };
  Turn take_turn(Way way, std::uint32_t bytes, Instant now);  // bytes without framing
  void clear(Way way, Instant now);  // what waited is gone, and so is what was being sent

  // ---- The way. Jitter and delays keep packets in order, as a queue somewhere on the way would:
  // who comes behind a late one is as late. Only what is held back is overtaken.
  Instant arrival(Way way, Instant gone, Duration delay);
  Instant arrival_held_back(Way way, Instant gone, Duration by);
  bool loses(Way way);  // by `loss`

  // ---- Cuts, by hand and by rules: it is up while there is none. True: this changed that.
  bool up() const { return !cut_by_hand_ && cut_by_rules_ == 0; }
  bool set_cut_by_hand(bool cut, Instant now);
  bool set_cut_by_rule(bool cut, Instant now);

 private:
  struct Direction {
    std::uint64_t bits_per_second;
    RandomStream losses, jitter;
    Instant free_at = {};         // the wire is busy until then
    Instant latest_arrival = {};  // of those that keep their order
    WaitingLine waiting = {};
  };
  bool changed(bool was_up, Instant now);
  Direction& direction(Way way) { return directions_[static_cast<std::size_t>(way)]; }

  LinkDescription description_;
  std::array<Direction, 2> directions_;  // by Way
  LinkRules rules_;
  bool cut_by_hand_ = false;
  std::uint32_t cut_by_rules_ = 0;
};

}  // namespace mailscope::net
