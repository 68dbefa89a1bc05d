#include "gui/map/pencil.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "gui/kit/shapes.hpp"
#include "gui/kit/strokes.hpp"

namespace mailscope::gui::map {
namespace {

constexpr float kCross = 22;
constexpr float kNose = 7;

// The outline of a band around a line, with round corners.
Path band(Point from, Point to, float width) {
  constexpr float kRadius = 14;
  const Point along = to - from;
  const float length = std::hypot(along.x, along.y);
  const Point unit = along * (1 / std::max(length, 1.0f));
  const Point across{-unit.y, unit.x};
  Path path;
  for (const Point p : rounded_outline({0, -width / 2, length, width}, kRadius)) {
    const Point point = from + unit * p.x + across * p.y;
    // A corner of no angle would leave a notch in the line.
    if (path.empty() || std::hypot(point.x - path.back().x, point.y - path.back().y) > 0.1f)
      path.push_back(point);
  }
  path.pop_back();  // it is closed where it is drawn
  return path;
}

// The flap stands up: somebody has read it.
void draw_open_envelope(Painter& paint, const Rect& r, Colour line, Colour paper) {
  const Rect body{r.x, r.y + r.height * 0.32f, r.width, r.height * 0.68f};
  const Point top{r.centre().x, r.y - r.height * 0.08f};
  const std::array<Point, 3> flap{Point{body.x, body.y}, top, Point{body.right(), body.y}};
  paint.polygon(flap, paper);
  paint.fill(body, paper);
  paint.path(flap, line, 1.25f);
  paint.outline(body, line, 1.25f, 1);
  const std::array<Point, 3> fold{Point{body.x, body.y},
                                  Point{r.centre().x, body.y + body.height * 0.55f},
                                  Point{body.right(), body.y}};
  paint.path(fold, line, 1.25f);
}

void draw_desktop(Painter& paint, const Rect& r, Colour line, Colour screen) {
  const Rect lid{r.x, r.y, r.width, r.height * 0.78f};
  const float radius = r.height / 14;
  paint.fill(lid, screen, radius);
  paint.outline(lid, line, 2, radius);
  paint.line({r.centre().x, lid.bottom()}, {r.centre().x, r.bottom()}, line, 3);
  paint.line({r.centre().x - r.width * 0.22f, r.bottom()},
             {r.centre().x + r.width * 0.22f, r.bottom()}, line, 3);
}

}  // namespace

Colour Pencil::colour(Surface surface) const {
  switch (surface) {
    case Surface::paper:
      return theme_.paper;
    case Surface::ground:
      return theme_.ground;
    case Surface::panel:
      return theme_.panel;
    case Surface::soft:
      break;
  }
  return theme_.soft;
}

void Pencil::draw(const Words& words) {
  if (words.text.empty()) return;
  ui_.write(words.rect.top_left(), words.text, words.role,
            theme_.text(colour(words.tone), colour(words.surface)));
}

void Pencil::draw(const Region& region) {
  constexpr float kRadius = 18;
  paint_.fill(region.rect, theme_.ground, kRadius);
  paint_.outline(region.rect, theme_.line, 1.5f, kRadius);
  draw(region.title);
}

void Pencil::draw(const Stroke& stroke) {
  paint_.line(stroke.from, stroke.to, theme_.line, 3);
}

void Pencil::draw(const Wire& wire) {
  if (wire.pipe != PipeState::none) {
    draw_pipe(wire);
  } else if (wire.silent) {
    paint_.dotted_line(wire.from, wire.to, theme_.muted, 3);
  } else {
    draw(Stroke{wire.from, wire.to});
  }
  if (wire.cut) draw_cut(wire);
}

// No line of another wire crosses them.
void Pencil::draw_words(const Wire& wire) {
  for (const Words& words : wire.words) lift(words);
}

// A gap between two strokes, with room for the word.
void Pencil::draw_cut(const Wire& wire) {
  if (wire.words.empty()) return;
  const Words& word = wire.words.front();
  const Point along = wire.to - wire.from;
  const float length = std::max(std::hypot(along.x, along.y), 1.0f);
  const Point unit = along * (1 / length);
  const Point across{-unit.y, unit.x};
  const float half =
      std::min((std::abs(unit.x) * word.rect.width + std::abs(unit.y) * word.rect.height) / 2 + 6,
               length / 2);
  const float reach = wire.pipe == PipeState::none ? 8.0f : wire.width / 2 + 4;
  const Point centre = word.rect.centre();
  const Point a = centre - unit * half, b = centre + unit * half;
  const std::array<Point, 4> gap{a - across * reach, b - across * reach, b + across * reach,
                                 a + across * reach};
  paint_.polygon(gap, colour(word.surface));
  for (const Point end : {a, b}) {
    const Point slant = unit * 4;
    paint_.line(end - across * reach + slant, end + across * reach - slant, theme_.failure, 2);
  }
}

void Pencil::draw(const NameServer& server) {
  draw_server(paint_, server.rect, server.down ? theme_.failure : theme_.dns, theme_.panel,
              server.down);
  draw(server.title);
  draw(server.role);
}

// Solid when both ends have agreed; dashed while they have not yet, or do no longer.
void Pencil::draw_pipe(const Wire& wire) {
  if (wire.silent) return paint_.dotted_line(wire.from, wire.to, theme_.muted, 3);
  const Path outline = band(wire.from, wire.to, wire.width);
  paint_.polygon(outline, theme_.panel);
  const Colour line = colour(wire.tone);
  if (wire.pipe == PipeState::established) return paint_.path(outline, line, 2, true);
  Path closed = outline;
  closed.push_back(outline.front());
  for (const Path& dash : dashes(closed, 7, 5)) paint_.path(dash, line, 2);
}

void Pencil::draw_device(const Agent& agent, Colour line) {
  switch (agent.device) {
    case Device::laptop:
      return draw_laptop(paint_, agent.picture, line, theme_.soft);
    case Device::phone:
      return draw_phone(paint_, agent.picture, line, theme_.soft);
    case Device::desktop:
      return draw_desktop(paint_, agent.picture, line, theme_.soft);
  }
}

void Pencil::draw(const Agent& agent) {
  draw_device(agent, agent.down ? theme_.failure : theme_.ink);
  for (const Envelope& envelope : agent.envelopes) draw(envelope);
}

void Pencil::draw_words(const Agent& agent) {
  lift(agent.title);
  lift(agent.role);
}

// Over what passes.
void Pencil::lift(const Words& words) {
  if (words.text.empty()) return;
  paint_.fill(words.rect.inset(-2, 1), colour(words.surface), 3);
  draw(words);
}

void Pencil::draw(const Server& server) {
  draw_server(paint_, server.rect, server.down ? theme_.failure : theme_.ink, theme_.panel,
              server.down);
  for (const Rect& shelf : server.shelves) paint_.fill(shelf, theme_.soft, 6);
  for (const QueueRow& row : server.queue) draw(row.envelope);
  for (const Hole& hole : server.holes) {
    paint_.fill(hole.rect, theme_.soft, 5);
    for (const Envelope& envelope : hole.envelopes) draw(envelope);
  }
}

void Pencil::draw_words(const Server& server) {
  for (const Words* words :
       {&server.title, &server.role, &server.queue_title, &server.mailboxes_title, &server.more})
    lift(*words);
  for (const QueueRow& row : server.queue) {
    lift(row.to);
    lift(row.state);
  }
  for (const Hole& hole : server.holes) {
    lift(hole.name);
    lift(hole.more);
  }
}

void Pencil::draw(const Envelope& envelope) {
  const Colour line = colour(envelope.tone);
  const Rect& r = envelope.rect;
  if (r.empty()) return;
  switch (envelope.look) {
    case EnvelopeLook::closed:
      return draw_envelope(paint_, r, line, theme_.panel);
    case EnvelopeLook::unread:
      return draw_envelope(paint_, r, theme_.panel, line);
    case EnvelopeLook::open:
      return draw_open_envelope(paint_, r, line, theme_.panel);
    case EnvelopeLook::leaving:
      return draw_envelope(paint_, r, mixed(line, theme_.soft, 0.6), theme_.soft);
  }
}

void Pencil::draw_nose(const Flying& packet, Colour fill) {
  const Rect& r = packet.rect;
  const Point tip =
      r.centre() + Point{packet.heading.x * r.width / 2, packet.heading.y * r.height / 2};
  const Point back = tip - packet.heading * (kNose + 4);  // under the round end
  const Point across = Point{-packet.heading.y, packet.heading.x} * 6;
  const std::array<Point, 3> head{tip, back + across, back - across};
  paint_.polygon(head, fill);
}

void Pencil::draw(const Flying& packet) {
  const Colour tone = colour(packet.tone);
  if (packet.disc) {
    paint_.disc(packet.disc_centre, 4, theme_.tcp);
    draw(packet.label);
    if (packet.crossed) draw_cross_at(packet.disc_centre);
    return;
  }
  // The surface is dark enough for its words.
  const Colour fill = packet.dying ? mixed(tone, theme_.paper, 0.55) : readable(tone, theme_.panel);
  Rect body = packet.rect;
  if (packet.heading.x > 0) body.take_right(kNose);
  if (packet.heading.x < 0) body.take_left(kNose);
  if (packet.heading.y > 0) body.take_bottom(kNose);
  if (packet.heading.y < 0) body.take_top(kNose);
  if (packet.copy) paint_.fill(body.moved(4, 4), mixed(fill, theme_.paper, 0.55), body.height / 2);
  paint_.fill(body, fill, body.height / 2);
  if (packet.again) paint_.outline(body.inset(-3), fill, 1.5f, body.height / 2 + 3);
  draw_nose(packet, fill);
  if (packet.envelope) draw_envelope(paint_, packet.envelope->rect, fill, theme_.panel);
  ui_.write(packet.label.rect.top_left(), packet.label.text, packet.label.role,
            readable(theme_.panel, fill));
  if (packet.crossed) draw_cross_at(packet.rect.centre());
}

// On a coin of its own, so that no line runs through it.
void Pencil::draw(const Mark& mark, Sign sign) {
  const Colour tone = sign == Sign::disk ? theme_.failure : theme_.smtp;
  const float radius = mark.rect.width / 2;
  paint_.disc(mark.rect.centre(), radius, theme_.panel);
  paint_.ring(mark.rect.centre(), radius, theme_.text(tone, theme_.panel), 1.5f);
  draw_sign(paint_, sign, mark.rect.centre(), radius * 1.15f, theme_.text(tone, theme_.panel));
  draw(mark.word);
}

void Pencil::draw(const Words& custody, const Rect& sign) {
  draw(custody);
  if (sign.empty()) return;
  draw_sign(paint_, Sign::shield, sign.centre(), sign.width,
            theme_.text(theme_.smtp, theme_.paper));
}

void Pencil::draw_cross_at(Point centre) {
  draw_cross(paint_, centre, kCross, theme_.failure);
}

}  // namespace mailscope::gui::map
