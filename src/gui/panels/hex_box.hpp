#pragma once
// The bytes of a packet, with those of one field lit.

#include <cstddef>
#include <optional>

#include "gui/kit/ui.hpp"
#include "gui/model/packet_sheet.hpp"

namespace mailscope::gui {

class HexBox {
 public:
  static constexpr std::size_t kRow = 8;  // bytes: two words of a header
  static constexpr float kLine = 19;
  static constexpr float kHeading = 30;
  static constexpr float kLeast = 104;  // three rows

  // As high as its bytes ask for, but no higher than `most`.
  static float height(std::size_t bytes, float most);
};

// Returns the byte that was pressed. Widgets: packet.bytes, byte:N for each that is seen.
std::optional<std::size_t> draw_hex_box(Ui& ui, const Rect& rect, const PacketSheet& sheet,
                                        std::size_t lit);

}  // namespace mailscope::gui
