#pragma once
// What the world is made of, and what people do to it.

#include <cstdint>
#include <string_view>

#include "base/arena.hpp"
#include "base/ids.hpp"
#include "base/time.hpp"
#include "trace/vocabulary.hpp"

namespace mailscope::trace {

// ---- What the run is: the first record, so that a trace can be shown without its scenario.
struct RunDescribed {
  static constexpr std::string_view kind = "run";
  Bytes name;            // of the scenario
  Bytes title, teaches;  // for people
  Bytes scenario;        // the whole input as the text of a scenario's file: it can be run again
  std::uint64_t seed = 0;
  std::int64_t starts_at = 0;  // Unix seconds of instant 0
  Instant until;               // the run went on so long at most
  template <class F>
  void fields(F&& f) {
    f("name", name), f("title", title), f("teaches", teaches), f("scenario", scenario);
    f("seed", seed), f("starts_at", starts_at), f("until", until);
  }
};
// ---- The world as it was built. All of these stand at instant 0, before anything happens.
struct HostAdded {
  static constexpr std::string_view kind = "host-added";
  HostRole role;
  std::uint32_t address;  // IPv4, host byte order
  Bytes name;             // "mail.crepes.fr"
  Bytes title;            // for people: "crepes.fr", "Alice"
  Bytes device;           // "server", "laptop", "phone", "desktop"
  template <class F>
  void fields(F&& f) {
    f("role", role), f("address", address), f("name", name), f("title", title);
    f("device", device);
  }
};
struct LinkAdded {
  static constexpr std::string_view kind = "link-added";
  LinkId link;
  HostId a, b;
  Duration latency;                                     // one way
  Duration jitter;                                      // each packet takes up to so much longer
  std::uint64_t bits_per_second, bits_per_second_back;  // a to b, b to a
  std::uint32_t queue;                                  // packets that may wait, each way
  std::uint32_t framing;                                // bytes of a packet below IP
  double loss;
  template <class F>
  void fields(F&& f) {
    f("link", link), f("a", a), f("b", b), f("latency", latency), f("jitter", jitter);
    f("bits_per_second", bits_per_second), f("bits_per_second_back", bits_per_second_back);
    f("queue", queue), f("framing", framing), f("loss", loss);
  }
};
struct LinkRuleAdded {
  static constexpr std::string_view kind = "link-rule-added";
  LinkId link;
  std::uint32_t rule;  // its place in the link's list, from 0
  RuleEffect effect;
  RuleWay way = RuleWay::both;       // whose packets fit it
  bool bursts = false;               // it has them only while the line is bad
  std::uint32_t times = UINT32_MAX;  // it has so many, then it is used up; 2^32 - 1: without end
  Bytes carries;                     // what fits has this in its payload; empty: any packet does
  Bytes nth;                         // "1,3": which of those that fit, from 1; empty: every one
  double chance = 1;                 // of each of them
  Duration by;                       // how much later it comes, or its copy
  template <class F>
  void fields(F&& f) {
    f("link", link), f("rule", rule), f("effect", effect), f("way", way), f("bursts", bursts);
    f("times", times), f("carries", carries), f("nth", nth), f("chance", chance), f("by", by);
  }
};
// When the rule before it holds. A record of its own, since few rules need one and the largest
// record is the size of all.
struct LinkRulePeriod {
  static constexpr std::string_view kind = "link-rule-period";
  LinkId link;
  Instant after;  // for packets sent from then on ...
  Instant until;  // ... and before then
  template <class F>
  void fields(F&& f) {
    f("link", link), f("after", after), f("until", until);
  }
};
struct AgentAdded {  // on the record's host, the user agent of `address`
  static constexpr std::string_view kind = "agent-added";
  Bytes address;
  bool sends_directly;  // to the receivers' servers, past its own
  template <class F>
  void fields(F&& f) {
    f("address", address), f("sends_directly", sends_directly);
  }
};
struct MailboxAdded {  // on the record's host; its user's agent runs on `agent`
  static constexpr std::string_view kind = "mailbox-added";
  HostId agent;
  Bytes address;
  std::uint64_t quota = 0;  // bytes; 0: none
  template <class F>
  void fields(F&& f) {
    f("agent", agent), f("address", address), f("quota", quota);
  }
};

// ---- What the author tells, at one beat of the run (trace/beat_kind.hpp) or at the beginning of
// one of the chapter's steps.
struct Narrated {
  static constexpr std::string_view kind = "narration";
  Bytes on;                   // the beat's kind; empty: at a step
  std::uint8_t step = 0;      // from 1 to 6; 0: at a beat
  std::uint32_t attempt = 0;  // of which attempt; 0: the first beat that fits
  std::uint32_t message = 0;  // of which message that a person writes, from 1; 0: of any
  HostId by;                  // who acts; none: anybody
  Bytes text;
  template <class F>
  void fields(F&& f) {
    f("on", on), f("step", step), f("attempt", attempt), f("message", message), f("by", by);
    f("text", text);
  }
};

// ---- What people did, and what was done to hosts and links.
// The record's host is the machine whose user sends or reads, that goes down or comes up, or that
// transfers; none for a link.
struct InputApplied {
  static constexpr std::string_view kind = "input";
  InputKind input;
  HostId to;    // of a transfer: the server
  LinkId link;  // that is cut or mended
  template <class F>
  void fields(F&& f) {
    f("input", input), f("to", to), f("link", link);
  }
};
struct HostDown {
  static constexpr std::string_view kind = "host-down";
  template <class F>
  void fields(F&&) {}
};
struct HostUp {
  static constexpr std::string_view kind = "host-up";
  template <class F>
  void fields(F&&) {}
};

struct LinkDown {  // cut
  static constexpr std::string_view kind = "link-down";
  LinkId link;
  template <class F>
  void fields(F&& f) {
    f("link", link);
  }
};
struct LinkUp {
  static constexpr std::string_view kind = "link-up";
  LinkId link;
  template <class F>
  void fields(F&& f) {
    f("link", link);
  }
};

}  // namespace mailscope::trace
