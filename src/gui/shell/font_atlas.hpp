#pragma once
// The fonts of the window in one atlas of Dear ImGui, for one scale factor and one zoom.

#include <set>
#include <string_view>

#include "gui/kit/font_role.hpp"
#include "gui/shell/font_files.hpp"

namespace mailscope::gui {

class FontAtlas {
 public:
  // Asks for the characters of a text; true if one of them is new, so that the atlas has to
  // be built again. Latin is always there.
  bool need(std::string_view utf8);

  // Builds the atlas of the current ImGui context anew, between frames, from the system's
  // fonts or, for want of any, Dear ImGui's own. Its texture is the caller's to renew.
  void build(float scale, float zoom = 1);

  const FontSet& fonts() const { return set_; }

 private:
  SystemFonts system_;
  std::set<char32_t> needed_;
  FontSet set_;
};

}  // namespace mailscope::gui
