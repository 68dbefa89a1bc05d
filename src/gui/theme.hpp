#pragma once
// The three looks of the window. Protocol colours are those of Okabe and Ito, which the
// colour-blind can tell apart; none is used without a word or a shape beside it.

#include <cstdint>
#include <optional>

#include "gui/colour.hpp"
#include "trace/protocols.hpp"

namespace mailscope::gui {

enum class Look : std::uint8_t { light, dark, projector };

// What a thing wears, whatever the look.
enum class Tone : std::uint8_t { ink, muted, failure, smtp, imap, dns, tcp };

// The same in every panel. None: TCP alone.
Tone tone_of(std::optional<trace::Protocol> protocol);

// light -> dark -> projector -> light
Look next(Look look);

struct Theme {
  Look look = Look::light;

  // Surfaces, from the sheet up, and what is drawn on them.
  Colour paper;   // behind the map
  Colour panel;   // top bar, steps, inspector, time
  Colour ground;  // a domain on the map
  Colour soft;    // buttons, shelves, boxes
  Colour line;    // borders and rules
  Colour ink;     // text and outlines
  Colour muted;   // what is said beside
  Colour glow;    // behind what is happening now

  // Protocols.
  Colour smtp;
  Colour imap;
  Colour http;
  Colour pop3;
  Colour dns;
  Colour tcp;

  Colour client;   // lines of the dialog, by side
  Colour server;   //
  Colour failure;  // only where something failed or is down
  Colour accent;   // the present step, the primary button

  float line_factor = 1;  // every line is this much thicker

  Colour colour(Tone tone) const;
  Colour colour(std::optional<trace::Protocol> protocol) const { return colour(tone_of(protocol)); }

  // `colour` as a text on `surface`: the same hue, dark or light enough to be read.
  Colour text(Colour colour, Colour surface) const { return readable(colour, surface); }
};

const Theme& theme(Look look);

}  // namespace mailscope::gui
