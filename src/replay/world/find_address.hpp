#pragma once
// The thing that has this address; hosts may write an address in another case than its first
// writer did.

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/text.hpp"

namespace mailscope::replay {

template <class T>
T* find_address(std::vector<T>& things, std::string_view address) {
  const auto same = [address](const T& thing) { return thing.address == address; };
  const auto alike = [address](const T& thing) {
    return equals_ignoring_case(thing.address, address);
  };
  auto found = std::find_if(things.begin(), things.end(), same);
  if (found == things.end()) found = std::find_if(things.begin(), things.end(), alike);
  return found == things.end() ? nullptr : &*found;
}

}  // namespace mailscope::replay
