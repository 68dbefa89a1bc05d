#pragma once
// A tab of the inspector: a panel that a person chooses by its title or by a key.

#include <string_view>

#include "gui/geometry.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {

class Ui;
struct Stage;

struct Tab {
  std::string_view name;  // of its widget, and for the command line
  const texts::Phrase& title;
  const texts::Phrase& key;   // what the list of keys says of its key
  const texts::Phrase& says;  // what it shows, for who points at it
  void (*draw)(Ui& ui, const Rect& rect, Stage& stage);
};

}  // namespace mailscope::gui
