#include "gui/shell/font_atlas.hpp"

#include <imgui.h>
#ifdef MAILSCOPE_IMGUI_FREETYPE
#include <imgui_freetype.h>
#endif

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.hpp"

namespace mailscope::gui {
namespace {

using Bytes = std::vector<char>;

// Drawn for what no font has; a question mark would be a text of its own.
constexpr ImWchar kBox = 0x25A1;
// Latin with its extensions, dashes, quotation marks, the ellipsis and the box.
constexpr ImWchar kLatin[] = {0x20, 0x17F, 0x2010, 0x2026, kBox, kBox, 0};
constexpr char32_t kFirstKorean = 0x1100;  // Hangul Jamo; what lies below, Inter has

bool in_latin(char32_t c) {
  return c <= 0x17F || (c >= 0x2010 && c <= 0x2026);
}

// The first character of `text`, taken off it; U+FFFD for a byte that begins none.
char32_t take_character(std::string_view& text) {
  const std::size_t length = utf8_length(text);
  const char32_t c = length == 0 ? U'\uFFFD' : code_point(text.substr(0, length));
  text.remove_prefix(std::max<std::size_t>(length, 1));
  return c;
}

ImVector<ImWchar> ranges_of(const std::set<char32_t>& characters) {
  ImFontGlyphRangesBuilder builder;
  for (const char32_t c : characters)
    if (c <= IM_UNICODE_CODEPOINT_MAX) builder.AddChar(static_cast<ImWchar>(c));
  ImVector<ImWchar> ranges;
  builder.BuildRanges(&ranges);
  return ranges;
}

// Builds one atlas; holds what the atlas refers to until that is done.
class Builder {
 public:
  Builder(ImFontAtlas& atlas, const SystemFonts& system, const std::set<char32_t>& needed)
      : atlas_(atlas), system_(system), needed_(ranges_of(needed)) {
    korean_ = !needed.empty() && *needed.rbegin() >= kFirstKorean;
    atlas_.Clear();
    use_freetype();
  }

  std::array<LoadedFont, kFontRoles> load_all(float scale) {
    scale_ = scale;
    std::array<LoadedFont, kFontRoles> fonts{};
    for (std::size_t i = 0; i < kFontRoles; ++i)
      fonts[i] = load(font_spec(static_cast<FontRole>(i)));
    return fonts;
  }

  void build() {
    atlas_.Build();
    for (ImFont* font : atlas_.Fonts) {
      font->FallbackChar = kBox;
      font->BuildLookupTable();
    }
    atlas_.ClearInputData();
  }

 private:
  LoadedFont load(const FontSpec& spec) {
    const auto& face = file(spec.monospace ? Family::monospace : Family::sans, spec.weight);
    ImFont* font = face ? add(*face, spec.size, kLatin, false) : nullptr;
    if (font == nullptr) return built_in(spec);
    if (!needed_.empty()) add(*face, spec.size, needed_.Data, true);
    if (korean_) {
      const auto& korean = file(Family::korean, spec.weight);
      if (korean) add(*korean, spec.size, needed_.Data, true);
    }
    return {font, line(*face, spec.size)};
  }

  void use_freetype() {
#ifdef MAILSCOPE_IMGUI_FREETYPE
    atlas_.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas_.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
#endif
  }

  // Dear ImGui counts a font's size from ascender to descender, people by its em square.
  float line(const FontFile& face, float size) const {
    return std::round(size * scale_ * face.line_factor);
  }

  ImFont* add(const FontFile& face, float size, const ImWchar* ranges, bool merge) {
    Bytes& data = bytes(face.path);
    if (data.empty()) return nullptr;
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.FontNo = face_number(face);
    config.OversampleH = 1;
    config.PixelSnapH = true;
    config.MergeMode = merge;
    return atlas_.AddFontFromMemoryTTF(data.data(), static_cast<int>(data.size()), line(face, size),
                                       &config, ranges);
  }

  // Only FreeType knows the instances of a variable font.
  static int face_number(const FontFile& face) {
#ifdef MAILSCOPE_IMGUI_FREETYPE
    return face.index;
#else
    return face.index & 0xFFFF;
#endif
  }

  LoadedFont built_in(const FontSpec& spec) {
    ImFontConfig config;
    config.SizePixels = std::round(spec.size * scale_);
    return {atlas_.AddFontDefault(&config), config.SizePixels};
  }

  const std::optional<FontFile>& file(Family family, int weight) {
    const std::pair key(family, weight);
    auto found = files_.find(key);
    if (found == files_.end()) found = files_.emplace(key, system_.find(family, weight)).first;
    return found->second;
  }

  Bytes& bytes(const std::string& path) {
    auto [entry, is_new] = bytes_.try_emplace(path);
    if (is_new) {
      std::ifstream in(path, std::ios::binary);
      entry->second.assign(std::istreambuf_iterator<char>(in), {});
    }
    return entry->second;
  }

  ImFontAtlas& atlas_;
  const SystemFonts& system_;
  float scale_ = 1;
  ImVector<ImWchar> needed_;
  bool korean_ = false;
  std::map<std::pair<Family, int>, std::optional<FontFile>> files_;
  std::map<std::string, Bytes> bytes_;
};

}  // namespace

bool FontAtlas::need(std::string_view utf8) {
  bool is_new = false;
  while (!utf8.empty()) {
    const char32_t c = take_character(utf8);
    if (!in_latin(c)) is_new |= needed_.insert(c).second;
  }
  return is_new;
}

void FontAtlas::build(float scale, float zoom) {
  Builder builder(*ImGui::GetIO().Fonts, system_, needed_);
  set_.scale = scale;
  set_.zoom = zoom;
  set_.fonts = builder.load_all(scale);
  if (zoom != 1) set_.larger = builder.load_all(scale * zoom);
  builder.build();
}

}  // namespace mailscope::gui
