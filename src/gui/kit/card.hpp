#pragma once
// A card in plain words, beside what it explains.

#include <string>
#include <vector>

#include "gui/geometry.hpp"

namespace mailscope::gui {

class Ui;

struct Card {
  std::string title;
  std::vector<std::string> lines;
  std::string clause = {};  // where it is laid down, beside the title: "RFC 5321 §4.5.2"
};

// Where a card of this size stands: below the thing, else above, right or left of it; over it
// only where the window has no other room.
Rect card_place(Size card, const Rect& thing, Size window);

void draw_card(Ui& ui, const Card& card, const Rect& thing);

}  // namespace mailscope::gui
