#include "gui/texts.hpp"

#include <array>
#include <iterator>

#include "gui/texts/frame.hpp"
#include "gui/texts/map.hpp"
#include "gui/texts/reasons.hpp"
#include "gui/texts/traffic.hpp"

namespace mailscope::gui {
namespace {

constexpr std::size_t kCount = static_cast<std::size_t>(Text::count);

constexpr std::array<TextRow, kCount> make_table() {
  static_assert(std::size(kFrameTexts) + std::size(kReasonTexts) + std::size(kTrafficTexts) +
                    std::size(kMapTexts) ==
                kCount);
  std::array<TextRow, kCount> table{};
  std::size_t next = 0;
  for (const TextRow& row : kFrameTexts) table[next++] = row;
  for (const TextRow& row : kReasonTexts) table[next++] = row;
  for (const TextRow& row : kTrafficTexts) table[next++] = row;
  for (const TextRow& row : kMapTexts) table[next++] = row;
  return table;
}
constexpr std::array<TextRow, kCount> kTexts = make_table();

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kCount; ++i)
    if (kTexts[i].which != static_cast<Text>(i)) return false;
  return true;
}
static_assert(rows_are_in_order(), "a text is missing from the table or out of its place");

std::string_view column(const TextRow& row, Language language) {
  switch (language) {
    case Language::english:
      return row.english;
  }
  return row.english;
}

}  // namespace

std::string_view text(Text which, Language language) {
  return column(kTexts[static_cast<std::size_t>(which)], language);
}

std::string filled(Text which, Language language, std::initializer_list<std::string_view> values) {
  std::string result;
  std::string_view rest = text(which, language);
  const auto* value = values.begin();
  for (auto at = rest.find("{}"); at != rest.npos; at = rest.find("{}")) {
    result += rest.substr(0, at);
    if (value != values.end()) result += *value++;
    rest.remove_prefix(at + 2);
  }
  return result.append(rest);
}

std::string all_characters(Language language) {
  std::string all;
  for (const TextRow& row : kTexts) all += column(row, language);
  return all;
}

}  // namespace mailscope::gui
