#pragma once
// One packet as the inspector shows it: how it fared, what it carries, every field of its
// headers, every byte.

#include <string>
#include <vector>

#include "gui/model/show.hpp"
#include "texts/text.hpp"
#include "wire/fields.hpp"

namespace mailscope::gui {

struct PacketField {
  wire::Layer layer = wire::Layer::ip;
  wire::FieldName field = wire::FieldName::payload;
  std::string name, value;
  std::string meaning;             // in a line; empty: a flag that is not set
  std::size_t begin = 0, end = 0;  // bytes [begin, end), whole ones even for a flag
};

struct PacketSheet {
  PacketId packet;
  RecordNumber cursor;
  std::string title;                 // "Packet 12"
  std::string label;                 // "MAIL FROM"
  std::string from, to;              // hosts
  std::vector<std::string> fate;     // sentences; nothing that is still to come
  std::vector<std::string> carried;  // the dialog's lines that it carries, or the beginning
  std::vector<PacketField> fields;   // the transport header's, then IP's, then the payload
  std::string bytes;

  // The field that a byte belongs to: of several in one byte the first; none: beyond the end.
  std::size_t field_at(std::size_t byte) const;
  // How many bytes a header has.
  std::size_t size_of(wire::Layer layer) const;
};

PacketSheet packet_sheet(const Show& show, PacketId packet, RecordNumber cursor,
                         texts::Language language);

}  // namespace mailscope::gui
