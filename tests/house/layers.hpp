#pragma once
// Which layer may include which: src/layers.txt, and every #include held against it.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/house/source.hpp"

namespace mailscope::house {

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

Faults check_includes(const Source& source, const Layers& layers);
// layers.txt permits what some file of the layer includes, and no more.
Faults check_permissions(const std::vector<Source>& sources, const Layers& layers);
// ImGui is for gui/ alone, SFML and the backends of ImGui for gui/shell/.
Faults check_window_libraries(const Source& source);

}  // namespace mailscope::house
