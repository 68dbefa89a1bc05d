#pragma once
// The rules of the house, as functions from text to faults, so that each can be shown a text
// that breaks it.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::house {

// What is wrong, a line each; a good file has none.
using Faults = std::vector<std::string>;

// A layer and what it may include, in the order of layers.txt.
struct Layer {
  std::string name;
  std::set<std::string> uses;
};
using Layers = std::vector<Layer>;

Layers read_layers(std::string_view text);

// A layer stands on layers above it in the list only, so that there is no circle.
Faults check_layers(const Layers& layers);

// The makers of a trace and its viewers share no code but the trace and what is under it.
Faults check_makers_and_viewers(const Layers& layers);

// A source file: its path under src/ ("smtp/session.cpp") and what it says.
struct Source {
  std::string path;
  std::string text;

  std::string layer() const { return path.substr(0, path.find('/')); }
};

// The lines of code, without comments and with the contents of literals taken out.
std::vector<std::string> code_lines(std::string_view text);

Faults check_includes(const Source& source, const Layers& layers);
Faults check_window_libraries(const Source& source);
Faults check_determinism(const Source& source);
// Unordered containers have an order that no one has chosen. Where one is only looked into, a
// comment on its line or the line above begins with `unordered:` and says so.
Faults check_unordered(const Source& source);
Faults check_length(const Source& source);

// `entries`: the names on the top level of the repository.
Faults check_top_level(const std::set<std::string>& entries);

}  // namespace mailscope::house
