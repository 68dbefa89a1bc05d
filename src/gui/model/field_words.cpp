#include "gui/model/field_words.hpp"

#include "texts/fields.hpp"

namespace mailscope::gui {
namespace {

// Sequence and acknowledgment numbers are explained by what they say here.
const texts::Phrase& text_of(wire::FieldName field) {
  using F = wire::FieldName;
  switch (field) {
    case F::ip_version:
      return texts::kFields.ip_version;
    case F::ip_header_length:
      return texts::kFields.ip_header_length;
    case F::ip_dscp:
      return texts::kFields.ip_dscp;
    case F::ip_ecn:
      return texts::kFields.ip_ecn;
    case F::ip_total_length:
      return texts::kFields.ip_total_length;
    case F::ip_identification:
      return texts::kFields.ip_identification;
    case F::ip_reserved:
      return texts::kFields.ip_reserved;
    case F::ip_dont_fragment:
      return texts::kFields.ip_dont_fragment;
    case F::ip_more_fragments:
      return texts::kFields.ip_more_fragments;
    case F::ip_fragment_offset:
      return texts::kFields.ip_fragment_offset;
    case F::ip_time_to_live:
      return texts::kFields.ip_time_to_live;
    case F::ip_protocol:
      return texts::kFields.ip_protocol;
    case F::ip_checksum:
      return texts::kFields.ip_checksum;
    case F::ip_source:
      return texts::kFields.ip_source;
    case F::ip_destination:
      return texts::kFields.ip_destination;
    case F::ip_options:
      return texts::kFields.ip_options;
    case F::tcp_source_port:
      return texts::kFields.tcp_source_port;
    case F::tcp_destination_port:
      return texts::kFields.tcp_destination_port;
    case F::tcp_data_offset:
      return texts::kFields.tcp_data_offset;
    case F::tcp_reserved:
      return texts::kFields.tcp_reserved;
    case F::tcp_cwr:
      return texts::kFields.tcp_cwr;
    case F::tcp_ece:
      return texts::kFields.tcp_ece;
    case F::tcp_urg:
      return texts::kFields.tcp_urg;
    case F::tcp_ack:
      return texts::kFields.tcp_ack;
    case F::tcp_psh:
      return texts::kFields.tcp_psh;
    case F::tcp_rst:
      return texts::kFields.tcp_rst;
    case F::tcp_syn:
      return texts::kFields.tcp_syn;
    case F::tcp_fin:
      return texts::kFields.tcp_fin;
    case F::tcp_window:
      return texts::kFields.tcp_window;
    case F::tcp_checksum:
      return texts::kFields.tcp_checksum;
    case F::tcp_urgent_pointer:
      return texts::kFields.tcp_urgent_pointer;
    case F::tcp_end_of_options:
      return texts::kFields.tcp_end_of_options;
    case F::tcp_no_operation:
      return texts::kFields.tcp_no_operation;
    case F::tcp_maximum_segment_size:
      return texts::kFields.tcp_maximum_segment_size;
    case F::tcp_window_scale:
      return texts::kFields.tcp_window_scale;
    case F::tcp_sack_permitted:
      return texts::kFields.tcp_sack_permitted;
    case F::tcp_sack:
      return texts::kFields.tcp_sack;
    case F::tcp_timestamps:
      return texts::kFields.tcp_timestamps;
    case F::tcp_unknown_option:
      return texts::kFields.tcp_unknown_option;
    case F::udp_source_port:
      return texts::kFields.udp_source_port;
    case F::udp_destination_port:
      return texts::kFields.udp_destination_port;
    case F::udp_length:
      return texts::kFields.udp_length;
    case F::udp_checksum:
      return texts::kFields.udp_checksum;
    case F::tcp_sequence_number:
    case F::tcp_acknowledgment_number:
    case F::payload:
      break;
  }
  return texts::kFields.payload;
}

}  // namespace

std::string_view meaning(wire::FieldName field, texts::Language language) {
  return text_of(field).in(language);
}

}  // namespace mailscope::gui
