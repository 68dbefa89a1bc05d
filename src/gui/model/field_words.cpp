#include "gui/model/field_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "texts/fields.hpp"

namespace mailscope::gui {
namespace {

using F = wire::FieldName;
using T = texts::FieldTexts;
using Row = std::pair<F, texts::Phrase T::*>;

// Sequence and acknowledgment numbers are not here: what they say is explained instead.
constexpr auto kMeanings = std::to_array<Row>({
    {F::ip_version, &T::ip_version},
    {F::ip_header_length, &T::ip_header_length},
    {F::ip_dscp, &T::ip_dscp},
    {F::ip_ecn, &T::ip_ecn},
    {F::ip_total_length, &T::ip_total_length},
    {F::ip_identification, &T::ip_identification},
    {F::ip_reserved, &T::ip_reserved},
    {F::ip_dont_fragment, &T::ip_dont_fragment},
    {F::ip_more_fragments, &T::ip_more_fragments},
    {F::ip_fragment_offset, &T::ip_fragment_offset},
    {F::ip_time_to_live, &T::ip_time_to_live},
    {F::ip_protocol, &T::ip_protocol},
    {F::ip_checksum, &T::ip_checksum},
    {F::ip_source, &T::ip_source},
    {F::ip_destination, &T::ip_destination},
    {F::ip_options, &T::ip_options},
    {F::tcp_source_port, &T::tcp_source_port},
    {F::tcp_destination_port, &T::tcp_destination_port},
    {F::tcp_data_offset, &T::tcp_data_offset},
    {F::tcp_reserved, &T::tcp_reserved},
    {F::tcp_cwr, &T::tcp_cwr},
    {F::tcp_ece, &T::tcp_ece},
    {F::tcp_urg, &T::tcp_urg},
    {F::tcp_ack, &T::tcp_ack},
    {F::tcp_psh, &T::tcp_psh},
    {F::tcp_rst, &T::tcp_rst},
    {F::tcp_syn, &T::tcp_syn},
    {F::tcp_fin, &T::tcp_fin},
    {F::tcp_window, &T::tcp_window},
    {F::tcp_checksum, &T::tcp_checksum},
    {F::tcp_urgent_pointer, &T::tcp_urgent_pointer},
    {F::tcp_end_of_options, &T::tcp_end_of_options},
    {F::tcp_no_operation, &T::tcp_no_operation},
    {F::tcp_maximum_segment_size, &T::tcp_maximum_segment_size},
    {F::tcp_window_scale, &T::tcp_window_scale},
    {F::tcp_sack_permitted, &T::tcp_sack_permitted},
    {F::tcp_sack, &T::tcp_sack},
    {F::tcp_timestamps, &T::tcp_timestamps},
    {F::tcp_unknown_option, &T::tcp_unknown_option},
    {F::udp_source_port, &T::udp_source_port},
    {F::udp_destination_port, &T::udp_destination_port},
    {F::udp_length, &T::udp_length},
    {F::udp_checksum, &T::udp_checksum},
    {F::payload, &T::payload},
});

}  // namespace

std::string_view meaning(wire::FieldName field, texts::Language language) {
  const auto* const row = std::find_if(kMeanings.begin(), kMeanings.end(),
                                       [field](const Row& r) { return r.first == field; });
  const auto phrase = row == kMeanings.end() ? &T::payload : row->second;
  return (texts::kFields.*phrase).in(language);
}

}  // namespace mailscope::gui
