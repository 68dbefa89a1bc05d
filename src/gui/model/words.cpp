#include "gui/model/words.hpp"

#include <array>

#include <fmt/format.h>

#include "base/text.hpp"
#include "base/utf8.hpp"
#include "texts/units.hpp"

namespace mailscope::gui {
namespace {

struct Unit {
  std::int64_t ns;
  const texts::Text<1>& text;
};
constexpr std::array kUnits{
    Unit{days(1).ns(), texts::kUnits.d}, Unit{hours(1).ns(), texts::kUnits.h},
    Unit{minutes(1).ns(), texts::kUnits.min}, Unit{seconds(1).ns(), texts::kUnits.s},
    Unit{milliseconds(1).ns(), texts::kUnits.ms}};

std::string amount(std::int64_t value, const texts::Text<1>& unit, texts::Language language) {
  return unit.in(language, std::to_string(value));
}

}  // namespace

std::string span_in_words(Duration d, texts::Language language) {
  const std::int64_t ns = d.ns() < 0 ? -d.ns() : d.ns();
  for (std::size_t i = 0; i + 1 < kUnits.size(); ++i) {
    const Unit& large = kUnits[i];
    const Unit& small = kUnits[i + 1];
    if (ns < large.ns) continue;
    const std::int64_t parts = (ns + small.ns / 2) / small.ns;
    const std::int64_t per = large.ns / small.ns;
    const std::string whole = amount(parts / per, large.text, language);
    // Of a second, milliseconds; of ten seconds and more nobody wants to know them.
    const bool exact = parts % per == 0 || (&large.text == &texts::kUnits.s && parts / per >= 10);
    return exact ? whole
                 : texts::kUnits.two.in(language, whole, amount(parts % per, small.text, language));
  }
  const std::int64_t parts = (ns + milliseconds(1).ns() / 2) / milliseconds(1).ns();
  if (parts == 0 && ns > 0)
    return texts::kUnits.less_than.in(language, amount(1, texts::kUnits.ms, language));
  return amount(parts, texts::kUnits.ms, language);
}

std::string span_roughly(Duration d, texts::Language language) {
  const std::int64_t ns = d.ns() < 0 ? -d.ns() : d.ns();
  for (const Unit& unit : kUnits) {
    // 59 min 59 s is an hour.
    const std::int64_t rounded = (ns + unit.ns / 2) / unit.ns;
    const bool near = rounded >= 1 && (ns >= unit.ns || ns * 100 >= unit.ns * 97);
    if (near) return amount(rounded, unit.text, language);
  }
  return span_in_words(d, language);
}

std::string moment_in_words(Duration since, texts::Language language) {
  const std::int64_t ms = (since.ns() + 500'000) / 1'000'000;
  const std::int64_t minutes = ms / 60'000, hours = minutes / 60;
  if (hours > 0)
    return fmt::format("{}:{:02}:{:02}.{:03}", hours, minutes % 60, ms / 1000 % 60, ms % 1000);
  if (minutes > 0) return fmt::format("{}:{:02}.{:03}", minutes, ms / 1000 % 60, ms % 1000);
  return texts::kUnits.s.in(language, fmt::format("{}.{:03}", ms / 1000, ms % 1000));
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ' ');
  return digits;
}

std::string title_of(const replay::World& world, HostId host) {
  if (host.is_none()) return {};
  const replay::Host& h = world.host(host);
  return std::string(h.title.empty() ? h.name : h.title);
}

std::string person_of(const replay::World& world, std::string_view address) {
  for (const replay::Host& host : world.hosts) {
    if (const replay::Mailbox* mailbox = replay::find_mailbox(host, address))
      return title_of(world, mailbox->agent);
  }
  return shown(address);
}

std::string shown(std::string_view bytes) {
  return printable_utf8(bytes);
}

}  // namespace mailscope::gui
