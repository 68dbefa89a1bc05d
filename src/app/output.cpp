#include "app/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

#include "texts/usage.hpp"

namespace mailscope::app {
namespace {

// Files beside their targets; those that were not renamed are gone when this is.
class Parts {
 public:
  explicit Parts(texts::Language language) : language_(language) {}
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  ~Parts() {
    for (const std::string& path : targets_) std::remove(beside(path).c_str());
  }

  Result<void> write(const OutputFile& file) {
    if (file.path == "-") return {};
    // A directory would be found out only by the renaming, when others are in place already.
    if (std::filesystem::is_directory(file.path)) {
      errno = EISDIR;
      return complaint(file.path);
    }
    targets_.push_back(file.path);
    errno = 0;
    std::ofstream out(beside(file.path), std::ios::binary | std::ios::trunc);
    out.write(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    out.close();
    if (!out) return complaint(file.path);
    return {};
  }
  Result<void> rename_all() {
    for (const std::string& path : targets_) {
      if (std::rename(beside(path).c_str(), path.c_str()) != 0) return complaint(path);
    }
    targets_.clear();
    return {};
  }

 private:
  tl::unexpected<Error> complaint(const std::string& path) const {
    return fail(texts::kUsage.unwritten.in(language_, path, std::strerror(errno)));
  }
  static std::string beside(const std::string& path) {
    return fmt::format("{}.{}.part", path, ::getpid());
  }
  texts::Language language_;
  std::vector<std::string> targets_;
};

}  // namespace

Result<void> write_outputs(const std::vector<OutputFile>& files, texts::Language language) {
  Parts parts(language);
  for (const OutputFile& file : files) {
    if (const auto done = parts.write(file); !done) return done;
  }
  for (const OutputFile& file : files) {
    if (file.path == "-") print(file.bytes);
  }
  return parts.rename_all();
}

void print(std::string_view text, std::FILE* to) {
  std::fwrite(text.data(), 1, text.size(), to);
}

void complain(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fputc('\n', stderr);
}

}  // namespace mailscope::app
