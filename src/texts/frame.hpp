#pragma once
// The bar above, the time below, the gallery.

#include "texts/text.hpp"

namespace mailscope::texts {

struct TopBarTexts {
  Text<1> seed{{"seed"}, "seed {seed}"};
  Phrase messages{"Messages"};
  Phrase dialog{"Dialog"};
  Phrase packets{"Packets"};
  Text<1> scale{{"percent"}, "Aa {percent}%"};
};
inline constexpr TopBarTexts kTopBar;

struct TimeTexts {
  Phrase simulated_time{"simulated time"};
  Text<1> slowed{{"times"}, "slowed {times} times"};
  Phrase real_speed{"at real speed"};
  Text<1> faster{{"times"}, "{times} times faster"};
  Text<1> folded{{"span"}, "{span} folded"};
  Phrase line{"line"};
  Phrase step{"step"};
  Phrase lane_down{"down"};
  Phrase lane_cut{"link cut"};
  Text<1> speed{{"times"}, "{times}×"};
};
inline constexpr TimeTexts kTime;

struct GalleryTexts {
  Phrase title{"How e-mail works"};
  Phrase hint{"Choose a story with the arrow keys and Enter, or click it. Press ? for all keys."};
  Phrase empty{"There is no scenario here."};
  Phrase way{"FROM ALICE TO BOB"};
  Phrase queue{"WHEN A SERVER DOES NOT ANSWER"};
  Phrase refusals{"WHEN A SERVER SAYS NO"};
  Phrase names{"WHERE THE MAIL GOES: THE DNS"};
  Phrase tcp{"WHAT THE LINE DOES: TCP"};
  Phrase others{"MORE"};
};
inline constexpr GalleryTexts kGallery;

}  // namespace mailscope::texts
