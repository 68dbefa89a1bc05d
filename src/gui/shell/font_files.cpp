#include "gui/shell/font_files.hpp"

#include <cstdlib>
#include <limits>
#include <memory>
#include <span>

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

namespace mailscope::gui {
namespace {

template <class T, void (*Destroy)(T*)>
struct Destroyer {
  void operator()(T* thing) const { Destroy(thing); }
};
template <class T, void (*Destroy)(T*)>
using Handle = std::unique_ptr<T, Destroyer<T, Destroy>>;

using Pattern = Handle<FcPattern, FcPatternDestroy>;
using Fields = Handle<FcObjectSet, FcObjectSetDestroy>;
using Fonts = Handle<FcFontSet, FcFontSetDestroy>;

// A release may call its variable font by another name; DejaVu is on every desktop.
std::span<const char* const> names(Family family) {
  static constexpr const char* kSans[] = {"Inter", "Inter Variable", "DejaVu Sans"};
  static constexpr const char* kMono[] = {"JetBrains Mono", "DejaVu Sans Mono"};
  static constexpr const char* kKorean[] = {"NanumGothic", "Noto Sans CJK KR"};
  switch (family) {
    case Family::sans:
      return kSans;
    case Family::monospace:
      return kMono;
    case Family::korean:
      return kKorean;
  }
  return kSans;
}

Fonts faces_of(FcConfig* installed, const char* family) {
  const Pattern pattern(FcPatternCreate());
  FcPatternAddString(pattern.get(), FC_FAMILY, reinterpret_cast<const FcChar8*>(family));
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  const Fields fields(FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH,
                                       FC_VARIABLE, static_cast<char*>(nullptr)));
  return Fonts(FcFontList(installed, pattern.get(), fields.get()));
}

double number(FcPattern* face, const char* field, double otherwise) {
  double value = otherwise;
  FcPatternGetDouble(face, field, 0, &value);
  return value;
}

// How far a face is from an upright one of this weight: 0 is exact.
double distance(FcPattern* face, int weight) {
  FcBool variable = FcFalse;
  FcPatternGetBool(face, FC_VARIABLE, 0, &variable);
  // The raw variable font draws its default instance only; its named instances are listed too.
  constexpr double kFar = 10'000;
  double away = variable ? 10 * kFar : 0;
  if (number(face, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN) away += kFar;
  if (number(face, FC_WIDTH, FC_WIDTH_NORMAL) != FC_WIDTH_NORMAL) away += kFar;
  const double css = FcWeightToOpenTypeDouble(number(face, FC_WEIGHT, FC_WEIGHT_REGULAR));
  return away + std::abs(css - weight);
}

std::optional<float> line_factor(const FontFile& file) {
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return std::nullopt;
  std::optional<float> factor;
  FT_Face face = nullptr;
  if (FT_New_Face(library, file.path.c_str(), file.index, &face) == 0) {
    if (face->units_per_EM > 0)
      factor = static_cast<float>(face->ascender - face->descender) /
               static_cast<float>(face->units_per_EM);
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
  return factor;
}

std::optional<FontFile> file_of(FcPattern* face) {
  FcChar8* path = nullptr;
  if (FcPatternGetString(face, FC_FILE, 0, &path) != FcResultMatch) return std::nullopt;
  FontFile file{reinterpret_cast<const char*>(path), 0, 1};
  FcPatternGetInteger(face, FC_INDEX, 0, &file.index);
  constexpr int kRawVariable = 0x8000;  // fontconfig's mark for «no instance»
  if ((file.index >> 16) == kRawVariable) file.index &= 0xFFFF;
  const auto factor = line_factor(file);
  if (!factor) return std::nullopt;
  file.line_factor = *factor;
  return file;
}

FcPattern* nearest(const FcFontSet& faces, int weight) {
  FcPattern* best = nullptr;
  double least = std::numeric_limits<double>::max();
  for (FcPattern* face : std::span(faces.fonts, static_cast<std::size_t>(faces.nfont))) {
    const double away = distance(face, weight);
    if (away < least) {
      least = away;
      best = face;
    }
  }
  return best;
}

}  // namespace

// Our own list: the library's global one is never given back.
struct SystemFonts::List {
  Handle<FcConfig, FcConfigDestroy> installed{FcInitLoadConfigAndFonts()};
};

SystemFonts::SystemFonts() : list_(std::make_unique<List>()) {}
SystemFonts::~SystemFonts() = default;

std::optional<FontFile> SystemFonts::find(Family family, int weight) const {
  FcConfig* installed = list_->installed.get();
  if (installed == nullptr) return std::nullopt;
  for (const char* name : names(family)) {
    const Fonts faces = faces_of(installed, name);
    if (!faces) continue;
    FcPattern* face = nearest(*faces, weight);
    if (face == nullptr) continue;
    if (auto file = file_of(face)) return file;
  }
  return std::nullopt;
}

}  // namespace mailscope::gui
