// Commands about scenario files: check, schema, list.

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/scenario_argument.hpp"
#include "scenario/load.hpp"
#include "texts/text.hpp"

namespace mailscope::app {

int check_command(const std::vector<std::string>& scenarios, texts::Language language) {
  int code = kDone;
  for (const std::string& name : scenarios) {
    if (!load_argument(name, language)) code = kBadInput;
  }
  return code;
}

int schema_command() {
  print(scenario::schema());
  return kDone;
}

int list_command(Format format, texts::Language language) {
  auto listed = nlohmann::ordered_json::array();
  for (const std::string& path : scenario::list_shipped(scenario_directories())) {
    const auto loaded = load_argument(path, language);
    if (!loaded) return kBadInput;
    if (format == Format::text) {
      print(
          fmt::format("{:<22} {}\n{:<22} {}\n", loaded->name, loaded->title, "", loaded->teaches));
    }
    listed.push_back(
        {{"name", loaded->name}, {"title", loaded->title}, {"teaches", loaded->teaches}});
  }
  if (format == Format::json) print(listed.dump(2) + "\n");
  return kDone;
}

}  // namespace mailscope::app
