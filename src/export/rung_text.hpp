#pragma once
// What stands on an arrow of a ladder: the line of the dialog that a packet carries, or what TCP
// says with it, in numbers that count from its SYN, as Wireshark's do.

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "export/packet_notes.hpp"
#include "replay/labels.hpp"
#include "replay/packets.hpp"
#include "texts/text.hpp"
#include "trace/trace.hpp"

namespace mailscope::exports {

struct RungText {
  std::string kind;  // the same for packets that differ in their numbers alone
  std::string text;
};

class RungTexts : texts::Speaker {
 public:
  // Reads the trace once; keeps references to all of them.
  RungTexts(const trace::Trace& trace, const replay::Packets& packets, const PacketNotes& notes,
            texts::Language language);

  RungText of(PacketId packet) const;

 private:
  std::string fate_of(PacketId packet) const;  // " (again, lost on the link)"
  std::string datagram(const replay::Packet& packet) const;
  std::string tcp(const replay::Packet& packet, const trace::PacketSent& sent) const;

  const trace::Trace& trace_;
  const replay::Packets& packets_;
  const PacketNotes& notes_;
  replay::LabelWords words_;
  // By ConnectionId and Side: the SYN's number.
  std::vector<std::array<std::uint32_t, 2>> first_;
};

}  // namespace mailscope::exports
