#include "gui/panels/ladder_drawing.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/kit/widgets.hpp"
#include "gui/model/glossary.hpp"
#include "gui/model/ladder_words.hpp"
#include "gui/model/packet_card.hpp"
#include "gui/model/reasons.hpp"
#include "gui/model/words.hpp"
#include "texts/ladder.hpp"
#include "texts/signs.hpp"

namespace mailscope::gui {
namespace {

constexpr float kHead = 9;  // of an arrow
constexpr float kBand = 24;
constexpr float kReach = 7;  // of the mouse to an arrow

float widest_state(const Ui& ui) {
  return ui.measure(trace::name(trace::TcpState::syn_received), FontRole::label_strong).width;
}

}  // namespace

LadderDrawing::LadderDrawing(Ui& ui, const Stage& stage, const Ladder& ladder, const Rect& content,
                             const Rect& seen)
    : ui_(ui),
      stage_(stage),
      ladder_(ladder),
      theme_(ui.theme()),
      paint_(ui.paint()),
      content_(content),
      seen_(seen),
      page_(ladder_page(content, ladder.columns.size(), widest_state(ui))),
      now_(ladder.y_at(stage.playback.now())),
      top_(seen.y - content.y),
      bottom_(seen.bottom() - content.y),
      chosen_(stage.packet()) {
  if (seen.contains(ui.mouse())) pointed_at_ = arrow_at(ui.mouse(), kReach);
}

std::optional<std::size_t> LadderDrawing::arrow_at(Point mouse, float reach) const {
  return arrow_near(ladder_, page_.columns, {mouse.x, mouse.y - content_.y}, reach);
}

void LadderDrawing::draw() {
  draw_lines();
  for (const LadderGap& gap : ladder_.gaps)
    if (gap.y_to >= top_ && gap.y_from <= bottom_) draw_gap(gap);
  draw_present();
  const auto [first, last] = ladder_.arrows_between(top_ - 40, bottom_ + 40);
  for (std::size_t i = first; i < last; ++i) draw_arrow(i);
  const auto seen = [&](float y) { return y >= top_ - 20 && y <= bottom_ + 20; };
  for (const LadderState& state : ladder_.states)
    if (seen(state.y)) draw_state(state);
  for (const LadderNote& note : ladder_.notes)
    if (seen(note.y)) draw_note(note);
}

void LadderDrawing::draw_names(Ui& ui, const Stage& stage, const Ladder& ladder, const Rect& row) {
  const LadderPage page = ladder_page(row, ladder.columns.size(), widest_state(ui));
  for (std::size_t i = 0; i < ladder.columns.size(); ++i) {
    const bool two = ladder.columns.size() <= 2;
    const Align align = !two ? Align::centre : i == 0 ? Align::left : Align::right;
    ui.write_in(page.name(i, row), title_of(stage.show.cast, ladder.columns[i]),
                two ? FontRole::body_strong : FontRole::label_strong, ui.theme().ink, align);
  }
}

void LadderDrawing::draw_lines() {
  const float bottom = std::min(seen_.bottom(), on_page(ladder_.height));
  for (const float x : page_.columns)
    paint_.line({x, seen_.y}, {x, bottom}, mixed(theme_.line, theme_.ink, 0.25), 2);
}

// A silence: the lines are broken, and it says how long.
void LadderDrawing::draw_gap(const LadderGap& gap) {
  const float y = on_page((gap.y_from + gap.y_to) / 2);
  for (const float x : page_.columns) {
    paint_.fill(centred({x, y}, {12, 10}), theme_.panel);
    paint_.line({x - 6, y - 2}, {x + 6, y - 8}, theme_.muted, 1.5f);
    paint_.line({x - 6, y + 8}, {x + 6, y + 2}, theme_.muted, 1.5f);
  }
  const std::string words =
      texts::kLadder.silence.in(ui_.language(), span_in_words(gap.silence, ui_.language()));
  const Rect between{page_.columns.front(), y - Ladder::kLine / 2,
                     page_.columns.back() - page_.columns.front(), Ladder::kLine};
  write(between, words, FontRole::label, theme_.muted, Align::centre, theme_.panel);
  ui_.explain(between, words, ui_.text(texts::kSigns.silence));
}

void LadderDrawing::draw_present() {
  if (stage_.playback.at_start()) return;
  const float y = std::round(on_page(now_));
  const Colour colour = theme_.accent;
  paint_.line({content_.x, y}, {content_.right(), y}, colour, 1.5f);
  const std::array<Point, 3> handle{Point{content_.x, y - 6}, Point{content_.x + 9, y},
                                    Point{content_.x, y + 6}};
  paint_.polygon(handle, colour);
  ui_.mark("ladder.present", {content_.x, y - 6, content_.width, 12});
  ui_.explain({content_.x, y - 6, 16, 12}, "", ui_.text(texts::kSigns.ladder_present));
}

void LadderDrawing::draw_arrow(std::size_t index) {
  const LadderArrow& arrow = ladder_.arrows[index];
  const replay::Packet& packet = stage_.show.packets[arrow.packet];
  const bool chosen = arrow.packet == chosen_ || pointed_at_ == index;
  const Colour surface = chosen ? theme_.glow : theme_.panel;
  if (chosen) {
    const Point a = along(arrow, page_.columns, 0), b = along(arrow, page_.columns, arrow.reach);
    paint_.line({a.x, on_page(a.y)}, {b.x, on_page(b.y)}, theme_.glow, kBand);
  }
  const Colour pale = mixed(theme_.colour(packet.protocol), theme_.panel, 0.78);
  const float length = arrow.y_to - arrow.y_from;
  const float gone = !has_been(arrow.y_from) ? 0
                     : length <= 0           ? 1
                                             : std::min(1.0f, (now_ - arrow.y_from) / length);
  const bool sent = stage_.show.trace.size() > 0 && packet.sent <= stage_.playback.cursor();
  if (!sent && !stage_.choices.future) return;
  // What has not been sent is there, but does not tell what it is.
  if (gone < arrow.reach) draw_line(arrow, packet, arrow.reach, pale);
  if (!sent) return;
  if (gone > 0) {
    draw_line(arrow, packet, std::min(gone, arrow.reach), theme_.colour(packet.protocol));
    if (packet.lost && gone >= arrow.reach) draw_end(arrow, packet);
  }
  draw_words(index, surface);
  if (pointed_at_ == index) explain(arrow);
}

// All of it, so that the card stays where it is while the mouse goes along the arrow.
void LadderDrawing::explain(const LadderArrow& arrow) {
  const Point a = along(arrow, page_.columns, 0), b = along(arrow, page_.columns, arrow.reach);
  const Rect line{std::min(a.x, b.x), on_page(a.y), std::abs(b.x - a.x), b.y - a.y};
  const Playback& playback = stage_.playback;
  const PacketMoment now{stage_.show.trace, stage_.show.packets, stage_.show.cast,
                         playback.cursor(), playback.now()};
  ui_.explain(line.inset(-kReach), packet_card(now, arrow.packet, ui_.language()));
}

// When it left, on the clock that the person chose: since the connection was opened, or the
// show began; since the arrow before.
std::string LadderDrawing::time_of(std::size_t index) const {
  const auto departs = [this](std::size_t i) {
    return stage_.show.packets[ladder_.arrows[i].packet].departs;
  };
  const ConnectionId over = ladder_.wanted.connection;
  const Instant opened = over ? stage_.world.connection(over).opened : Instant();
  LineTimes times(stage_.choices.line_clock, opened, ui_.language());
  if (index > 0) times.at(departs(index - 1));
  return times.at(departs(index));
}

// Sent again: dashed. A copy of the link: two thin lines.
void LadderDrawing::draw_line(const LadderArrow& arrow, const replay::Packet& packet, float share,
                              Colour colour) {
  const auto at = [&](float part) {
    const Point p = along(arrow, page_.columns, part);
    return Point{p.x, on_page(p.y)};
  };
  const Point from = at(0), to = at(share);
  const Point whole = to - from;
  const float distance = std::hypot(whole.x, whole.y);
  if (distance <= 0) return;
  const Point unit = whole * (1 / distance);
  const Point across{-unit.y, unit.x};
  const float head = std::min(kHead, distance);
  const Point neck = to - unit * head;
  const Path shaft{from, neck};
  if (packet.again) {
    for (const Path& dash : dashes(shaft, 7, 4)) paint_.path(dash, colour, 2);
  } else if (packet.copy) {
    for (const float side : {-1.5f, 1.5f})
      paint_.line(from + across * side, neck + across * side, colour, 1);
  } else {
    paint_.line(from, neck, colour, 2);
  }
  if (packet.lost) return paint_.line(neck, to, colour, 2);
  const std::array<Point, 3> tip{to, neck + across * (head / 2), neck - across * (head / 2)};
  paint_.polygon(tip, colour);
}

void LadderDrawing::draw_end(const LadderArrow& arrow, const replay::Packet& packet) {
  Point at = along(arrow, page_.columns, arrow.reach);
  at.y = on_page(at.y);
  draw_cross(paint_, at, 12, theme_.failure);
  const std::string_view word = loss_word(packet.reason, ui_.language());
  const Rect beside = page_.beside(arrow.to, at.y);
  if (dies_at_other(arrow) && !beside.empty())
    return write(beside, word, FontRole::label_strong, theme_.failure,
                 arrow.to == 0 ? Align::right : Align::left, theme_.panel);
  if (arrow.labelled) return;  // its words say it
  const float width = ui_.measure(word, FontRole::label_strong).width + 1;
  const float left = arrow.to > arrow.from ? at.x + 10 : at.x - 10 - width;
  write({left, at.y - Ladder::kLine / 2, width, Ladder::kLine}, word, FontRole::label_strong,
        theme_.failure, Align::left, theme_.panel);
}

bool LadderDrawing::dies_at_other(const LadderArrow& arrow) const {
  constexpr float kNear = 0.8f;  // to the other host's line: no room before it
  return arrow.reach > kNear && !page_.beside(arrow.to, 0).empty();
}

void LadderDrawing::draw_words(std::size_t index, Colour surface) {
  const LadderArrow& arrow = ladder_.arrows[index];
  const replay::Packet& packet = stage_.show.packets[arrow.packet];
  const bool rightwards = arrow.to > arrow.from;
  const Align align = rightwards ? Align::left : Align::right;
  const texts::Language language = ui_.language();
  if (arrow.labelled) {
    const bool died = packet.lost && packet.ended <= stage_.playback.cursor();
    std::string label = arrow_label(stage_.show, arrow.packet, language);
    if (died && !dies_at_other(arrow))
      label = texts::kLadder.died.in(language, label, loss_word(packet.reason, language));
    write(page_.label(ladder_, arrow, on_page(arrow.label_y)), label, FontRole::label_strong,
          died ? theme_.failure : theme_.colour(packet.protocol), align, surface);
  }
  const Rect room = page_.label(ladder_, arrow, on_page(arrow.numbers_y));
  const std::string numbers = arrow_numbers(stage_.show, arrow, language);
  // Half a number would be a wrong one.
  if (arrow.numbered && ui_.measure(numbers, FontRole::label).width <= room.width)
    write(room, numbers, FontRole::label, theme_.muted, align, surface);
  const Rect time = page_.beside(arrow.from, on_page(arrow.y_from));
  if (arrow.timed && !time.empty())
    ui_.write_in(time, time_of(index), FontRole::label, theme_.text(theme_.muted, theme_.panel),
                 arrow.from == 0 ? Align::right : Align::left);
}

void LadderDrawing::draw_state(const LadderState& state) {
  if (!state.labelled || state.record > stage_.playback.cursor()) return;
  const auto& changed = std::get<trace::TcpStateChanged>(stage_.show.trace[state.record].what);
  write(page_.beside(state.column, on_page(state.y)), trace::name(changed.to),
        FontRole::label_strong, theme_.ink, state.column == 0 ? Align::right : Align::left,
        theme_.panel);
  if (const Rect at = page_.beside(state.column, on_page(state.y)); ui_.asked(at))
    ui_.explain(at, card_of({meaning_of(changed.to, ui_.language())}, ui_.language()));
}

void LadderDrawing::draw_note(const LadderNote& note) {
  if (!note.labelled || note.record > stage_.playback.cursor()) return;
  const Point at{page_.columns[note.column], on_page(note.y)};
  paint_.disc(at, 5, theme_.panel);
  paint_.ring(at, 5, theme_.failure, 2);
  paint_.line(at, at + Point{0, -3}, theme_.failure, 1.5f);
  paint_.line(at, at + Point{2.5f, 0}, theme_.failure, 1.5f);
  const std::string words = note_words(stage_.show, note.record, ui_.language());
  write(page_.note(note.column, at.y), words, FontRole::label_strong, theme_.failure,
        note.column == 0 ? Align::left : Align::right, theme_.panel);
  ui_.explain(centred(at, {16, 16}), words, in_words(stage_.show, note.record, ui_.language()));
}

void LadderDrawing::write(const Rect& room, std::string_view text, FontRole role, Colour wanted,
                          Align align, Colour surface) {
  const std::string words = ui_.elide(text, role, room.width);
  const float width = ui_.measure(words, role).width;
  if (words.empty()) return;
  const float left = align == Align::left    ? room.x
                     : align == Align::right ? room.right() - width
                                             : room.centre().x - width / 2;
  paint_.fill({left - 3, room.y + 1, width + 6, room.height - 2}, surface, 3);
  ui_.write_in({left, room.y, width + 1, room.height}, words, role, theme_.text(wanted, surface));
}

}  // namespace mailscope::gui
