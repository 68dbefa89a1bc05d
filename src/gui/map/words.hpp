#pragma once
// The map's words: numbers as people read them, and texts set where they have room.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "gui/map/scene.hpp"
#include "texts/text.hpp"

namespace mailscope::gui::map {

// What is left: "29:41", "4:29:41" from an hour on, "4 d 12:00:05" from a day on. Counts whole
// seconds, as a clock does, up: 0.2 s left is "0:01". Nothing left is "0:00".
std::string countdown(Duration left);

std::string rate(std::uint64_t bits_per_second);  // "10 Mbit/s"
std::string percent(double share);                // 0.1 is "10", 0.005 is "0.5"

enum class Set : std::uint8_t { left, centre, right };

struct Style {
  FontRole role = FontRole::label;
  Tone tone = Tone::ink;
  Surface surface = Surface::paper;
};

// Puts texts into rooms.
class Letters {
 public:
  Letters(const Measure& measure, texts::Language language)
      : measure_(measure), language_(language) {}

  Size size(std::string_view text, FontRole role) const { return measure_(text, role); }
  std::string_view text(const texts::Phrase& which) const { return which.in(language_); }
  template <std::size_t N, class... Values>
  std::string filled(const texts::Text<N>& which, const Values&... values) const {
    return which.in(language_, values...);
  }
  texts::Language language() const { return language_; }

  // Centred vertically; cut to the width with an ellipsis; nothing if there is no height.
  Words in(const Rect& room, std::string_view text, Style style, Set set = Set::left) const;
  // The first of the fonts in which every text fits its room; the last if none is.
  struct Fitting {
    std::string_view text;
    float width;
  };
  FontRole common_font(const std::vector<Fitting>& all,
                       std::initializer_list<FontRole> fonts) const;
  FontRole font_for(std::string_view text, float width,
                    std::initializer_list<FontRole> fonts) const {
    return common_font({{text, width}}, fonts);
  }
  // The first text that fits as it is; the last one cut if none does.
  Words first_fitting(const Rect& room, std::initializer_list<std::string_view> texts, Style style,
                      Set set = Set::left) const;

 private:
  const Measure& measure_;
  texts::Language language_;
};

// "20 ms", with jitter "20–25 ms"
std::string latency_words(const Letters& letters, const replay::Link& link);

}  // namespace mailscope::gui::map
