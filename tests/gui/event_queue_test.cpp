// What a person does within one slow frame is spread over as many frames as it takes for
// none of it to be lost.

#include "gui/shell/event_queue.hpp"

#include <gtest/gtest.h>

namespace mailscope::gui {
namespace {

sf::Event event(sf::Event::EventType type) {
  sf::Event e{};
  e.type = type;
  return e;
}

sf::Event key(sf::Event::EventType type, sf::Keyboard::Key code) {
  sf::Event e = event(type);
  e.key.code = code;
  return e;
}

std::vector<std::size_t> frames(const std::vector<sf::Event>& events) {
  EventQueue queue;
  for (const sf::Event& e : events) queue.add(e);
  std::vector<std::size_t> sizes;
  while (!queue.empty()) sizes.push_back(queue.for_frame().size());
  return sizes;
}

using Sizes = std::vector<std::size_t>;

TEST(EventQueue, APressAndItsReleaseComeInTwoFrames) {
  EXPECT_EQ(frames({event(sf::Event::MouseMoved), event(sf::Event::MouseButtonPressed),
                    event(sf::Event::MouseButtonReleased)}),
            (Sizes{2, 1}));
}

TEST(EventQueue, TheMouseLeavesNoPressBeforeItIsSeen) {
  EXPECT_EQ(frames({event(sf::Event::MouseButtonPressed), event(sf::Event::MouseButtonReleased),
                    event(sf::Event::MouseMoved), event(sf::Event::MouseLeft)}),
            (Sizes{1, 1, 2}));
}

TEST(EventQueue, MovesComeTogether) {
  EXPECT_EQ(frames(std::vector<sf::Event>(100, event(sf::Event::MouseMoved))), (Sizes{100}));
}

TEST(EventQueue, AKeyTappedTwiceIsPressedTwice) {
  const auto down = key(sf::Event::KeyPressed, sf::Keyboard::N);
  const auto up = key(sf::Event::KeyReleased, sf::Keyboard::N);
  EXPECT_EQ(frames({down, up, down, up}), (Sizes{1, 1, 1, 1}));
}

TEST(EventQueue, DifferentKeysComeTogether) {
  EXPECT_EQ(frames({key(sf::Event::KeyPressed, sf::Keyboard::A),
                    key(sf::Event::KeyPressed, sf::Keyboard::B)}),
            (Sizes{2}));
}

}  // namespace
}  // namespace mailscope::gui
