#pragma once
// Our own mistakes: an assertion that stays on in release builds.

#include <cstdio>
#include <cstdlib>

#define MAILSCOPE_CHECK(condition)                                                          \
  do {                                                                                      \
    if (!(condition)) {                                                                     \
      std::fprintf(stderr, "%s:%d: mailscope broke its own rule: %s\n", __FILE__, __LINE__, \
                   #condition);                                                             \
      std::abort();                                                                         \
    }                                                                                       \
  } while (false)
