#include "nodes/transfer.hpp"

#include <string>

namespace mailscope::nodes {
namespace {

// Lines of text, so that whoever looks at a segment can read it, and the same once more: TCP
// sends the first half over and over, and a gigabyte takes no more memory than this.
std::string block() {
  constexpr std::size_t kPeriod = std::size_t{64} << 10;  // no segment is larger
  std::string text;
  for (std::size_t line = 0; text.size() < kPeriod; ++line) {
    text += std::string(62, static_cast<char>('a' + line % 26)) + "\r\n";
  }
  return text + text;
}

}  // namespace

void TransferSending::connected() {
  context().transport.send_repeated(at(), context().runtime.store(block()), size_);
  hang_up();
}

}  // namespace mailscope::nodes
