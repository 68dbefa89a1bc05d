#pragma once
// In which language the program speaks. It is known before the command line is read, for --help
// and faults are said in it too.

#include "texts/text.hpp"

namespace mailscope::app {

// That of `--lang`; else that of the environment: LC_ALL, LC_MESSAGES, LANG; else English. One that
// is not known counts as none.
texts::Language language_of_run(int argc, const char* const* argv);

}  // namespace mailscope::app
