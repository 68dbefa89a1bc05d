#pragma once
// Which packets carry a message, so that its envelope rides on them.

#include <optional>

#include "gui/map/map_view.hpp"

namespace mailscope::gui::map {

// Some of the text of a message: what is sent, or the beginning of what an answer brings.
bool carries_message(const replay::Packet& packet);

// The message that such a packet carries; none: unknown.
MessageId message_on(const replay::Packet& packet);

// When the data of the transaction under way on `connection` leaves the client.
struct Departure {
  Instant at;
  bool done = false;  // it has left
};
// Looks ahead for `window` of the show; nothing: not in that time.
std::optional<Departure> departure_of_data(const MapView& view, ConnectionId connection,
                                           Duration window);

}  // namespace mailscope::gui::map
