#include "gui/shell/picture.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include <SFML/Graphics/Image.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "texts/usage.hpp"

namespace mailscope::gui {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& target) {
  return target.parent_path() / fmt::format(".{}.{}.png", target.filename().string(), ::getpid());
}

Result<void> save(const Picture& picture, const fs::path& path, texts::Language language) {
  sf::Image image;
  image.create(picture.size.width, picture.size.height, picture.rgba.data());
  if (!image.saveToFile(path.string()))
    return fail(texts::kDisplay.picture.in(language, path.string()));
  return {};
}

Result<void> to_standard_output(const Picture& picture, texts::Language language) {
  std::error_code error;
  const fs::path path = beside(fs::temp_directory_path(error) / "mailscope");
  if (auto saved = save(picture, path, language); !saved) return saved;
  std::cout << std::ifstream(path, std::ios::binary).rdbuf() << std::flush;
  fs::remove(path, error);
  if (!std::cout) return fail(std::string(texts::kDisplay.picture_unprinted.in(language)));
  return {};
}

}  // namespace

Result<void> write_png(const Picture& picture, const std::string& file, texts::Language language) {
  if (file == "-") return to_standard_output(picture, language);
  const fs::path path = beside(file);
  std::error_code error;
  auto saved = save(picture, path, language);
  if (saved) fs::rename(path, file, error);
  if (saved && !error) return {};
  std::error_code ignored;
  fs::remove(path, ignored);
  return fail(error ? texts::kUsage.unwritten.in(language, file, error.message())
                    : texts::kDisplay.picture_unmoved.in(language, file));
}

}  // namespace mailscope::gui
