#pragma once
// What the description (description*.cpp) is written with: the kinds of value, and those that
// stand in several places of a file.

#include <cstddef>
#include <span>
#include <string_view>

#include "scenario/format/member.hpp"
#include "scenario/format/shape.hpp"
#include "scenario/format/texts.hpp"

namespace mailscope::scenario::description {

using Kind = Shape::Kind;

inline constexpr double kSecond = 1e9;  // nanoseconds
inline constexpr double kDay = 86'400 * kSecond;

constexpr Shape text(const TextFormat& format, std::size_t least, std::size_t most) {
  return {.kind = Kind::text, .format = &format, .least = least, .most = most};
}
inline constexpr Shape kStart{.kind = Kind::start, .format = &formats::start, .most = 20};
constexpr Shape duration(double low, double high) {
  return {
      .kind = Kind::duration, .format = &formats::duration, .most = 64, .low = low, .high = high};
}
constexpr Shape rate(double low, double high) {
  return {.kind = Kind::rate, .format = &formats::rate, .most = 64, .low = low, .high = high};
}
constexpr Shape size(double low, double high) {
  return {.kind = Kind::size, .format = &formats::size, .most = 64, .low = low, .high = high};
}
constexpr Shape integer(double low, double high) {
  return {.kind = Kind::integer, .low = low, .high = high};
}
constexpr Shape word(std::span<const std::string_view> words) {
  return {.kind = Kind::word, .words = words};
}
constexpr Shape list(const Shape& item, std::size_t least, std::size_t most) {
  return {.kind = Kind::list, .least = least, .most = most, .item = &item};
}
constexpr Shape one_or_list(const Shape& item, std::size_t least, std::size_t most) {
  return {.kind = Kind::one_or_list, .least = least, .most = most, .item = &item};
}
constexpr Shape map(const TextFormat& key, const Shape& value, std::size_t least,
                    std::size_t most) {
  return {.kind = Kind::map, .format = &key, .least = least, .most = most, .item = &value};
}
constexpr Shape object(std::span<const Key> keys, Choice choice = {}) {
  return {.kind = Kind::object, .keys = keys, .choice = choice};
}

constexpr Shape refers(Shape shape, Refers to) {
  shape.refers = to;
  return shape;
}

inline constexpr Shape kBoolean{.kind = Kind::boolean};
inline constexpr Shape kPart{.kind = Kind::number, .low = 0, .high = 1};  // of the whole
inline constexpr Shape kTitle = text(formats::line, 1, 255);
inline constexpr Shape kParagraph = text(formats::line, 1, 2000);
inline constexpr Shape kDomain = text(formats::domain, 3, 253);
inline constexpr Shape kServerName = refers(kDomain, Refers::server);
inline constexpr Shape kAddress = refers(text(formats::address, 3, 254), Refers::recipient);
inline constexpr Shape kRecipient = refers(text(formats::recipient, 1, 254), Refers::recipient);
inline constexpr Shape kUserName = refers(text(formats::user_name, 1, 63), Refers::user);
inline constexpr Shape kParty = text(formats::party, 1, 253);  // a HostRef
inline constexpr Shape kLinkName = refers(list(kParty, 2, 2), Refers::link);
inline constexpr Shape kPassword = text(formats::password, 1, 128);
inline constexpr Shape kInstant = duration(0, 36'525 * kDay);
inline constexpr Shape kMessageNumber = refers(integer(1, 100'000), Refers::message);
inline constexpr Shape kTimes = integer(1, 1e9);

// ---- The parts of a file, each in a file of its own.
extern const Shape kServers;
extern const Shape kUsers;
extern const Shape kDns;
extern const Shape kNetwork;
extern const Shape kTcp;
extern const Shape kActions;
extern const Shape kExpectations;
extern const Shape kNarration;
// ---- ... of a server's ...
extern const Shape kRetry;
extern const Shape kExtensions;
extern const Shape kConnections;
extern const Shape kMailLimits;
extern const Shape kDisk;
extern const Shape kGreylist;
extern const Shape kAnswers;
extern const Shape kAliases;
extern const Shape kMailingLists;
// ---- ... and the objects that build/ and write.cpp know.
extern const Shape kServer;
extern const Shape kUser;
extern const Shape kDnsDomain;
extern const Shape kLink;
extern const Shape kAction;
extern const Shape kExpectation;

}  // namespace mailscope::scenario::description
