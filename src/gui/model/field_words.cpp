#include "gui/model/field_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "texts/fields.hpp"

namespace mailscope::gui {
namespace {

using F = wire::FieldName;
using texts::kFields;
using Row = std::pair<F, const texts::Phrase*>;

// Sequence and acknowledgment numbers are not here: what they say is explained instead.
constexpr auto kMeanings = std::to_array<Row>({
    {F::ip_version, &kFields.ip_version},
    {F::ip_header_length, &kFields.ip_header_length},
    {F::ip_dscp, &kFields.ip_dscp},
    {F::ip_ecn, &kFields.ip_ecn},
    {F::ip_total_length, &kFields.ip_total_length},
    {F::ip_identification, &kFields.ip_identification},
    {F::ip_reserved, &kFields.ip_reserved},
    {F::ip_dont_fragment, &kFields.ip_dont_fragment},
    {F::ip_more_fragments, &kFields.ip_more_fragments},
    {F::ip_fragment_offset, &kFields.ip_fragment_offset},
    {F::ip_time_to_live, &kFields.ip_time_to_live},
    {F::ip_protocol, &kFields.ip_protocol},
    {F::ip_checksum, &kFields.ip_checksum},
    {F::ip_source, &kFields.ip_source},
    {F::ip_destination, &kFields.ip_destination},
    {F::ip_options, &kFields.ip_options},
    {F::tcp_source_port, &kFields.tcp_source_port},
    {F::tcp_destination_port, &kFields.tcp_destination_port},
    {F::tcp_data_offset, &kFields.tcp_data_offset},
    {F::tcp_reserved, &kFields.tcp_reserved},
    {F::tcp_cwr, &kFields.tcp_cwr},
    {F::tcp_ece, &kFields.tcp_ece},
    {F::tcp_urg, &kFields.tcp_urg},
    {F::tcp_ack, &kFields.tcp_ack},
    {F::tcp_psh, &kFields.tcp_psh},
    {F::tcp_rst, &kFields.tcp_rst},
    {F::tcp_syn, &kFields.tcp_syn},
    {F::tcp_fin, &kFields.tcp_fin},
    {F::tcp_window, &kFields.tcp_window},
    {F::tcp_checksum, &kFields.tcp_checksum},
    {F::tcp_urgent_pointer, &kFields.tcp_urgent_pointer},
    {F::tcp_end_of_options, &kFields.tcp_end_of_options},
    {F::tcp_no_operation, &kFields.tcp_no_operation},
    {F::tcp_maximum_segment_size, &kFields.tcp_maximum_segment_size},
    {F::tcp_window_scale, &kFields.tcp_window_scale},
    {F::tcp_sack_permitted, &kFields.tcp_sack_permitted},
    {F::tcp_sack, &kFields.tcp_sack},
    {F::tcp_timestamps, &kFields.tcp_timestamps},
    {F::tcp_unknown_option, &kFields.tcp_unknown_option},
    {F::udp_source_port, &kFields.udp_source_port},
    {F::udp_destination_port, &kFields.udp_destination_port},
    {F::udp_length, &kFields.udp_length},
    {F::udp_checksum, &kFields.udp_checksum},
    {F::payload, &kFields.payload},
});

}  // namespace

std::string_view meaning(wire::FieldName field, texts::Language language) {
  const auto* const row = std::find_if(kMeanings.begin(), kMeanings.end(),
                                       [field](const Row& r) { return r.first == field; });
  const texts::Phrase& phrase = row == kMeanings.end() ? kFields.payload : *row->second;
  return phrase.in(language);
}

}  // namespace mailscope::gui
