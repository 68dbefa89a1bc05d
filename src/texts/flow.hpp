#pragma once
// How TCP sends.

#include "texts/text.hpp"

namespace mailscope::texts {

struct FlowTexts {
  Text<1> forth{{"host"}, "{host} sends"};
  Text<1> bytes{{"number"}, "{number} bytes"};
  Phrase no_limit{"none yet"};
  Phrase unknown{"not measured yet"};
  Phrase window{"congestion window"};
  Phrase threshold{"slow start threshold"};
  Phrase in_flight{"bytes in flight"};
  Phrase round_trip{"round trip, smoothed"};
  Phrase timeout{"retransmission timeout"};
  Phrase window_short{"cwnd"};
  Phrase threshold_short{"ssthresh"};
  Phrase in_flight_short{"in flight"};
  Phrase round_trip_short{"SRTT"};
  Phrase timeout_short{"RTO"};
  Phrase how_much{"HOW MUCH IT KEEPS IN FLIGHT"};
  Phrase how_long{"HOW LONG IT WAITS"};
  Phrase lost{"lost"};
  Phrase again{"sent again"};
  Phrase nothing{"TCP has not measured anything here yet."};
  Phrase datagrams{"This goes over UDP, in single datagrams: there is no connection."};
  Phrase none{"No TCP connection has been opened yet."};
};
inline constexpr FlowTexts kFlow;

}  // namespace mailscope::texts
