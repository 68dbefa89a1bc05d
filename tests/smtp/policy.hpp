#pragma once
// What the servers of the dialogs say to their sessions' questions.

#include <string_view>

#include "smtp/server_session.hpp"
#include "tests/smtp/dialog.hpp"

namespace mailscope::smtp::test {

Verdict verdict_on(std::string_view address);  // everybody is known, but some are special
Verdict verdict_on_content(std::string_view content);
Verdict verdict_on_login(const AskLogin& question);

// What a `with:` line sets: a reply as a server writes it, or `drop`; else yes.
Verdict verdict_set(const Dialog& dialog, std::string_view key);

}  // namespace mailscope::smtp::test
