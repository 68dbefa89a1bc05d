#pragma once
// Reads a capture file back, as little as the tests need.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

namespace mailscope::exports {

struct ReadPacket {
  std::uint32_t interface = 0;
  std::uint64_t timestamp = 0;
  std::string bytes;
  std::vector<std::string> comments;
  std::uint32_t flags = 0;
};
struct ReadCapture {
  std::vector<std::string> interfaces;  // names
  std::vector<ReadPacket> packets;
};

inline std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;) {
    value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  }
  return value;
}

template <class See>
void read_options(std::string_view options, const See& see) {
  while (!options.empty()) {
    const std::uint32_t code = little(options, 0, 2), size = little(options, 2, 2);
    if (code == 0) return;
    see(code, options.substr(4, size));
    options.remove_prefix(4 + (size + 3) / 4 * 4);
  }
}

inline ReadPacket read_packet(std::string_view body) {
  ReadPacket packet;
  packet.interface = little(body, 0, 4);
  packet.timestamp = std::uint64_t{little(body, 4, 4)} << 32 | little(body, 8, 4);
  const std::uint32_t size = little(body, 12, 4);
  EXPECT_EQ(little(body, 16, 4), size);
  packet.bytes = body.substr(20, size);
  read_options(body.substr(20 + (size + 3) / 4 * 4), [&](std::uint32_t code, std::string_view v) {
    if (code == 1) packet.comments.emplace_back(v);
    if (code == 2) packet.flags = little(v, 0, 4);
  });
  return packet;
}

inline ReadCapture read_capture(std::string_view file) {
  ReadCapture capture;
  while (!file.empty()) {
    const std::uint32_t type = little(file, 0, 4), size = little(file, 4, 4);
    EXPECT_EQ(little(file, size - 4, 4), size);
    const std::string_view body = file.substr(8, size - 12);
    if (type == 1) {
      capture.interfaces.emplace_back();
      read_options(body.substr(8), [&](std::uint32_t code, std::string_view v) {
        if (code == 2) capture.interfaces.back() = v;
      });
    }
    if (type == 6) capture.packets.push_back(read_packet(body));
    file.remove_prefix(size);
  }
  return capture;
}

}  // namespace mailscope::exports
