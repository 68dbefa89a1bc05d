#include "app/scenario_argument.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <system_error>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/output.hpp"
#include "app/trace_file.hpp"
#include "replay/run.hpp"
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

// What stands behind the argument, where its text can be had.
struct Source {
  std::string text, name, file;
};

// Nothing: scenario::find() says why.
std::optional<Source> file_source(const std::string& name_or_path) {
  const auto path = path_of(name_or_path);
  if (!path) return std::nullopt;
  std::error_code error;
  if (std::filesystem::file_size(*path, error) > scenario::kLargestFile || error)
    return std::nullopt;
  std::ifstream file(*path, std::ios::binary);
  return Source{std::string(std::istreambuf_iterator<char>(file), {}),
                std::filesystem::path(*path).stem().string(), *path};
}

// A trace has the text of the scenario that was run.
std::optional<Source> trace_source(const std::string& path, texts::Language language) {
  const auto trace = read_trace(path, language);
  if (!trace) return std::nullopt;
  const replay::Run run = replay::run_of(*trace);
  return Source{std::string(run.scenario), std::string(run.name),
                texts::kUsage.scenario_of.in(language, path)};
}

std::optional<scenario::LoadResult> load_changed(const Source& source, texts::Language language,
                                                 const std::vector<std::string>& changes) {
  Json document = Json::parse(source.text, nullptr, false);
  if (changes.empty() || document.is_discarded())
    return scenario::load_text(source.text, source.name, source.file);
  for (const std::string& setting : changes) {
    if (!change(document, setting, language)) return std::nullopt;
  }
  return scenario::load_text(document.dump(2), source.name,
                             texts::kUsage.with_set.in(language, source.file));
}

// Nothing: the fault has been said.
std::optional<scenario::LoadResult> load(const std::string& argument, texts::Language language,
                                         const std::vector<std::string>& changes) {
  const bool is_trace = names_trace(argument);
  if (!is_trace && changes.empty()) return scenario::find(argument, scenario_directories());
  const auto source = is_trace ? trace_source(argument, language) : file_source(argument);
  if (source) return load_changed(*source, language, changes);
  if (is_trace) return std::nullopt;
  return scenario::find(argument, scenario_directories());
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

std::vector<scenario::Scenario> shipped_scenarios(texts::Language language) {
  std::vector<scenario::Scenario> all;
  for (const std::string& path : scenario::list_shipped(scenario_directories()))
    if (auto loaded = load_argument(path, language)) all.push_back(std::move(*loaded));
  const auto place = [](const scenario::Scenario& s) {
    const int topic = s.topic ? static_cast<int>(*s.topic) : std::numeric_limits<int>::max();
    return std::pair{topic, s.place};
  };
  std::stable_sort(all.begin(), all.end(),
                   [&](const auto& a, const auto& b) { return place(a) < place(b); });
  return all;
}

std::optional<scenario::Scenario> load_argument(const std::string& name_or_path,
                                                texts::Language language,
                                                const std::vector<std::string>& changes) {
  auto loaded = load(name_or_path, language, changes);
  if (!loaded) return std::nullopt;
  if (*loaded) return std::move(**loaded);
  for (const scenario::Fault& fault : loaded->error().list) {
    complain(scenario::format_fault(loaded->error().file, fault));
  }
  return std::nullopt;
}

}  // namespace mailscope::app
