#include "export/pcapng_writer.hpp"

#include "base/big_endian.hpp"
#include "base/utf8.hpp"

namespace mailscope::exports {
namespace {

// §4, block types.
constexpr std::uint32_t kSection = 0x0A0D0D0A, kInterface = 1, kNames = 4, kPacket = 6;
constexpr std::uint32_t kByteOrder = 0x1A2B3C4D;
// LINKTYPE_IPV4: the packet begins with its IP header.
constexpr std::uint16_t kLinkType = 228;
// §3.5, options; a code counts for its kind of block.
constexpr std::uint16_t kEnd = 0, kComment = 1;
constexpr std::uint16_t kHardware = 2, kSystem = 3, kApplication = 4;
constexpr std::uint16_t kInterfaceName = 2, kInterfaceDescription = 3, kInterfaceAddress = 4;
constexpr std::uint16_t kInterfaceSpeed = 8, kResolution = 9, kOffset = 14;
constexpr std::uint16_t kPacketFlags = 2;
constexpr std::size_t kLongestText = 4096;

std::string little(std::uint64_t value, std::size_t bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
  return out;
}

std::string big(std::uint32_t value) {
  std::string out;
  put32(out, value);
  return out;
}

// Well-formed, and no longer than an option should be.
std::string readable(std::string_view text) {
  return std::string(utf8_prefix(mended_utf8(text), kLongestText));
}

}  // namespace

void PcapngWriter::put16(std::uint32_t value) {
  out_ += little(value, 2);
}
void PcapngWriter::put32(std::uint32_t value) {
  out_ += little(value, 4);
}
void PcapngWriter::put64(std::uint64_t value) {
  out_ += little(value, 8);
}
void PcapngWriter::padded(std::string_view bytes) {
  out_ += bytes;
  out_.append((4 - bytes.size() % 4) % 4, '\0');
}

void PcapngWriter::option(std::uint16_t code, std::string_view value) {
  put16(code), put16(static_cast<std::uint32_t>(value.size()));
  padded(value);
}

void PcapngWriter::text(std::uint16_t code, std::string_view value) {
  if (!value.empty()) option(code, readable(value));
}

// §3.1: the length of a block stands at both its ends.
template <class Body>
void PcapngWriter::block(std::uint32_t type, const Body& body) {
  const std::size_t begin = out_.size();
  put32(type), put32(0);
  body();
  const auto length = static_cast<std::uint32_t>(out_.size() - begin + 4);
  out_.replace(begin + 4, 4, little(length, 4));
  put32(length);
}

void PcapngWriter::section(const Section& s) {
  block(kSection, [&] {
    put32(kByteOrder), put16(1), put16(0);  // version 1.0
    put64(~std::uint64_t{0});               // §4.1: the section's length is not said
    text(kComment, s.comment);
    text(kHardware, s.hardware), text(kSystem, s.system), text(kApplication, s.application);
    option(kEnd, "");
  });
}

void PcapngWriter::interface(const Interface& i) {
  constexpr std::string_view kNanoseconds("\x09", 1);  // 10 to the power of -9
  block(kInterface, [&] {
    put16(kLinkType), put16(0), put32(0);  // whole packets
    text(kInterfaceName, i.name), text(kInterfaceDescription, i.description);
    if (i.address) option(kInterfaceAddress, big(*i.address) + big(0xFFFFFF00));
    if (i.bits_per_second > 0) option(kInterfaceSpeed, little(i.bits_per_second, 8));
    option(kResolution, kNanoseconds);
    if (i.offset != 0) option(kOffset, little(static_cast<std::uint64_t>(i.offset), 8));
    option(kEnd, "");
  });
}

void PcapngWriter::names(const std::vector<Name>& names) {
  block(kNames, [&] {
    for (const Name& n : names) {
      option(1, big(n.address) + std::string(n.name) + '\0');  // nrb_record_ipv4
    }
    option(kEnd, "");
  });
}

void PcapngWriter::packet(const Packet& p) {
  const auto size = static_cast<std::uint32_t>(p.bytes.size());
  block(kPacket, [&] {
    put32(p.interface);
    put32(static_cast<std::uint32_t>(p.timestamp >> 32));
    put32(static_cast<std::uint32_t>(p.timestamp & 0xFFFFFFFF));
    put32(size), put32(size);  // captured, original
    padded(p.bytes);
    for (const std::string& comment : p.comments) text(kComment, comment);
    if (p.direction != Direction::unknown) {
      option(kPacketFlags, little(static_cast<std::uint64_t>(p.direction), 4));
    }
    if (!p.comments.empty() || p.direction != Direction::unknown) option(kEnd, "");
  });
}

}  // namespace mailscope::exports
