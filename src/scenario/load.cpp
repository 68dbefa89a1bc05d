#include "scenario/load.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>

#include <fmt/format.h>

#include "scenario/build/build.hpp"
#include "scenario/format/document.hpp"
#include "scenario/format/nearest.hpp"
#include "scenario/format/shape.hpp"

namespace mailscope::scenario {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Faults> whole_file_fault(const std::string& file, std::string message) {
  return tl::unexpected<Faults>(Faults{file, {Fault{1, 1, "", std::move(message)}}});
}

std::string too_large(std::uintmax_t size) {
  return fmt::format("the file has {} bytes; a scenario has {} at most", size, kLargestFile);
}

bool is_path(std::string_view text) {
  return text.find('/') != std::string_view::npos || text.ends_with(".json");
}

std::map<std::string, std::string> shipped(const std::vector<std::string>& directories) {
  std::map<std::string, std::string> paths;  // by name
  for (const std::string& directory : directories) {
    std::error_code error;
    for (fs::directory_iterator entry(directory, error), end; !error && entry != end;
         entry.increment(error)) {
      const fs::path& path = entry->path();
      // "NAME.schema.json" stands beside the scenarios and is none.
      const bool scenario = path.extension() == ".json" && path.stem().extension() != ".schema";
      if (scenario) paths.emplace(path.stem().string(), path.string());
    }
  }
  return paths;
}

}  // namespace

LoadResult load_text(std::string_view json, std::string name, std::string file) {
  if (file.empty()) file = name;
  if (json.size() > kLargestFile) return whole_file_fault(file, too_large(json.size()));
  Node root;
  FaultLog log;
  Scenario scenario;
  if (parse(json, root, log)) {
    check_shape(root, kScenarioShape, log);
    scenario = Builder(root, log).build(std::move(name));
  }
  if (log.empty()) return scenario;
  return tl::unexpected<Faults>(Faults{std::move(file), log.finish(json, root)});
}

LoadResult load_file(const std::string& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (!fs::exists(status)) return whole_file_fault(path, "there is no such file");
  if (!fs::is_regular_file(status)) return whole_file_fault(path, "this is not a file");
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) return whole_file_fault(path, "the file cannot be read: " + error.message());
  if (size > kLargestFile) return whole_file_fault(path, too_large(size));
  std::ifstream in(path, std::ios::binary);
  // As many as were announced: the file may grow meanwhile.
  std::string text(static_cast<std::size_t>(size), '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  if (!in) return whole_file_fault(path, "the file cannot be read");
  return load_text(text, fs::path(path).stem().string(), path);
}

LoadResult find(const std::string& name_or_path, const std::vector<std::string>& directories) {
  if (is_path(name_or_path)) return load_file(name_or_path);
  const auto paths = shipped(directories);
  const auto found = paths.find(name_or_path);
  if (found != paths.end()) return load_file(found->second);
  std::vector<std::string_view> known;
  for (const auto& [name, path] : paths) known.push_back(name);
  return whole_file_fault(name_or_path,
                          "no shipped scenario has this name, and a path ends in "
                          ".json or contains a slash" +
                              suggestion(name_or_path, known));
}

std::vector<std::string> list_shipped(const std::vector<std::string>& directories) {
  std::vector<std::string> paths;
  for (const auto& [name, path] : shipped(directories)) paths.push_back(path);
  return paths;
}

}  // namespace mailscope::scenario
