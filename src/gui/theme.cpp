#include "gui/theme.hpp"

namespace mailscope::gui {
namespace {

constexpr Theme light_theme() {
  Theme t;
  t.look = Look::light;
  t.paper = rgb(0xF6F5F1);
  t.panel = rgb(0xFFFFFF);
  t.ground = rgb(0xFBFAF7);
  t.soft = rgb(0xEEECE5);
  t.line = rgb(0xD9D6CE);
  t.ink = rgb(0x1D2733);
  t.muted = rgb(0x66717E);
  t.glow = rgb(0xFFF4CC);
  t.smtp = rgb(0x0072B2);
  t.imap = rgb(0x009E73);
  t.http = rgb(0xE69F00);
  t.pop3 = rgb(0x56B4E9);
  t.dns = rgb(0xCC79A7);
  t.tcp = rgb(0x7A838E);
  t.client = rgb(0x0072B2);
  t.server = rgb(0xB4530A);
  t.failure = rgb(0xD55E00);
  t.accent = rgb(0x0072B2);
  return t;
}

constexpr Theme dark_theme() {
  Theme t = light_theme();
  t.look = Look::dark;
  t.paper = rgb(0x12171D);
  t.panel = rgb(0x1A2129);
  t.ground = rgb(0x161C23);
  t.soft = rgb(0x222B35);
  t.line = rgb(0x2C3641);
  t.ink = rgb(0xE8EBEE);
  t.muted = rgb(0x93A0AD);
  t.glow = rgb(0x3A3420);
  t.smtp = rgb(0x4AA8E0);
  t.client = rgb(0x4AA8E0);
  t.server = rgb(0xF0A35E);
  t.accent = rgb(0x4AA8E0);
  return t;
}

// A projector washes colours out and its pixels are coarse.
constexpr Theme projector_theme() {
  Theme t = light_theme();
  t.look = Look::projector;
  t.paper = t.panel = t.ground = rgb(0xFFFFFF);
  t.ink = rgb(0x000000);
  t.line_factor = 2;
  return t;
}

constexpr Theme kLight = light_theme();
constexpr Theme kDark = dark_theme();
constexpr Theme kProjector = projector_theme();

}  // namespace

Look next(Look look) {
  switch (look) {
    case Look::light:
      return Look::dark;
    case Look::dark:
      return Look::projector;
    case Look::projector:
      return Look::light;
  }
  return Look::light;
}

const Theme& theme(Look look) {
  switch (look) {
    case Look::light:
      return kLight;
    case Look::dark:
      return kDark;
    case Look::projector:
      return kProjector;
  }
  return kLight;
}

Tone tone_of(std::optional<trace::Protocol> protocol) {
  if (!protocol) return Tone::tcp;
  switch (*protocol) {
    case trace::Protocol::smtp:
      return Tone::smtp;
    case trace::Protocol::imap:
      return Tone::imap;
    case trace::Protocol::dns:
      return Tone::dns;
    case trace::Protocol::discard:
      break;
  }
  return Tone::tcp;
}

Colour Theme::colour(Tone tone) const {
  switch (tone) {
    case Tone::ink:
      return ink;
    case Tone::muted:
      return muted;
    case Tone::failure:
      return failure;
    case Tone::smtp:
      return smtp;
    case Tone::imap:
      return imap;
    case Tone::dns:
      return dns;
    case Tone::tcp:
      break;
  }
  return tcp;
}

}  // namespace mailscope::gui
