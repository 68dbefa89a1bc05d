#include "base/arena.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/random.hpp"

namespace mailscope {
namespace {

std::string bytes_of(RandomStream& random, std::size_t size) {
  std::string bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random.below(256));
  return bytes;
}

// Sizes below, at and above the size of a chunk; what was stored first must not move.
TEST(Arena, KeepsEveryPieceWhereItIs) {
  RandomStream random(1, "pieces");
  Arena arena;
  std::vector<std::string> stored;
  std::vector<Bytes> pieces;
  std::vector<const char*> places;
  const std::size_t chunk = std::size_t{1} << 20;
  for (const std::size_t size : {std::size_t{1}, chunk - 1, chunk, chunk + 1, std::size_t{100},
                                 3 * chunk, std::size_t{7}, chunk / 2, chunk / 2 + 1}) {
    stored.push_back(bytes_of(random, size));
    pieces.push_back(arena.store(stored.back()));
    places.push_back(arena.view(pieces.back()).data());
  }
  for (int i = 0; i < 1000; ++i) arena.store(bytes_of(random, random.below(2000)));
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    EXPECT_EQ(arena.view(pieces[i]), stored[i]) << i;
    EXPECT_EQ(arena.view(pieces[i]).data(), places[i]) << i;
  }
}

TEST(Arena, JoinsParts) {
  Arena arena;
  EXPECT_EQ(arena.view(arena.store({"Received: ", "", "here\r\n", "body"})),
            "Received: here\r\nbody");
  EXPECT_EQ(arena.view(arena.store(3, [](char* to) { std::copy_n("abc", 3, to); })), "abc");
  EXPECT_TRUE(arena.store({"", ""}).empty());
}

TEST(Arena, NothingTakesNoRoom) {
  Arena arena;
  EXPECT_TRUE(arena.store("").empty());
  EXPECT_EQ(arena.view({}), "");
  EXPECT_EQ(arena.size(), 0U);
}

TEST(Arena, APartLiesInsideItsPiece) {
  Arena arena;
  arena.store("before");
  const Bytes piece = arena.store("MAIL FROM:<alice@crepes.fr>");
  EXPECT_EQ(arena.view(piece.part(5, 4)), "FROM");
  EXPECT_EQ(arena.view(piece.part(0, piece.size)), arena.view(piece));
  EXPECT_EQ(arena.view(piece.part(piece.size, 0)), "");
}

TEST(ArenaDeathTest, APartCannotReachBeyondItsPiece) {
  Arena arena;
  const Bytes piece = arena.store("DATA");
  arena.store("secret");
  EXPECT_DEATH(piece.part(2, 3), "from");
  EXPECT_DEATH(piece.part(5, 0), "from");
}

TEST(ArenaDeathTest, AViewOfAnotherArenaIsSeen) {
  Arena full;
  const Bytes piece = full.store("DATA");
  const Arena empty;
  EXPECT_DEATH(empty.view(piece), "end_");
}

}  // namespace
}  // namespace mailscope
