#pragma once
// What the signs of the window say of themselves, for who points at them.

#include "texts/text.hpp"

namespace mailscope::texts {

struct SignTexts {
  Text<1> key{{"key"}, "key: {key}"};
  Phrase seed{"All chance comes from this number: with the same seed everything happens again."};
  Phrase scale{"How large everything is drawn."};
  Phrase level_messages{"The map shows where the messages are, and nothing else."};
  Phrase level_dialog{"The map shows what is said, and how connections open and close."};
  Phrase level_packets{"The map shows every packet, acknowledgements too."};

  Phrase clock{"The time in the simulated network since the beginning."};
  Phrase pace{
      "How the show runs beside that time: what is too quick to be seen is slowed, and where "
      "nothing happens, time is folded."};
  Phrase speed{"How fast the show runs."};

  Phrase step_done{"This has happened. A click leads there."};
  Phrase step_present{"Here the story is."};
  Phrase step_trouble{"Here the story is: it has failed."};
  Phrase step_to_come{"This is still to come."};

  Text<1> fold{{"span"}, "{span} folded"};
  Phrase fold_says{"Nothing happens for so long, so the show passes over it."};
  Text<1> down{{"host"}, "{host} is down"};
  Text<2> cut{{"one", "other"}, "the link between {one} and {other} is cut"};
  Text<2> down_says{{"from", "to"}, "from {from} to {to}"};
  Text<1> down_since{{"from"}, "since {from}"};
  Phrase overview{"The whole show. The darker part is what the lanes show; drag to go elsewhere."};

  Text<1> client{{"host"}, "C: the client, {host}"};
  Phrase client_says{"It has opened the connection, and asks."};
  Text<1> server{{"host"}, "S: the server, {host}"};
  Phrase server_says{"It was waiting, and answers."};
  Phrase time_opened{"so long after the conversation began"};
  Phrase time_before{"so long after the line before"};
  Phrase time_run{"the simulated time at which it was said"};
  Phrase awaited{"The answer is still to come."};
  Phrase place{"Which of the conversations that have begun is shown."};

  Phrase by_event{"A row for each moment at which something happens."};
  Phrase to_scale{"Equal times are equally high; a long silence is cut."};
  Phrase connection{"The packets of this connection alone."};
  Phrase two_hosts{"All packets between these two hosts."};
  Phrase all_hosts{"All packets of all hosts."};
  Phrase silence{"Nothing is sent for so long; the lines are cut here."};
  Phrase ladder_present{"Here the story is."};

  Phrase side{"Whose sending the curves show."};
  Phrase window{
      "How much may be on its way without an acknowledgement. It grows, and loss halves it."};
  Phrase threshold{"Up to here the window doubles each round trip; above it grows slowly."};
  Phrase in_flight{"Sent and not yet acknowledged."};
  Phrase round_trip{"How long a packet and its acknowledgement took, on average."};
  Phrase timeout{"After so long without an acknowledgement the packet is sent again."};
  Phrase lost{"Here a packet was lost."};
  Phrase again{"Here a packet was sent again."};
};
inline constexpr SignTexts kSigns;

}  // namespace mailscope::texts
