#include "app/scenario_argument.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include <nlohmann/json.hpp>

#include "app/output.hpp"
#include "scenario/load.hpp"
#include "texts/usage.hpp"

namespace mailscope::app {
namespace {

using Json = nlohmann::ordered_json;

// VALUE is JSON where it can be read as such; else it is a text: --set /network/loss=0.2,
// --set /title=Hello.
bool change(Json& document, const std::string& setting, texts::Language language) {
  const auto equals = setting.find('=');
  if (!setting.starts_with('/') || equals == std::string::npos) {
    complain(texts::kUsage.set.in(language, setting));
    return false;
  }
  const std::string value = setting.substr(equals + 1);
  Json parsed = Json::parse(value, nullptr, false);
  if (parsed.is_discarded()) parsed = value;
  try {
    document[Json::json_pointer(setting.substr(0, equals))] = std::move(parsed);
  } catch (const Json::exception&) {
    complain(texts::kUsage.set_nowhere.in(language, setting));
    return false;
  }
  return true;
}

std::optional<std::string> path_of(const std::string& name_or_path) {
  if (name_or_path.find('/') != std::string::npos || name_or_path.ends_with(".json")) {
    return name_or_path;
  }
  for (const std::string& directory : scenario_directories()) {
    const std::string path = directory + "/" + name_or_path + ".json";
    if (std::filesystem::exists(path)) return path;
  }
  return std::nullopt;
}

scenario::LoadResult load_changed(const std::string& name_or_path, texts::Language language,
                                  const std::vector<std::string>& changes, bool& told) {
  const auto plain = scenario::find(name_or_path, scenario_directories());
  const auto path = path_of(name_or_path);
  if (!path) return plain;
  std::error_code error;
  if (std::filesystem::file_size(*path, error) > scenario::kLargestFile || error) return plain;
  std::ifstream file(*path, std::ios::binary);
  Json document =
      Json::parse(std::string(std::istreambuf_iterator<char>(file), {}), nullptr, false);
  if (document.is_discarded()) return plain;
  for (const std::string& setting : changes) {
    if (!change(document, setting, language)) {
      told = true;
      return tl::unexpected(scenario::Faults{});
    }
  }
  return scenario::load_text(document.dump(2), std::filesystem::path(*path).stem().string(),
                             texts::kUsage.with_set.in(language, *path));
}

}  // namespace

std::vector<std::string> scenario_directories() {
  std::vector<std::string> directories;
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    directories.push_back(
        (program.parent_path().parent_path() / "share/mailscope/scenarios").string());
  }
  directories.emplace_back(MAILSCOPE_SOURCE_DIR "/scenarios");
  return directories;
}

std::optional<scenario::Scenario> load_argument(const std::string& name_or_path,
                                                texts::Language language,
                                                const std::vector<std::string>& changes) {
  bool told = false;
  auto loaded = changes.empty() ? scenario::find(name_or_path, scenario_directories())
                                : load_changed(name_or_path, language, changes, told);
  if (loaded) return std::move(*loaded);
  if (!told) {
    for (const scenario::Fault& fault : loaded.error().list) {
      complain(scenario::format_fault(loaded.error().file, fault));
    }
  }
  return std::nullopt;
}

}  // namespace mailscope::app
