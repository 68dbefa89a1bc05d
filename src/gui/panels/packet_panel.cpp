#include "gui/panels/packet_panel.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "gui/kit/widgets.hpp"
#include "gui/model/words.hpp"
#include "gui/panels/commands.hpp"
#include "gui/panels/hex_box.hpp"
#include "texts/packet.hpp"

namespace mailscope::gui {
namespace {

constexpr float kScrollBar = 12;
constexpr float kMargin = 8;
constexpr float kSection = 36;
constexpr float kWay = 26;
constexpr float kLine = 22;
constexpr float kPadding = 4;
constexpr int kRevealFrames = 2;

const PacketSheet& drawn(Stage& stage, texts::Language language) {
  auto& kept = stage.choices.packet.drawn;
  const PacketId packet = stage.packet();
  const RecordNumber cursor = stage.playback.cursor();
  if (!kept || kept->packet != packet || kept->cursor != cursor)
    kept = packet_sheet(stage.show, packet, cursor, language);
  return *kept;
}

std::size_t chosen_field(const PacketSheet& sheet, const PacketChoices& choices) {
  for (std::size_t i = 0; choices.field && i < sheet.fields.size(); ++i)
    if (sheet.fields[i].field == *choices.field) return i;
  return sheet.fields.size();
}

void choose(Stage& stage, const PacketSheet& sheet, std::size_t field) {
  stage.choices.packet.field = sheet.fields[field].field;
  stage.choices.packet.reveal = kRevealFrames;
}

void draw_step(Ui& ui, Rect& row, std::string_view name, Sign sign, int step, Stage& stage) {
  const PacketId to = neighbour(stage.show, stage.packet(), step);
  const Command command = step > 0 ? Command::segment_next : Command::segment_back;
  if (button(ui, {.name = name,
                  .rect = row.take_right(kTarget),
                  .sign = sign,
                  .enabled = !!to,
                  .says = card_of(command, ui.language())}))
    stage.go_to_packet(to);
  row.take_right(8);
}

// "Packet 12  MAIL FROM", and the way along its connection.
void draw_head(Ui& ui, Rect row, const PacketSheet& sheet, Stage& stage) {
  const Theme& theme = ui.theme();
  draw_step(ui, row, "packet.next", Sign::forward, 1, stage);
  draw_step(ui, row, "packet.previous", Sign::back, -1, stage);
  const float title = ui.measure(sheet.title, FontRole::body_strong).width;
  ui.write_in(row.take_left(title + 12), sheet.title, FontRole::body_strong, theme.ink);
  ui.write_in(row, sheet.label, FontRole::body, theme.text(theme.muted, theme.panel));
}

void draw_way(Ui& ui, Rect row, const PacketSheet& sheet) {
  const Theme& theme = ui.theme();
  const float from = std::min(ui.measure(sheet.from, FontRole::body).width, row.width / 2);
  ui.write_in(row.take_left(from + 1), sheet.from, FontRole::body, theme.ink);
  Painter paint = ui.paint();
  draw_sign(paint, Sign::arrow_right, row.take_left(28).centre(), 12, theme.ink);
  ui.write_in(row, sheet.to, FontRole::body, theme.ink);
}

std::string fate_of(const PacketSheet& sheet) {
  std::string all;
  for (const std::string& sentence : sheet.fate) all += (all.empty() ? "" : " ") + sentence;
  return all;
}

// The rows of the page: headings, lines of the dialog, fields.
class Page {
 public:
  Page(Ui& ui, const PacketSheet& sheet, std::size_t chosen, float width)
      : ui_(ui), sheet_(sheet), chosen_(chosen), width_(width) {
    add(Kind::way, 0, {});
    add(Kind::remark, 0, fate_of(sheet));
    add(Kind::heading, 0, std::string(ui.text(texts::kPacket.carries)));
    if (sheet.carried.empty()) add(Kind::remark, 0, std::string(ui.text(texts::kPacket.nothing)));
    for (const std::string& line : sheet.carried) add(Kind::line, 0, line);
    wire::Layer layer = wire::Layer::payload;
    for (std::size_t i = 0; i < sheet.fields.size(); ++i) {
      if (sheet.fields[i].layer == wire::Layer::payload) continue;
      if (sheet.fields[i].layer != layer) add(Kind::heading, 0, heading(sheet.fields[i].layer));
      layer = sheet.fields[i].layer;
      add(Kind::field, i, {});
    }
  }

  float height() const { return y_; }
  // Returns the field that is pointed at, else the chosen one.
  std::size_t draw(ScrollArea& scroll, Stage& stage, bool reveal) {
    std::size_t lit = chosen_;
    for (const Row& row : rows_) {
      const Rect rect{scroll.content().x + kMargin, scroll.content().y + row.y, width_, row.height};
      if (reveal && row.kind == Kind::field && row.field == chosen_) scroll.reveal(rect);
      if (scroll.sees(rect) && draw_row(rect, row, stage)) lit = row.field;
    }
    return lit;
  }

 private:
  enum class Kind : std::uint8_t { way, heading, remark, line, field };
  struct Row {
    Kind kind;
    std::size_t field;
    std::string text;
    float y, height;
  };

  std::string heading(wire::Layer layer) const {
    const texts::Text<1>& which = layer == wire::Layer::tcp   ? texts::kPacket.tcp
                                  : layer == wire::Layer::udp ? texts::kPacket.udp
                                                              : texts::kPacket.ip;
    return which.in(ui_.language(), std::to_string(sheet_.size_of(layer)));
  }

