#pragma once
// The colour of what a packet speaks, the same in every panel.

#include "gui/theme.hpp"
#include "replay/packets.hpp"

namespace mailscope::gui {

inline Colour protocol_colour(const Theme& theme, replay::Colour colour) {
  switch (colour) {
    case replay::Colour::smtp:
      return theme.smtp;
    case replay::Colour::imap:
      return theme.imap;
    case replay::Colour::dns:
      return theme.dns;
    case replay::Colour::tcp:
      break;
  }
  return theme.tcp;
}

}  // namespace mailscope::gui
