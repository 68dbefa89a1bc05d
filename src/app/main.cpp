#include "app/cli.hpp"

int main(int argc, char** argv) {
  return mailscope::app::run_cli(argc, argv);
}
