#pragma once
// Where the system keeps its fonts.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace mailscope::gui {

struct FontFile {
  std::string path;
  int index = 0;          // of the face in the file, with the named instance above bit 16
  float line_factor = 1;  // height of a line, ascender to descender, over the font size
};

enum class Family : std::uint8_t { sans, monospace, korean };

// The list of installed fonts, read once.
class SystemFonts {
 public:
  SystemFonts();
  ~SystemFonts();
  SystemFonts(const SystemFonts&) = delete;
  SystemFonts& operator=(const SystemFonts&) = delete;

  // The upright face of the best installed family nearest to the weight (CSS numbers):
  // Inter or JetBrains Mono or NanumGothic, else DejaVu; none if neither is there.
  std::optional<FontFile> find(Family family, int weight) const;

 private:
  struct List;
  std::unique_ptr<List> list_;
};

}  // namespace mailscope::gui
