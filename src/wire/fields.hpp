#pragma once
// The fields of an IPv4 packet, for people: what stands at which bits, and what it says.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::wire {

enum class Layer : std::uint8_t { ip, tcp, udp, payload };

// Each has its row in field_table.hpp.
enum class FieldName : std::uint8_t {
  ip_version,
  ip_header_length,
  ip_dscp,
  ip_ecn,
  ip_total_length,
  ip_identification,
  ip_reserved,
  ip_dont_fragment,
  ip_more_fragments,
  ip_fragment_offset,
  ip_time_to_live,
  ip_protocol,
  ip_checksum,
  ip_source,
  ip_destination,
  ip_options,
  tcp_source_port,
  tcp_destination_port,
  tcp_sequence_number,
  tcp_acknowledgment_number,
  tcp_data_offset,
  tcp_reserved,
  tcp_cwr,
  tcp_ece,
  tcp_urg,
  tcp_ack,
  tcp_psh,
  tcp_rst,
  tcp_syn,
  tcp_fin,
  tcp_window,
  tcp_checksum,
  tcp_urgent_pointer,
  tcp_end_of_options,
  tcp_no_operation,
  tcp_maximum_segment_size,
  tcp_window_scale,
  tcp_sack_permitted,
  tcp_sack,
  tcp_timestamps,
  tcp_unknown_option,
  udp_source_port,
  udp_destination_port,
  udp_length,
  udp_checksum,
  payload
};

// As the RFC writes it: "Sequence number".
std::string_view name(FieldName);

struct Field {
  Layer layer = Layer::ip;
  FieldName name = FieldName::payload;
  std::size_t bit = 0, bits = 0;  // from the first bit of the packet
  std::string value;              // "10.0.0.1", "1460 bytes", "0x1c46, right"
  bool unset = false;             // a flag, or reserved bits, of 0: nothing to tell of
};

// In the order of the bits, without gaps. Of a packet that is cut short or is no IPv4, TCP or
// UDP, the fields that are there; what cannot be interpreted is payload.
std::vector<Field> fields(std::string_view ip_packet);

}  // namespace mailscope::wire
