#pragma once
// What there is to say about a packet beside its bytes: the rules of the link that it met, and
// how it died if it did.

#include <string>
#include <vector>

#include "replay/cast.hpp"
#include "replay/packets.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

class PacketNotes : texts::Speaker {
 public:
  // Reads the trace once; keeps references to all three.
  PacketNotes(const trace::Trace& trace, const replay::Packets& packets, const replay::Cast& cast,
              texts::Language language);

  // "lost on the link", "lost: mail.hamburger.edu is down"; empty: it arrived, or is on its way.
  std::string death(PacketId packet) const;

  // The rules that fired on it, in words: "lose the first packet that carries "RCPT"".
  const std::vector<std::string>& rules(PacketId packet) const { return rules_[packet.index()]; }

 private:
  const replay::Packets& packets_;
  const replay::Cast& cast_;
  std::vector<std::vector<std::string>> rules_;  // by PacketId
};

}  // namespace mailscope::exports
