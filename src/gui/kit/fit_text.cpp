#include "gui/kit/fit_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace mailscope::gui {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

// `at`, moved down to where a character begins.
std::size_t character_start(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_utf8_tail(text[at])) --at;
  return at;
}

std::size_t first_character_end(std::string_view text) {
  std::size_t end = std::min<std::size_t>(1, text.size());
  while (end < text.size() && is_utf8_tail(text[end])) ++end;
  return end;
}

// The length of the longest beginning of `text` that `fits`, by bisection; 0 if none does.
template <class Fits>
std::size_t longest_beginning(std::string_view text, Fits fits) {
  std::size_t good = 0;
  std::size_t bad = text.size() + 1;
  while (bad - good > 1) {
    const std::size_t middle = good + (bad - good) / 2;
    if (fits(text.substr(0, character_start(text, middle)))) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return character_start(text, good);
}

// How much of `text`, which has no line feed, makes the next line.
std::size_t next_line(std::string_view text, float width, const TextWidth& measure) {
  const auto fits = [&](std::string_view part) { return measure(part) <= width; };
  const std::size_t room = longest_beginning(text, fits);
  if (room == text.size() || text[room] == ' ') return room;
  const std::size_t space = text.substr(0, room).rfind(' ');
  if (space != std::string_view::npos && space > 0) return space;
  return std::max(room, first_character_end(text));
}

void wrap_paragraph(std::string_view text, float width, const TextWidth& measure,
                    std::vector<std::string_view>& lines) {
  do {
    const std::size_t length = next_line(text, width, measure);
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  } while (!text.empty());
}

}  // namespace

std::string elided(std::string_view text, float width, const TextWidth& measure) {
  if (measure(text) <= width) return std::string(text);
  if (measure(kEllipsis) > width) return {};
  const auto fits = [&](std::string_view part) {
    return measure(std::string(part).append(kEllipsis)) <= width;
  };
  return std::string(text.substr(0, longest_beginning(text, fits))).append(kEllipsis);
}

std::vector<std::string_view> wrapped(std::string_view text, float width,
                                      const TextWidth& measure) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    wrap_paragraph(text.substr(0, end), width, measure, lines);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

}  // namespace mailscope::gui
