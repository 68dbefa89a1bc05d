#include "app/language.hpp"

#include <cstdlib>
#include <optional>
#include <string_view>

namespace mailscope::app {
namespace {

std::optional<texts::Language> in_arguments(int argc, const char* const* argv) {
  constexpr std::string_view kOption = "--lang";
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == kOption && i + 1 < argc) return texts::language_of(argv[i + 1]);
    if (word.starts_with(kOption) && word.substr(kOption.size()).starts_with('='))
      return texts::language_of(word.substr(kOption.size() + 1));
  }
  return std::nullopt;
}

// The first that is set is the only one that counts: "ko_KR.UTF-8".
std::optional<texts::Language> in_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string_view locale = value;
    return texts::language_of(locale.substr(0, locale.find_first_of("_.@")));
  }
  return std::nullopt;
}

}  // namespace

texts::Language language_of_run(int argc, const char* const* argv) {
  if (const auto asked = in_arguments(argc, argv)) return *asked;
  return in_environment().value_or(texts::Language::english);
}

}  // namespace mailscope::app
