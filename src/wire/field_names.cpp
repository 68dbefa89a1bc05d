#include "wire/fields.hpp"

namespace mailscope::wire {

std::string_view name(FieldName field) {
  switch (field) {
    case FieldName::ip_version:
      return "Version";
    case FieldName::ip_header_length:
      return "Header length";
    case FieldName::ip_dscp:
      return "Differentiated services";
    case FieldName::ip_ecn:
      return "Congestion notification";
    case FieldName::ip_total_length:
      return "Total length";
    case FieldName::ip_identification:
      return "Identification";
    case FieldName::ip_reserved:
      return "Reserved";
    case FieldName::ip_dont_fragment:
      return "DF";
    case FieldName::ip_more_fragments:
      return "MF";
    case FieldName::ip_fragment_offset:
      return "Fragment offset";
    case FieldName::ip_time_to_live:
      return "Time to live";
    case FieldName::ip_protocol:
      return "Protocol";
    case FieldName::ip_checksum:
      return "Header checksum";
    case FieldName::ip_source:
      return "Source address";
    case FieldName::ip_destination:
      return "Destination address";
    case FieldName::ip_options:
      return "Options";
    case FieldName::tcp_source_port:
      return "Source port";
    case FieldName::tcp_destination_port:
      return "Destination port";
    case FieldName::tcp_sequence_number:
      return "Sequence number";
    case FieldName::tcp_acknowledgment_number:
      return "Acknowledgment number";
    case FieldName::tcp_data_offset:
      return "Data offset";
    case FieldName::tcp_reserved:
      return "Reserved";
    case FieldName::tcp_cwr:
      return "CWR";
    case FieldName::tcp_ece:
      return "ECE";
    case FieldName::tcp_urg:
      return "URG";
    case FieldName::tcp_ack:
      return "ACK";
    case FieldName::tcp_psh:
      return "PSH";
    case FieldName::tcp_rst:
      return "RST";
    case FieldName::tcp_syn:
      return "SYN";
    case FieldName::tcp_fin:
      return "FIN";
    case FieldName::tcp_window:
      return "Window";
    case FieldName::tcp_checksum:
      return "Checksum";
    case FieldName::tcp_urgent_pointer:
      return "Urgent pointer";
    case FieldName::tcp_end_of_options:
      return "Option: end of list";
    case FieldName::tcp_no_operation:
      return "Option: no-operation";
    case FieldName::tcp_maximum_segment_size:
      return "Option: maximum segment size";
    case FieldName::tcp_window_scale:
      return "Option: window scale";
    case FieldName::tcp_sack_permitted:
      return "Option: SACK permitted";
    case FieldName::tcp_sack:
      return "Option: SACK";
    case FieldName::tcp_timestamps:
      return "Option: timestamps";
    case FieldName::tcp_unknown_option:
      return "Option: unknown";
    case FieldName::udp_source_port:
      return "Source port";
    case FieldName::udp_destination_port:
      return "Destination port";
    case FieldName::udp_length:
      return "Length";
    case FieldName::udp_checksum:
      return "Checksum";
    case FieldName::payload:
      return "Data";
  }
  return {};
}

}  // namespace mailscope::wire
