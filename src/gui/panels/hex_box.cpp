#include "gui/panels/hex_box.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "texts/packet.hpp"

namespace mailscope::gui {
namespace {

constexpr float kScrollBar = 12;
constexpr float kPadding = 8;
constexpr float kMiddle = 6;   // between the two words of a row
constexpr float kBefore = 10;  // the characters

// A byte of the payload as a character, else a dot.
std::string character(unsigned char byte) {
  return byte > 0x20 && byte < 0x7F ? std::string(1, static_cast<char>(byte)) : ".";
}

class Drawing {
 public:
  Drawing(Ui& ui, const PacketSheet& sheet, std::size_t lit, float width)
      : ui_(ui), theme_(ui.theme()), paint_(ui.paint()), sheet_(sheet) {
    if (lit < sheet.fields.size()) {
      begin_ = sheet.fields[lit].begin;
      end_ = sheet.fields[lit].end;
    }
    // Offset, two digits and a gap a byte, a gap in the middle, a character a byte.
    const float letter = ui.measure("0", FontRole::stamp).width;
    constexpr auto kBytes = static_cast<float>(HexBox::kRow);
    characters_ = letter * 1.15f;
    left_ = 4 * letter + 10;
    const float free = width - left_ - kMiddle - kBefore - kBytes * characters_;
    pitch_ = std::clamp(free / kBytes, 2.3f * letter, 3.2f * letter);
  }

  // Returns the byte that was pressed.
  std::optional<std::size_t> row(const Rect& rect, std::size_t first) {
    ui_.write_in(rect, fmt::format("{:04x}", first), FontRole::stamp,
                 theme_.text(theme_.muted, theme_.soft));
    std::optional<std::size_t> pressed;
    const std::size_t last = std::min(first + HexBox::kRow, sheet_.bytes.size());
    for (std::size_t i = first; i < last; ++i)
      if (byte(rect, i, i - first)) pressed = i;
    return pressed;
  }
  std::size_t begin() const { return begin_; }
  bool any_lit() const { return end_ > begin_; }

 private:
  bool byte(const Rect& row, std::size_t i, std::size_t column) {
    const auto at = static_cast<float>(column);
    const float middle = column >= HexBox::kRow / 2 ? kMiddle : 0.0f;
    const Rect cell{row.x + left_ + at * pitch_ + middle, row.y, pitch_, row.height};
    const auto value = static_cast<unsigned char>(sheet_.bytes[i]);
    const bool lit = begin_ <= i && i < end_;
    const Touch touch = ui_.touch(fmt::format("byte:{}", i), cell);
    const Colour surface = lit             ? theme_.glow
                           : touch.hovered ? mixed(theme_.soft, theme_.ink, 0.1)
                                           : theme_.soft;
    if (lit || touch.hovered) paint_.fill(cell, surface, 2);
    const std::size_t field = sheet_.field_at(i);
    const bool payload =
        field < sheet_.fields.size() && sheet_.fields[field].layer == wire::Layer::payload;
    const Colour colour = theme_.text(theme_.ink, surface);
    ui_.write_in(cell, fmt::format("{:02x}", value), FontRole::stamp, colour, Align::centre);
    const Rect letter{row.x + left_ + static_cast<float>(HexBox::kRow) * pitch_ + kMiddle +
                          kBefore + at * characters_,
                      row.y, characters_, row.height};
    if (lit && payload) paint_.fill(letter, surface);
    if (payload) ui_.write_in(letter, character(value), FontRole::stamp, colour, Align::centre);
    return touch.clicked;
  }

  Ui& ui_;
  const Theme& theme_;
  Painter paint_;
  const PacketSheet& sheet_;
  std::size_t begin_ = 0, end_ = 0;  // lit
  float left_ = 0, pitch_ = 0, characters_ = 0;
};

}  // namespace

float HexBox::height(std::size_t bytes, float most) {
  const std::size_t rows = (bytes + kRow - 1) / kRow;
  return std::min(most, kHeading + static_cast<float>(rows) * kLine + 2 * kPadding);
}

std::optional<std::size_t> draw_hex_box(Ui& ui, const Rect& rect, const PacketSheet& sheet,
                                        std::size_t lit) {
  Rect rest = rect;
  const std::string count = std::to_string(sheet.bytes.size());
  section(ui, rest.take_top(HexBox::kHeading), texts::kPacket.bytes.in(ui.language(), count));
  ui.paint().fill(rest, ui.theme().soft, 8);
  const Rect inside = rest.inset(kPadding, kPadding);
  const std::size_t rows = (sheet.bytes.size() + HexBox::kRow - 1) / HexBox::kRow;
  ScrollArea scroll(ui, "packet.bytes", inside, static_cast<float>(rows) * HexBox::kLine);
  Drawing drawing(ui, sheet, lit, inside.width - kScrollBar);
  std::optional<std::size_t> pressed;
  for (std::size_t i = 0; i < rows; ++i) {
    const Rect row{inside.x, scroll.content().y + static_cast<float>(i) * HexBox::kLine,
                   inside.width - kScrollBar, HexBox::kLine};
    const std::size_t first = i * HexBox::kRow;
    if (drawing.any_lit() && drawing.begin() / HexBox::kRow == i) scroll.reveal(row);
    if (!scroll.sees(row)) continue;
    if (const auto byte = drawing.row(row, first)) pressed = byte;
  }
  return pressed;
}

}  // namespace mailscope::gui
