#pragma once
// The ground on which the four places lie.

#include "gui/kit/ui.hpp"
#include "gui/layout.hpp"

namespace mailscope::gui {

// Surfaces, and the rules between them; each place is marked by its name.
void draw_sheet(Ui& ui, const Layout& layout);

}  // namespace mailscope::gui
