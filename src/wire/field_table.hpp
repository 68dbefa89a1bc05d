#pragma once
// The fields of the headers that packets have here: what each is called, how many bits it takes
// and how its value is told. Whatever is known of a field stands in its row.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "wire/fields.hpp"

namespace mailscope::wire {

// How the number that stands in a field is told.
enum class Form : std::uint8_t {
  number,
  flag,               // and there is nothing to tell when it is 0
  bytes,              // "48 bytes"
  words,              // of 4 bytes, told in bytes
  eights,             // of 8 bytes, told in bytes
  hexadecimal,        // "0x1c46"
  protocol,           // "6 (TCP)"
  checksum,           // "0x1c46, right"
  optional_checksum,  // the same, and 0 says that there is none
  address             // "10.0.0.1"
};

struct FieldRow {
  FieldName field;
  Layer layer;
  std::string_view name;  // as the RFC writes it
  Form form = Form::number;
  std::uint8_t bits = 0;  // 0: not in every header, or of varying length
};

// In the order of the bits, and of FieldName. IPv4: RFC 791 §3.1 (DSCP: RFC 2474, ECN: RFC 3168);
// TCP: RFC 9293 §3.1; UDP: RFC 768.
inline constexpr auto kFieldRows = std::to_array<FieldRow>({
    {FieldName::ip_version, Layer::ip, "Version", Form::number, 4},
    {FieldName::ip_header_length, Layer::ip, "Header length", Form::words, 4},
    {FieldName::ip_dscp, Layer::ip, "Differentiated services", Form::number, 6},
    {FieldName::ip_ecn, Layer::ip, "Congestion notification", Form::number, 2},
    {FieldName::ip_total_length, Layer::ip, "Total length", Form::bytes, 16},
    {FieldName::ip_identification, Layer::ip, "Identification", Form::hexadecimal, 16},
    {FieldName::ip_reserved, Layer::ip, "Reserved", Form::flag, 1},
    {FieldName::ip_dont_fragment, Layer::ip, "DF", Form::number, 1},
    {FieldName::ip_more_fragments, Layer::ip, "MF", Form::flag, 1},
    {FieldName::ip_fragment_offset, Layer::ip, "Fragment offset", Form::eights, 13},
    {FieldName::ip_time_to_live, Layer::ip, "Time to live", Form::number, 8},
    {FieldName::ip_protocol, Layer::ip, "Protocol", Form::protocol, 8},
    {FieldName::ip_checksum, Layer::ip, "Header checksum", Form::checksum, 16},
    {FieldName::ip_source, Layer::ip, "Source address", Form::address, 32},
    {FieldName::ip_destination, Layer::ip, "Destination address", Form::address, 32},
    {FieldName::ip_options, Layer::ip, "Options"},
    {FieldName::tcp_source_port, Layer::tcp, "Source port", Form::number, 16},
    {FieldName::tcp_destination_port, Layer::tcp, "Destination port", Form::number, 16},
    {FieldName::tcp_sequence_number, Layer::tcp, "Sequence number", Form::number, 32},
    {FieldName::tcp_acknowledgment_number, Layer::tcp, "Acknowledgment number", Form::number, 32},
    {FieldName::tcp_data_offset, Layer::tcp, "Data offset", Form::words, 4},
    {FieldName::tcp_reserved, Layer::tcp, "Reserved", Form::flag, 4},
    {FieldName::tcp_cwr, Layer::tcp, "CWR", Form::flag, 1},
    {FieldName::tcp_ece, Layer::tcp, "ECE", Form::flag, 1},
    {FieldName::tcp_urg, Layer::tcp, "URG", Form::flag, 1},
    {FieldName::tcp_ack, Layer::tcp, "ACK", Form::flag, 1},
    {FieldName::tcp_psh, Layer::tcp, "PSH", Form::flag, 1},
    {FieldName::tcp_rst, Layer::tcp, "RST", Form::flag, 1},
    {FieldName::tcp_syn, Layer::tcp, "SYN", Form::flag, 1},
    {FieldName::tcp_fin, Layer::tcp, "FIN", Form::flag, 1},
    {FieldName::tcp_window, Layer::tcp, "Window", Form::number, 16},
    {FieldName::tcp_checksum, Layer::tcp, "Checksum", Form::checksum, 16},
    {FieldName::tcp_urgent_pointer, Layer::tcp, "Urgent pointer", Form::number, 16},
    {FieldName::tcp_end_of_options, Layer::tcp, "Option: end of list"},
    {FieldName::tcp_no_operation, Layer::tcp, "Option: no-operation"},
    {FieldName::tcp_maximum_segment_size, Layer::tcp, "Option: maximum segment size"},
    {FieldName::tcp_window_scale, Layer::tcp, "Option: window scale"},
    {FieldName::tcp_sack_permitted, Layer::tcp, "Option: SACK permitted"},
    {FieldName::tcp_sack, Layer::tcp, "Option: SACK"},
    {FieldName::tcp_timestamps, Layer::tcp, "Option: timestamps"},
    {FieldName::tcp_unknown_option, Layer::tcp, "Option: unknown"},
    {FieldName::udp_source_port, Layer::udp, "Source port", Form::number, 16},
    {FieldName::udp_destination_port, Layer::udp, "Destination port", Form::number, 16},
    {FieldName::udp_length, Layer::udp, "Length", Form::bytes, 16},
    {FieldName::udp_checksum, Layer::udp, "Checksum", Form::optional_checksum, 16},
    {FieldName::payload, Layer::payload, "Data"},
});

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kFieldRows.size(); ++i) {
    if (kFieldRows[i].field != static_cast<FieldName>(i)) return false;
  }
  return kFieldRows.size() == static_cast<std::size_t>(FieldName::payload) + 1;
}
static_assert(rows_are_in_order(), "a field has no row, or its row is out of place");

constexpr const FieldRow& row_of(FieldName field) {
  return kFieldRows[static_cast<std::size_t>(field)];
}

}  // namespace mailscope::wire
