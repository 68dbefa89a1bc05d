#pragma once
// Whose story a message's is.

#include <string>

#include "gui/model/show.hpp"

namespace mailscope::gui {

struct People {
  std::string sender;
  std::string recipient;  // the first; of an address that is nobody's, its first part
  std::string server_of;  // whose server takes it: the recipient's, or that of the domain
  bool list = false;      // the address is a mailing list
  bool direct = false;    // the sender's agent goes there itself, past the sender's server
};

People people(const Show& show, MessageId message);

}  // namespace mailscope::gui
