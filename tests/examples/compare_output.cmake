# PROGRAM must print what the file EXPECTED says; lines of protocols end with CRLF, those of the file
# do not.
execute_process(COMMAND ${PROGRAM} OUTPUT_VARIABLE printed COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\r" "" printed "${printed}")
file(READ ${EXPECTED} expected)
if(NOT printed STREQUAL expected)
  message(FATAL_ERROR "It should print\n${expected}\nand prints\n${printed}")
endif()
