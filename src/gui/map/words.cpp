#include "gui/map/words.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gui/kit/fit_text.hpp"
#include "gui/model/words.hpp"
#include "texts/map.hpp"
#include "texts/units.hpp"

namespace mailscope::gui::map {

std::string countdown(Duration left) {
  constexpr std::int64_t kSecond = seconds(1).ns();
  const std::int64_t total = std::max<std::int64_t>(0, (left.ns() + kSecond - 1) / kSecond);
  const std::int64_t s = total % 60, m = total / 60 % 60, h = total / 3600 % 24, d = total / 86400;
  if (d > 0) return fmt::format("{} d {}:{:02}:{:02}", d, h, m, s);
  if (h > 0) return fmt::format("{}:{:02}:{:02}", h, m, s);
  return fmt::format("{}:{:02}", m, s);
}

std::string rate(std::uint64_t bits_per_second) {
  static constexpr std::array<std::string_view, 4> kUnits{"bit/s", "kbit/s", "Mbit/s", "Gbit/s"};
  auto value = static_cast<double>(bits_per_second);
  std::size_t unit = 0;
  for (; value >= 1000 && unit + 1 < kUnits.size(); ++unit) value /= 1000;
  return fmt::format("{:.4g} {}", value, kUnits[unit]);
}

std::string percent(double share) {
  return fmt::format("{:.4g}", share * 100);
}

std::string latency_words(const Letters& letters, const replay::Link& link) {
  const std::string least = span_in_words(link.latency, letters.language());
  if (link.jitter <= Duration()) return least;
  const auto ms = [](Duration d) { return d.ns() / milliseconds(1).ns(); };
  const Duration most = link.latency + link.jitter;
  const bool whole =
      link.latency == milliseconds(ms(link.latency)) && most == milliseconds(ms(most));
  if (whole && most < seconds(1))  // one unit for both: "20–30 ms"
    return letters.filled(texts::kUnits.ms,
                          fmt::format("{}\xE2\x80\x93{}", ms(link.latency), ms(most)));
  return letters.filled(texts::kMap.jitter, least,
                        span_in_words(link.latency + link.jitter, letters.language()));
}

Words Letters::in(const Rect& room, std::string_view text, Style style, Set set) const {
  Words words{{}, {}, style.role, style.tone, style.surface};
  const float height = size("", style.role).height;
  if (room.height < height - 2) return words;  // descenders may touch the edge
  words.text =
      elided(text, room.width, [&](std::string_view part) { return size(part, style.role).width; });
  const float width = size(words.text, style.role).width;
  if (words.text.empty()) return words;
  float x = room.x;
  if (set == Set::centre) x += (room.width - width) / 2;
  if (set == Set::right) x = room.right() - width;
  words.rect = {x, room.y + (room.height - height) / 2, width, height};
  return words;
}

FontRole Letters::common_font(const std::vector<Fitting>& all,
                              std::initializer_list<FontRole> fonts) const {
  for (const FontRole role : fonts) {
    const auto fits = [&](const Fitting& f) { return size(f.text, role).width <= f.width; };
    if (std::all_of(all.begin(), all.end(), fits)) return role;
  }
  return *(fonts.end() - 1);
}

Words Letters::first_fitting(const Rect& room, std::initializer_list<std::string_view> texts,
                             Style style, Set set) const {
  for (const std::string_view text : texts)
    if (size(text, style.role).width <= room.width) return in(room, text, style, set);
  return in(room, *(texts.end() - 1), style, set);
}

}  // namespace mailscope::gui::map
