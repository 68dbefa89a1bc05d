#pragma once
// The container that Wireshark reads: draft-ietf-opsawg-pcapng. Blocks of little-endian 32-bit
// words, one after the other.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mailscope::exports {

class PcapngWriter {
 public:
  // Texts are UTF-8; an empty one is left out.
  struct Section {
    std::string_view hardware, system, application, comment;
  };
  struct Interface {
    std::string name, description;
    std::optional<std::uint32_t> address;  // IPv4, host byte order
    std::uint64_t bits_per_second = 0;     // 0: not said
    std::int64_t offset = 0;               // seconds to be added to every timestamp
  };
  enum class Direction : std::uint8_t { unknown, inbound, outbound };  // as epb_flags count
  struct Packet {
    std::uint32_t interface = 0;
    std::uint64_t timestamp = 0;  // nanoseconds
    Direction direction = Direction::unknown;
    std::string_view bytes;  // from the IP header on
    std::vector<std::string> comments;
  };
  struct Name {
    std::uint32_t address = 0;  // IPv4, host byte order
    std::string_view name;
  };

  // First the section, then interfaces, which are counted from 0, then the rest.
  void section(const Section& section);
  void interface(const Interface& interface);
  void names(const std::vector<Name>& names);
  void packet(const Packet& packet);

  std::string take() { return std::move(out_); }

 private:
  void put16(std::uint32_t value);
  void put32(std::uint32_t value);
  void put64(std::uint64_t value);
  void padded(std::string_view bytes);
  void option(std::uint16_t code, std::string_view value);
  void text(std::uint16_t code, std::string_view value);  // an option, unless it is empty
  template <class Body>
  void block(std::uint32_t type, const Body& body);

  std::string out_;
};

}  // namespace mailscope::exports
