#pragma once
// What is wrong with a command line, and with the files that it names.

#include "texts/text.hpp"

namespace mailscope::texts {

struct UsageTexts {
  Text<1> see_help{{"fault"}, "mailscope: {fault}; see mailscope --help"};
  Text<2> not_one_of{{"value", "names"}, "{value} not in {names}"};
  Text<3> out_of_range{{"value", "least", "most"}, "Value {value} not in range {least} to {most}"};
  Text<3> size{{"value", "least", "most"},
               "--size {value}: write WIDTHxHEIGHT, each from {least} to {most}: 1280x800"};
  Text<1> session{{"value"}, "--session {value}: write a number from 1, or all"};
  Text<1> set{{"value"}, "--set {value}: write /json/pointer=VALUE, for example /network/loss=0.2"};
  Text<1> set_nowhere{{"value"},
                      "--set {value}: there is no such place in the scenario; pointers look like "
                      "/servers/crepes.fr/retry or /actions/0/at"};
  Text<1> with_set{{"file"}, "{file} with --set"};
  Text<1> scenario_of{{"file"}, "scenario of {file}"};
  Text<3> never_told{{"file", "number", "beat"},
                     "{file}: /narration/{number}: this is never told, for no {beat} of the run "
                     "fits it; write another \"on\", or less beside it"};
  Text<2> trace_has_run{{"option", "file"},
                        "{option}: {file} has been run already; write the scenario instead"};
  Text<2> no_host{{"host", "reason"}, "--pcap-at {host}: {reason}"};
  Text<3> same_file{{"one", "other", "file"},
                    "{one} and {other} cannot both go to {file}; give each a file of its own"};
  Text<2> unwritten{{"file", "reason"}, "{file}: cannot be written: {reason}"};
  Phrase no_trace{"cannot be read; write the path of a trace from run --trace"};
  Text<2> unexpected{{"expected", "instead"}, "expected: {expected}; instead: {instead}"};
};
inline constexpr UsageTexts kUsage;

// Why there is no window, or no picture of it.
struct DisplayTexts {
  Phrase not_built{
      "mailscope: this build has no window; `mailscope run` and `mailscope transcript` work"};
  Phrase not_set{"no display: DISPLAY is not set; `mailscope run` works without a window"};
  Text<1> not_opened{{"display"},
                     "no display: DISPLAY is {display}, which cannot be opened; `mailscope run` "
                     "works without a window"};
  Phrase no_opengl{"the display offers no OpenGL 3.0; `mailscope run` works without a window"};
  Phrase no_frame_buffers{"the display's OpenGL has no frame buffers; it needs OpenGL 3.0"};
  Phrase too_large{
      "the display's OpenGL cannot draw a picture of this size; ask for a smaller one"};
  Text<1> picture{{"file"}, "{file}: cannot be written; name a file in a folder that can"};
  Text<1> picture_unmoved{{"file"}, "{file}: cannot be written"};
  Phrase picture_unprinted{"standard output: the picture cannot be written"};
};
inline constexpr DisplayTexts kDisplay;

}  // namespace mailscope::texts
