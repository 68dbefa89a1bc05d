#pragma once
// What a rule of a link says: to which packets it does what. A link looks its rules through in
// their order, and the first that fits a packet has it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::policy {

// A direction of a link from a to b: there, or back.
enum class Way : std::uint8_t { forth, back };

// Losses in bursts: a line that is now good, now bad, and changes by chance from packet to packet.
// E. N. Gilbert, "Capacity of a Burst-Noise Channel", Bell System Technical Journal 39 (1960);
// E. O. Elliott, "Estimates of Error Rates for Codes on Burst-Noise Channels", ibid. 42 (1963).
// It begins good. A good spell lasts 1/to_bad packets on average and a bad one 1/to_good, so that
// to_bad / (to_bad + to_good) of all packets meet a bad line.
struct Bursts {
  double to_bad = 0, to_good = 1;      // the chance, at each packet, that the line changes
  double loss_good = 0, loss_bad = 1;  // the chance that a packet is lost meanwhile
  bool operator==(const Bursts&) const = default;
};

// A packet fits when everything that is set fits. The rule counts those that do, each way for
// itself, whether an earlier rule had them or not; then `nth`, chance and `times` have their say.
struct LinkRule {
  using Effect = trace::RuleEffect;

  Effect effect = Effect::lose;
  std::optional<Way> way = std::nullopt;  // none: both
  Instant after = {};                     // sent from then on ...
  Instant until = Instant::never();       // ... and before then
  std::string carries = {};               // somewhere in the payload of this one packet
  std::vector<std::uint32_t> nth = {};    // from 1, ascending; empty: every one
  std::optional<double> chance = std::nullopt;
  std::optional<Bursts> bursts = std::nullopt;
  std::optional<std::uint32_t> times = std::nullopt;  // then the rule is used up; none: never
  Duration by = {};  // delay and reorder: so much later; duplicate: the copy
  bool operator==(const LinkRule&) const = default;
};

}  // namespace mailscope::policy