  void add(Kind kind, std::size_t field, std::string text) {
    float height = kind == Kind::way ? kWay : kSection;
    if (kind == Kind::remark) height = ui_.wrapped_height(width_, text, FontRole::body) + 4;
    if (kind == Kind::line) height = ui_.wrapped_height(width_, text, FontRole::dialog);
    if (kind == Kind::field) height = field_height(sheet_.fields[field]);
    rows_.push_back({kind, field, std::move(text), y_, height});
    y_ += height;
  }
  float field_height(const PacketField& field) const {
    const float meaning =
        field.meaning.empty() ? 0 : ui_.wrapped_height(width_, field.meaning, FontRole::label);
    return kLine + meaning + 2 * kPadding;
  }

  bool draw_row(const Rect& rect, const Row& row, Stage& stage) {
    const Theme& theme = ui_.theme();
    switch (row.kind) {
      case Kind::way:
        draw_way(ui_, rect, sheet_);
        return false;
      case Kind::heading:
        section(ui_, {rect.x, rect.y + 8, rect.width, 24}, row.text);
        return false;
      case Kind::remark:
        ui_.write_wrapped(rect, row.text, FontRole::body, theme.text(theme.muted, theme.panel));
        return false;
      case Kind::line:
        ui_.write_wrapped(rect, row.text, FontRole::dialog, theme.ink);
        return false;
      case Kind::field:
        return draw_field(rect, row.field, stage);
    }
    return false;
  }

  bool draw_field(const Rect& rect, std::size_t index, Stage& stage) {
    const Theme& theme = ui_.theme();
    const PacketField& field = sheet_.fields[index];
    const Touch touch = ui_.touch(fmt::format("field:{}", index), rect.inset(-kMargin, 0));
    if (touch.clicked) stage.choices.packet.field = field.field;
    const bool chosen = index == chosen_;
    const Colour surface = chosen          ? theme.glow
                           : touch.hovered ? mixed(theme.panel, theme.soft, 0.6)
                                           : theme.panel;
    if (chosen || touch.hovered) ui_.paint().fill(rect.inset(-kMargin, 1), surface, 6);
    Rect inside = rect.inset(0, kPadding);
    Rect first = inside.take_top(kLine);
    const std::string value = ui_.elide(field.value, FontRole::dialog, rect.width * 0.62f);
    const float width = ui_.measure(value, FontRole::dialog).width;
    ui_.write_in(first.take_right(width + 1), value, FontRole::dialog,
                 theme.text(theme.ink, surface));
    first.take_right(8);
    const bool quiet = field.meaning.empty();
    ui_.write_in(first, field.name, quiet ? FontRole::body : FontRole::body_strong,
                 theme.text(quiet ? theme.muted : theme.ink, surface));
    if (!quiet)
      ui_.write_wrapped(inside, field.meaning, FontRole::label, theme.text(theme.muted, surface));
    if (touch.focused) focus_ring(ui_, rect, 6);
    return touch.hovered;
  }

  Ui& ui_;
  const PacketSheet& sheet_;
  std::size_t chosen_;
  float width_;
  std::vector<Row> rows_;
  float y_ = 0;
};

}  // namespace

void choose_field(Stage& stage, int step) {
  const auto& sheet = stage.choices.packet.drawn;
  if (!sheet || sheet->fields.empty()) return;
  const auto count = static_cast<std::ptrdiff_t>(sheet->fields.size());
  const auto now = static_cast<std::ptrdiff_t>(chosen_field(*sheet, stage.choices.packet));
  // From none the first or the last.
  const std::ptrdiff_t next = now == count ? (step > 0 ? 0 : count - 1) : now + step;
  choose(stage, *sheet, static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(next, 0, count - 1)));
}

void draw_packet_panel(Ui& ui, const Rect& rect, Stage& stage) {
  Rect rest = rect;
  rest.take_bottom(12);
  if (stage.packet().is_none()) {
    ui.write_wrapped(rest.inset(0, 8), ui.text(texts::kPacket.none), FontRole::body,
                     ui.theme().text(ui.theme().muted, ui.theme().panel));
    return;
  }
  const PacketSheet& sheet = drawn(stage, ui.language());
  draw_head(ui, rest.take_top(kTarget), sheet, stage);
  rest.take_top(4);
  const float most = std::max(HexBox::kLeast, rest.height * 0.38f);
  const Rect hex = rest.take_bottom(HexBox::height(sheet.bytes.size(), most));
  rest.take_bottom(8);

  PacketChoices& choices = stage.choices.packet;
  const bool reveal = choices.reveal > 0;
  if (reveal) --choices.reveal;
  const std::size_t chosen = chosen_field(sheet, choices);
  Page page(ui, sheet, chosen, rest.width - kScrollBar - kMargin);
  std::size_t lit = chosen;
  {
    ScrollArea scroll(ui, "packet.page",
                      {rest.x - kMargin, rest.y, rest.width + kMargin, rest.height},
                      page.height() + 8);
    lit = page.draw(scroll, stage, reveal);
  }
  if (const auto pressed = draw_hex_box(ui, hex, sheet, lit))
    choose(stage, sheet, sheet.field_at(*pressed));
}

}  // namespace mailscope::gui
