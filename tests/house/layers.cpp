#include "tests/house/layers.hpp"

#include <algorithm>
#include <cstddef>
#include <map>

namespace mailscope::house {
namespace {

// What `layer` includes directly or through others.
std::set<std::string> reach(const Layers& layers, const std::string& layer) {
  std::set<std::string> all;
  for (const Layer& one : layers) {
    if (one.name != layer) continue;
    for (const std::string& use : one.uses) {
      all.insert(use);
      if (use != layer) all.merge(reach(layers, use));
    }
  }
  return all;
}

// The layer of an included file; empty for a file of no layer.
std::string layer_of(const std::string& file) {
  const auto slash = file.find('/');
  if (!file.starts_with('"') || slash == std::string::npos) return {};
  return file.substr(1, slash - 1);
}

}  // namespace

Layers read_layers(std::string_view text) {
  Layers layers;
  for (const std::string& line : split_lines(text)) {
    const auto colon = line.find(':');
    if (line.starts_with('#') || colon == std::string::npos) continue;
    const std::vector<std::string> uses = split_words(line.substr(colon + 1));
    layers.push_back({line.substr(0, colon), {uses.begin(), uses.end()}});
  }
  return layers;
}

Faults check_layers(const Layers& layers) {
  Faults faults;
  std::set<std::string> above;
  for (const Layer& layer : layers) {
    for (const std::string& use : layer.uses) {
      if (above.contains(use)) continue;
      faults.push_back("layers.txt: " + layer.name + " uses " + use + ", which is not above it");
    }
    if (!above.insert(layer.name).second) faults.push_back("layers.txt: " + layer.name + " twice");
  }
  return faults;
}

Faults check_makers_and_viewers(const Layers& layers) {
  Faults faults;
  for (const std::string viewer : {"replay", "export", "grade", "gui"}) {
    const std::set<std::string> reached = reach(layers, viewer);
    for (const std::string maker : {"engine", "net", "nodes", "sim"}) {
      if (reached.contains(maker)) faults.push_back("layers.txt: " + viewer + " sees " + maker);
      if (reach(layers, maker).contains(viewer)) {
        faults.push_back("layers.txt: " + maker + " sees " + viewer);
      }
    }
  }
  return faults;
}

Faults check_includes(const Source& source, const Layers& layers) {
  const auto own = std::find_if(layers.begin(), layers.end(),
                                [&](const Layer& one) { return one.name == source.layer(); });
  if (own == layers.end()) return {source.path + ": a layer that layers.txt does not name"};
  Faults faults;
  const std::vector<std::string> lines = code_lines(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string file = included(lines[i]);
    if (!file.starts_with('"')) continue;
    const std::string layer = layer_of(file);
    if (layer == own->name || own->uses.contains(layer)) continue;
    faults.push_back(source.place(i) + own->name + " may not include " + file +
                     "; write \"layer/file.hpp\" with a layer that layers.txt allows");
  }
  return faults;
}

Faults check_permissions(const std::vector<Source>& sources, const Layers& layers) {
  std::map<std::string, std::set<std::string>> used;
  for (const Source& source : sources) {
    for (const std::string& line : code_lines(source.text)) {
      used[source.layer()].insert(layer_of(included(line)));
    }
  }
  Faults faults;
  for (const Layer& layer : layers) {
    for (const std::string& use : layer.uses) {
      if (used[layer.name].contains(use)) continue;
      faults.push_back("layers.txt: " + layer.name + " may use " + use + " and does not");
    }
  }
  return faults;
}

Faults check_window_libraries(const Source& source) {
  Faults faults;
  const bool gui = source.layer() == "gui";
  const bool shell = source.path.starts_with("src/gui/shell/");
  const std::vector<std::string> lines = code_lines(source.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string file = included(lines[i]);
    const bool imgui =
        file.find("imgui") != std::string::npos && file.find('/') == std::string::npos;
    const bool platform =
        file.starts_with("<SFML/") || file.find("imgui_impl") != std::string::npos;
    if (platform && !shell) faults.push_back(source.place(i) + file + " belongs in gui/shell/");
    if (imgui && !platform && !gui) faults.push_back(source.place(i) + file + " belongs in gui/");
  }
  return faults;
}

}  // namespace mailscope::house
