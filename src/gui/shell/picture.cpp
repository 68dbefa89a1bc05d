#include "gui/shell/picture.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <system_error>

#include <SFML/Graphics/Image.hpp>
#include <fmt/format.h>
#include <unistd.h>

namespace mailscope::gui {
namespace {

namespace fs = std::filesystem;

fs::path beside(const fs::path& target) {
  return target.parent_path() / fmt::format(".{}.{}.png", target.filename().string(), ::getpid());
}

Result<void> save(const Picture& picture, const fs::path& path) {
  sf::Image image;
  image.create(picture.size.width, picture.size.height, picture.rgba.data());
  if (!image.saveToFile(path.string()))
    return fail(
        fmt::format("{}: cannot be written; name a file in a folder that can", path.string()));
  return {};
}

Result<void> to_standard_output(const Picture& picture) {
  std::error_code error;
  const fs::path path = beside(fs::temp_directory_path(error) / "mailscope");
  if (auto saved = save(picture, path); !saved) return saved;
  std::cout << std::ifstream(path, std::ios::binary).rdbuf() << std::flush;
  fs::remove(path, error);
  if (!std::cout) return fail("standard output: the picture cannot be written");
  return {};
}

}  // namespace

Result<void> write_png(const Picture& picture, const std::string& file) {
  if (file == "-") return to_standard_output(picture);
  const fs::path path = beside(file);
  std::error_code error;
  auto saved = save(picture, path);
  if (saved) fs::rename(path, file, error);
  if (saved && !error) return {};
  std::error_code ignored;
  fs::remove(path, ignored);
  return fail(fmt::format("{}: cannot be written{}", file, error ? ": " + error.message() : ""));
}

}  // namespace mailscope::gui
