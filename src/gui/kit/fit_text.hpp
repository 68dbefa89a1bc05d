#pragma once
// Breaking and shortening of text, given something that measures. UTF-8 stays whole.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mailscope::gui {

using TextWidth = std::function<float(std::string_view)>;

// The text if it is no wider than `width`, else its longest beginning that is so with an
// ellipsis behind; an empty string if not even the ellipsis has room.
std::string elided(std::string_view text, float width, const TextWidth& measure);

// Lines no wider than `width`, broken at spaces, and inside a word only if the word alone
// is wider. A line feed always breaks. The views are into `text`.
std::vector<std::string_view> wrapped(std::string_view text, float width, const TextWidth& measure);

}  // namespace mailscope::gui
