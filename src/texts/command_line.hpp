#pragma once
// The command line: what --help says.

#include "texts/text.hpp"

namespace mailscope::texts {

// Behind each command's name.
struct CommandTexts {
  Phrase program{"Mailscope shows how a message gets from Alice to Bob."};
  Phrase view{"opens the window on a scenario"};
  Phrase run{"runs without a window, tells what became of all"};
  Phrase transcript{"prints the dialog of a session"};
  Phrase state{"prints the whole world at a moment as JSON"};
  Phrase check{"reads and validates; silent when all is well"};
  Phrase schema{"prints the JSON Schema of scenario files"};
  Phrase list{"the shipped scenarios"};
  Phrase footer{
      "SCENARIO is a path to a JSON file, a name that `mailscope list` shows, or a trace that\n"
      "`run --trace FILE.jsonl` has written.\n"
      "Without a command the window opens on all shipped scenarios."};
};
inline constexpr CommandTexts kCommands;

// Behind each option's name.
struct OptionTexts {
  Phrase scenario{"a JSON file, or the name of a shipped scenario"};
  Phrase help{"Print this help message and exit"};
  Phrase version{"Display program version information and exit"};
  Phrase language{"the language of what is said to people"};
  Phrase seed{"instead of the scenario's own"};
  Phrase set{"/json/pointer=VALUE, changes the scenario"};
  Phrase format{"text or json"};
  Phrase begin_at{"begin at this simulated time: 150ms, 20s, 1h30m"};
  Phrase screenshot{"draw one frame into this PNG and leave"};
  Phrase size{"the window's size: 1280x800"};
  Phrase tab{"what the right column shows"};
  Phrase look{"light, dark or projector"};
  Phrase scale{"the size of everything in percent, 50 to 300; else as the display asks for"};
  Phrase until{"stop at this simulated time"};
  Phrase trace{"write every record as JSON Lines; - is stdout"};
  Phrase pcap{"write every packet for Wireshark, as pcapng; - is stdout"};
  Phrase pcap_at{"only what a capture at this host would have seen"};
  Phrase sequence{"write the packets as a Mermaid sequence diagram; - is stdout"};
  Phrase session{"its number in the run, or all"};
  Phrase moment{"the moment"};
};
inline constexpr OptionTexts kOptions;

// The headings of --help, and what stands for arguments.
struct HelpTexts {
  Phrase usage{"Usage"};
  Phrase options{"Options"};
  Phrase positionals{"Positionals"};
  Phrase commands{"Subcommands"};
  Phrase any_options{"OPTIONS"};
  Phrase any_command{"SUBCOMMAND"};
  Phrase required{"REQUIRED"};
  Phrase needs{"Needs"};
  Text<2> range{{"least", "most"}, "INT in [{least} - {most}]"};
};
inline constexpr HelpTexts kHelp;

}  // namespace mailscope::texts
