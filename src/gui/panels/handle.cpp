#include "gui/panels/handle.hpp"

#include "gui/kit/widgets.hpp"

namespace mailscope::gui {

bool handle(Ui& ui, const Handle& handle) {
  const Rect& place = handle.place;
  return button(ui, {.name = handle.name,
                     .rect = {place.centre().x - kTarget / 2, place.y + 8, kTarget, kTarget},
                     .sign = handle.sign,
                     .key = caption_of(handle.command),
                     .says = card_of(handle.command, ui.language())});
}

}  // namespace mailscope::gui
