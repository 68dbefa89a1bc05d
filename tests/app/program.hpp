#pragma once
// The program as a person starts it, in this process.

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "app/cli.hpp"

namespace mailscope::app {

struct Said {
  int code = 0;
  std::string out, error;
};

inline Said mailscope(std::vector<std::string> words) {
  words.insert(words.begin(), "mailscope");
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const int code = run_cli(static_cast<int>(arguments.size()), arguments.data());
  std::string out = testing::internal::GetCapturedStdout();
  return {code, std::move(out), testing::internal::GetCapturedStderr()};
}

}  // namespace mailscope::app
