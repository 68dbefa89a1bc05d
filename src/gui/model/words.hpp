#pragma once
// Numbers, moments and names as a class reads them.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/time.hpp"
#include "replay/world/world.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

// The two largest units that matter: "29 min 53 s", "20 ms", "5 d". Rounded, never to nothing.
std::string span_in_words(Duration d, texts::Language language);

// The same to the nearest of its largest unit: "30 min".
std::string span_roughly(Duration d, texts::Language language);

// A moment, counted from another, to the millisecond: "0.280 s", "3:04.450", "1:03:04.450".
std::string moment_in_words(Duration since, texts::Language language);

// A number in groups of three: "14 600".
std::string grouped(std::uint64_t number);

// What people call a host: "crepes.fr", "Alice".
std::string title_of(const replay::World& world, HostId host);

// Whose address this is: the title of the agent that reads there, else the address.
std::string person_of(const replay::World& world, std::string_view address);

// What a peer sent, for showing: as it is if it is text, else with its bytes spelt out.
std::string shown(std::string_view bytes);

}  // namespace mailscope::gui
