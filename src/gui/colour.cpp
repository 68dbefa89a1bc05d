#include "gui/colour.hpp"

#include <algorithm>
#include <cmath>

namespace mailscope::gui {
namespace {

constexpr Colour kBlack = rgb(0x000000);
constexpr Colour kWhite = rgb(0xFFFFFF);

// WCAG 2.1, definition of relative luminance.
double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

}  // namespace

Colour mixed(Colour a, Colour b, double share) {
  const auto mix = [share](std::uint8_t x, std::uint8_t y) {
    return static_cast<std::uint8_t>(std::lround(x + (y - x) * share));
  };
  return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue), mix(a.alpha, b.alpha)};
}

double contrast(Colour a, Colour b) {
  const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
  return (light + 0.05) / (dark + 0.05);
}

Colour readable(Colour wanted, Colour surface) {
  const Colour pole = contrast(kWhite, surface) > contrast(kBlack, surface) ? kWhite : kBlack;
  constexpr int kSteps = 50;
  for (int step = 0; step < kSteps; ++step) {
    const Colour c = mixed(wanted, pole, static_cast<double>(step) / kSteps);
    if (contrast(c, surface) >= kReadable) return c;
  }
  return pole;
}

}  // namespace mailscope::gui
