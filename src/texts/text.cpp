#include "texts/text.hpp"

namespace mailscope::texts {

std::string AnyText::fill(Language language, std::span<const std::string_view> values) const {
  std::string result;
  for (std::string_view rest = words(language); !rest.empty();) {
    const Piece piece = next_piece(rest);
    result += piece.before;
    if (piece.place < values.size()) result += values[piece.place];
    rest = piece.rest;
  }
  return result;
}

}  // namespace mailscope::texts
