#include "gui/shell/picture.hpp"

#include <filesystem>
#include <iterator>

#include <SFML/Graphics/Image.hpp>
#include <gtest/gtest.h>

#include "base/result.hpp"
#include "texts/text.hpp"

namespace mailscope::gui {
namespace {

namespace fs = std::filesystem;

class PictureTest : public testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder); }
  void TearDown() override { fs::remove_all(folder); }
  Result<void> write(const fs::path& name) const {
    return write_png(picture, (folder / name).string(), texts::Language::english);
  }
  fs::path folder =
      fs::path(testing::TempDir()) / testing::UnitTest::GetInstance()->current_test_info()->name();
  Picture picture{{2, 1}, {255, 0, 0, 255, 0, 0, 255, 255}};
};

TEST_F(PictureTest, ReadsBackAsItWasWritten) {
  const fs::path file = folder / "frame.png";
  ASSERT_TRUE(write("frame.png"));
  sf::Image image;
  ASSERT_TRUE(image.loadFromFile(file.string()));
  EXPECT_EQ(image.getSize(), sf::Vector2u(2, 1));
  EXPECT_EQ(image.getPixel(0, 0), sf::Color::Red);
  EXPECT_EQ(image.getPixel(1, 0), sf::Color::Blue);
}

TEST_F(PictureTest, NothingIsLeftBeside) {
  ASSERT_TRUE(write("frame.png"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

// The name decides nothing: a screenshot asked for as `frame` is a PNG as well.
TEST_F(PictureTest, AFileWithoutAnEndingIsWrittenToo) {
  EXPECT_TRUE(write("frame"));
  EXPECT_TRUE(fs::exists(folder / "frame"));
}

TEST_F(PictureTest, AFolderThatIsNotThereIsAFault) {
  const auto done = write("nowhere/frame.png");
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("nowhere/frame.png"), std::string::npos);
}

TEST_F(PictureTest, AFolderInPlaceOfTheFileIsAFaultAndLeavesNothing) {
  fs::create_directories(folder / "taken" / "inside");
  EXPECT_FALSE(write("taken"));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder), {}), 1);
}

}  // namespace
}  // namespace mailscope::gui
