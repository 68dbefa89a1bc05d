#pragma once
// What each field of a packet is for.

#include "texts/text.hpp"

namespace mailscope::texts {

struct FieldTexts {
  Phrase ip_version{"Version 4 of the Internet Protocol."};
  Phrase ip_header_length{"So much is header; then comes what IP carries."};
  Phrase ip_dscp{"How urgent it is to routers; 0: as usual."};
  Phrase ip_ecn{"Where a router could warn of a jam; 0: nobody does."};
  Phrase ip_total_length{"Header and content together."};
  Phrase ip_identification{"Would tell the pieces of a cut packet apart."};
  Phrase ip_reserved{"Always 0."};
  Phrase ip_dont_fragment{"1: no router may cut it in pieces."};
  Phrase ip_more_fragments{"1: further pieces follow."};
  Phrase ip_fragment_offset{"Where this piece belongs."};
  Phrase ip_time_to_live{"Every router takes one away; at 0 the packet is thrown away."};
  Phrase ip_protocol{"Who takes what is inside."};
  Phrase ip_checksum{"A sum over this header: damage shows."};
  Phrase ip_source{"The host that sends."};
  Phrase ip_destination{"The host it is for."};
  Phrase ip_options{"Rarely used."};
  Phrase tcp_source_port{"The program that sends."};
  Phrase tcp_destination_port{"The program it is for: 25 is SMTP, 143 IMAP."};
  Phrase tcp_data_offset{"The length of this header: where the data begin."};
  Phrase tcp_reserved{"Always 0."};
  Phrase tcp_cwr{"1: the sender has slowed down."};
  Phrase tcp_ece{"1: a router has warned of a jam."};
  Phrase tcp_urg{"1: the urgent pointer counts."};
  Phrase tcp_ack{"1: the acknowledgment number counts."};
  Phrase tcp_psh{"1: give this to the application at once."};
  Phrase tcp_rst{"1: the connection is broken off."};
  Phrase tcp_syn{"1: a side begins; its bytes are counted from here."};
  Phrase tcp_fin{"1: a side has nothing more to say."};
  Phrase tcp_window{"So many more bytes the sender has room for."};
  Phrase tcp_checksum{"A sum over header, data and addresses: damage shows."};
  Phrase tcp_urgent_pointer{"Of no meaning without URG."};
  Phrase tcp_end_of_options{"No option follows."};
  Phrase tcp_no_operation{"Nothing: fills up to whole words."};
  Phrase tcp_maximum_segment_size{"The largest piece of data the sender takes."};
  Phrase tcp_window_scale{"From now on windows count so many times as much."};
  Phrase tcp_sack_permitted{"The sender understands selective acknowledgments."};
  Phrase tcp_sack{"What came although something before it is missing."};
  Phrase tcp_timestamps{"The sender's clock, and the last one it heard: measures the round trip."};
  Phrase tcp_unknown_option{"Not known here: to be ignored."};
  Phrase udp_source_port{"The program that sends."};
  Phrase udp_destination_port{"The program it is for: 53 is DNS."};
  Phrase udp_length{"Header and data together."};
  Phrase udp_checksum{"A sum over header, data and addresses: damage shows."};
  Phrase payload{"What the application said."};
};
inline constexpr FieldTexts kFields;

}  // namespace mailscope::texts
