#include "app/output.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <unistd.h>

namespace mailscope::app {

Result<void> write_output(const std::string& path, std::string_view bytes) {
  if (path == "-") {
    print(bytes);
    return {};
  }
  const auto complaint = [&] {
    return fail(fmt::format("{}: cannot be written: {}", path, std::strerror(errno)));
  };
  const std::string beside = fmt::format("{}.{}.part", path, ::getpid());
  errno = 0;
  {
    std::ofstream file(beside, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
      const auto error = complaint();
      std::remove(beside.c_str());
      return error;
    }
  }
  if (std::rename(beside.c_str(), path.c_str()) != 0) {
    const auto error = complaint();
    std::remove(beside.c_str());
    return error;
  }
  return {};
}

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void complain(std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), stderr);
  std::fputc('\n', stderr);
}

}  // namespace mailscope::app
