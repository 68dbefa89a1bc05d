#include "gui/model/field_words.hpp"

namespace mailscope::gui {
namespace {

// Sequence and acknowledgment numbers are explained by what they say here.
Text text_of(wire::FieldName field) {
  using F = wire::FieldName;
  switch (field) {
    case F::ip_version:
      return Text::field_ip_version;
    case F::ip_header_length:
      return Text::field_ip_header_length;
    case F::ip_dscp:
      return Text::field_ip_dscp;
    case F::ip_ecn:
      return Text::field_ip_ecn;
    case F::ip_total_length:
      return Text::field_ip_total_length;
    case F::ip_identification:
      return Text::field_ip_identification;
    case F::ip_reserved:
      return Text::field_ip_reserved;
    case F::ip_dont_fragment:
      return Text::field_ip_dont_fragment;
    case F::ip_more_fragments:
      return Text::field_ip_more_fragments;
    case F::ip_fragment_offset:
      return Text::field_ip_fragment_offset;
    case F::ip_time_to_live:
      return Text::field_ip_time_to_live;
    case F::ip_protocol:
      return Text::field_ip_protocol;
    case F::ip_checksum:
      return Text::field_ip_checksum;
    case F::ip_source:
      return Text::field_ip_source;
    case F::ip_destination:
      return Text::field_ip_destination;
    case F::ip_options:
      return Text::field_ip_options;
    case F::tcp_source_port:
      return Text::field_tcp_source_port;
    case F::tcp_destination_port:
      return Text::field_tcp_destination_port;
    case F::tcp_data_offset:
      return Text::field_tcp_data_offset;
    case F::tcp_reserved:
      return Text::field_tcp_reserved;
    case F::tcp_cwr:
      return Text::field_tcp_cwr;
    case F::tcp_ece:
      return Text::field_tcp_ece;
    case F::tcp_urg:
      return Text::field_tcp_urg;
    case F::tcp_ack:
      return Text::field_tcp_ack;
    case F::tcp_psh:
      return Text::field_tcp_psh;
    case F::tcp_rst:
      return Text::field_tcp_rst;
    case F::tcp_syn:
      return Text::field_tcp_syn;
    case F::tcp_fin:
      return Text::field_tcp_fin;
    case F::tcp_window:
      return Text::field_tcp_window;
    case F::tcp_checksum:
      return Text::field_tcp_checksum;
    case F::tcp_urgent_pointer:
      return Text::field_tcp_urgent_pointer;
    case F::tcp_end_of_options:
      return Text::field_tcp_end_of_options;
    case F::tcp_no_operation:
      return Text::field_tcp_no_operation;
    case F::tcp_maximum_segment_size:
      return Text::field_tcp_maximum_segment_size;
    case F::tcp_window_scale:
      return Text::field_tcp_window_scale;
    case F::tcp_sack_permitted:
      return Text::field_tcp_sack_permitted;
    case F::tcp_sack:
      return Text::field_tcp_sack;
    case F::tcp_timestamps:
      return Text::field_tcp_timestamps;
    case F::tcp_unknown_option:
      return Text::field_tcp_unknown_option;
    case F::udp_source_port:
      return Text::field_udp_source_port;
    case F::udp_destination_port:
      return Text::field_udp_destination_port;
    case F::udp_length:
      return Text::field_udp_length;
    case F::udp_checksum:
      return Text::field_udp_checksum;
    case F::tcp_sequence_number:
    case F::tcp_acknowledgment_number:
    case F::payload:
      break;
  }
  return Text::field_payload;
}

}  // namespace

std::string_view meaning(wire::FieldName field, Language language) {
  return text(text_of(field), language);
}

}  // namespace mailscope::gui
