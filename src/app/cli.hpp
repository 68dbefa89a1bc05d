#pragma once
// The command line: reads arguments and calls the command. Returns the program's exit code.

namespace mailscope::app {

int run_cli(int argc, char** argv);

}  // namespace mailscope::app
