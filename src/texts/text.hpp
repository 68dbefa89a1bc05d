#pragma once
// What the program says to people, in every language it speaks. A text is one member of its
// theme's struct: its name, its places for names and numbers, and its words, which may take
// the places in any order:
//
//   Text<2> since{{"host", "time"}, "custody: {host}, since {time}"};
//
// Whoever shows it gives the values in the order of the places; their number is checked by
// the compiler, and so are the places that the words name.

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/check.hpp"

namespace mailscope::texts {

// A further language is its code, a further parameter of the three constructors below, and its
// words behind the English ones.
enum class Language : std::uint8_t { english };
inline constexpr std::array<std::string_view, 1> kLanguageCodes{"en"};  // ISO 639-1

// None: it is not one of kLanguageCodes.
constexpr std::optional<Language> language_of(std::string_view code) {
  const auto at = std::find(kLanguageCodes.begin(), kLanguageCodes.end(), code);
  if (at == kLanguageCodes.end()) return std::nullopt;
  return static_cast<Language>(at - kLanguageCodes.begin());
}

template <std::size_t N>
using Places = std::array<std::string_view, N>;

// A text of any number of places. All have the same size: see catalogue.cpp.
class AnyText {
 public:
  // As they stand in the catalogue, with their places.
  constexpr std::string_view words(Language language) const {
    return words_[static_cast<std::size_t>(language)];
  }

 protected:
  constexpr AnyText(std::span<const std::string_view> places, std::string_view english)
      : words_{english} {
    MAILSCOPE_CHECK(places.size() <= kMostPlaces);
    std::copy(places.begin(), places.end(), places_.begin());
    for (std::string_view words : words_) {
      while (!words.empty()) words = next_piece(words).rest;
    }
  }
  std::string fill(Language language, std::span<const std::string_view> values) const;

 private:
  static constexpr std::size_t kMostPlaces = 3;

  // What stands before a place, which one it is, and what follows.
  struct Piece {
    std::string_view before;
    std::size_t place = kMostPlaces;  // kMostPlaces: none follows
    std::string_view rest;
  };
  constexpr Piece next_piece(std::string_view words) const {
    const auto open = words.find('{');
    if (open == std::string_view::npos) return {words, kMostPlaces, {}};
    const auto close = words.find('}', open);
    const auto name = words.substr(open + 1, close - open - 1);
    const auto place = std::find(places_.begin(), places_.end(), name);
    MAILSCOPE_CHECK(close != std::string_view::npos && place != places_.end() && !name.empty());
    return {words.substr(0, open), static_cast<std::size_t>(place - places_.begin()),
            words.substr(close + 1)};
  }

  std::array<std::string_view, kMostPlaces> places_{};
  std::array<std::string_view, kLanguageCodes.size()> words_;
};

template <std::size_t N>
class Text : public AnyText {
 public:
  constexpr Text(const Places<N>& places, std::string_view english) : AnyText(places, english) {}

  // The values in the order of the places.
  template <std::convertible_to<std::string_view>... Values>
  requires(sizeof...(Values) == N) std::string in(Language language, const Values&... values)
  const { return fill(language, Places<N>{values...}); }
};

// A text without places.
class Phrase : public AnyText {
 public:
  constexpr Phrase(std::string_view english) : AnyText({}, english) {}

  constexpr std::string_view in(Language language) const { return words(language); }
};

// A base of whoever says many texts in one language.
class Speaker {
 protected:
  constexpr explicit Speaker(Language language) : language_(language) {}

  template <class AText, class... Values>
  std::string say(const AText& text, const Values&... values) const {
    return std::string(text.in(language_, values...));
  }

  Language language_;
};

}  // namespace mailscope::texts
