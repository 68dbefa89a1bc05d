#pragma once
// The map's things in the colours of a theme.

#include "gui/kit/shapes.hpp"
#include "gui/kit/ui.hpp"
#include "gui/map/bare_wires.hpp"
#include "gui/map/scene.hpp"

namespace mailscope::gui::map {

class Pencil {
 public:
  explicit Pencil(Ui& ui) : ui_(ui), theme_(ui.theme()), paint_(ui.paint()) {}

  void draw(const Region& region);
  void draw(const Stroke& stroke);
  void draw(const Wire& wire);
  void draw_words(const Wire& wire);  // over all wires
  void draw(const Agent& agent);
  void draw_words(const Agent& agent);  // over envelopes that pass
  void draw(const Server& server);
  void draw_words(const Server& server);
  void draw(const NameServer& server);
  void draw(const Flying& packet);
  void draw(const Envelope& envelope);
  void draw(const Words& words);
  void draw_cross_at(Point centre);
  void draw(const Mark& mark, Sign sign);
  void draw(const Words& custody, const Rect& sign);

 private:
  void lift(const Words& words);
  Colour colour(Tone tone) const { return theme_.colour(tone); }
  Colour colour(Surface surface) const;
  void draw_device(const Agent& agent, Colour line);
  void draw_pipe(const Wire& wire);
  void draw_cut(const Wire& wire);
  void draw_nose(const Flying& packet, Colour fill);

  Ui& ui_;
  const Theme& theme_;
  Painter paint_;
};

}  // namespace mailscope::gui::map
