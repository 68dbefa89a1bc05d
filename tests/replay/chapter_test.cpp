#include "replay/story/chapter.hpp"

#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "replay/story/steps.hpp"
#include "replay/story/why.hpp"
#include "tests/trace/small_world.hpp"

namespace mailscope::replay {
namespace {

using trace::Trace;

std::string steps_of(const Chapter& chapter) {
  std::string digits;
  for (const Mark& mark : chapter.marks()) {
    digits += std::to_string(number(mark.step));
  }
  return digits;
}

Steps steps_through(const Trace& trace) {
  const auto spoken = transcripts(trace);
  return {trace, spoken, shown_beats(Chapter(trace, spoken).beats(), trace)};
}

TEST(ChapterTest, SixStepsInOrder) {
  const Trace trace = trace::alice_to_bob();
  const Chapter chapter(trace);
  EXPECT_EQ(chapter.message(), MessageId(0));
  EXPECT_EQ(steps_of(chapter), "123456");
  const auto& marks = chapter.marks();
  const auto is = [&trace](const Mark& mark, auto kind) {
    return std::holds_alternative<decltype(kind)>(trace[mark.record].what);
  };
  EXPECT_TRUE(is(marks[0], trace::RecipientAdded{}));
  EXPECT_TRUE(is(marks[1], trace::SessionOpened{}));
  EXPECT_TRUE(is(marks[2], trace::AttemptStarted{}));
  EXPECT_TRUE(is(marks[3], trace::TcpStateChanged{}));
  EXPECT_TRUE(is(marks[4], trace::MailboxStored{}));
  EXPECT_TRUE(is(marks[5], trace::SessionOpened{}));
}

TEST(ChapterTest, ARetryGoesBackToTcp) {
  const Trace trace = trace::down_then_up();
  const Chapter chapter(trace);
  EXPECT_EQ(steps_of(chapter), "123345");
  EXPECT_EQ(chapter.marks()[2].attempt, 1u);
  EXPECT_EQ(chapter.marks()[3].attempt, 2u);
  EXPECT_EQ(chapter.marks()[4].attempt, 2u);
}

TEST(ChapterTest, TheOtherEnding) {
  EXPECT_EQ(steps_of(Chapter(trace::given_up())), "12335");
}

// A warning that the message is late ends no story.
TEST(ChapterTest, AWarningIsNotTheOtherEnding) {
  trace::SmallWorld w;
  const MessageId message = w.submit();
  w.try_in_vain(QueueItemId(0), 1, minutes(30));
  const MessageId warning(1);
  w.b.note(w.crepes, trace::MessageComposed{warning, message, {}, {}, w.b.bytes("late")});
  w.b.note(w.crepes, trace::RecipientNotified{message, w.b.bytes("bob@hamburger.edu"), warning,
                                              trace::NotificationKind::delayed});
  w.b.note(w.crepes, trace::MailboxStored{warning, w.b.bytes("alice@crepes.fr"), w.b.bytes("INBOX"),
                                          1, w.b.bytes("late")});
  w.b.wait_until(minutes(30));
  w.relay(QueueItemId(0), message, 2);
  EXPECT_EQ(steps_of(Chapter(w.b.trace)), "123345");
}

// RFC 5321 §3.9.2: what a list sends to its members is a message of its own; the story goes on.
TEST(ChapterTest, TheStoryGoesOnThroughAMailingList) {
  trace::SmallWorld w;
  const MessageId message = w.submit(), copy(1);
  w.b.note(w.crepes, trace::MessageComposed{copy, {}, w.b.bytes("owner@crepes.fr"), {}, {}});
  w.b.note(w.crepes, trace::ListExpanded{message, w.b.bytes("bob@hamburger.edu"), copy});
  w.b.note(w.crepes, trace::Queued{QueueItemId(1), copy, {}, w.b.now()});
  w.b.note(w.crepes, trace::QueuedFor{QueueItemId(1), w.b.bytes("bob@hamburger.edu")});
  w.relay(QueueItemId(1), copy, 1);
  const Chapter chapter(w.b.trace);
  EXPECT_EQ(steps_of(chapter), "12555");
  const auto& marks = chapter.marks();
  EXPECT_EQ(marks[2].step, Step::passed_on);
  EXPECT_EQ(marks[2].whose, "");
  EXPECT_EQ(marks[3].step, Step::passed_on);  // the copy is on its way
  EXPECT_EQ(marks[3].whose, "bob@hamburger.edu");
  EXPECT_EQ(marks[4].step, Step::mailbox);
  EXPECT_EQ(marks[4].whose, "bob@hamburger.edu");
}

// RFC 5321 §6.1: of a notification that cannot be delivered either nobody is told.
TEST(ChapterTest, ANotificationThatFailsEndsTheStory) {
  trace::SmallWorld w;
  const MessageId message = w.submit(), notification(1);
  w.b.note(w.crepes, trace::MessageComposed{notification, message, {}, {}, {}});
  w.b.note(w.crepes, trace::RecipientNotified{message, w.b.bytes("bob@hamburger.edu"), notification,
                                              trace::NotificationKind::failed});
  w.b.note(w.crepes, trace::Queued{QueueItemId(1), notification, {}, w.b.now()});
  w.b.note(w.crepes, trace::QueuedFor{QueueItemId(1), w.b.bytes("alice@crepes.fr")});
  w.b.note(w.crepes,
           trace::RecipientDone{
               QueueItemId(1), w.b.bytes("alice@crepes.fr"), trace::RecipientOutcome::failed, {}});
  const Chapter chapter(w.b.trace);
  EXPECT_EQ(steps_of(chapter), "125");
  EXPECT_EQ(chapter.marks().back().step, Step::nobody_told);
}

// An agent tries once.
TEST(ChapterTest, WhatAnAgentCannotSendIsTheEndOfItsStory) {
  trace::SmallWorld w;
  const MessageId message(0);
  w.b.note(w.alice, trace::MessageComposed{message, {}, w.b.bytes("alice@crepes.fr"), {}, {}});
  w.b.note(w.alice, trace::SubmissionFailed{message, w.b.bytes("connection timed out")});
  const Chapter chapter(w.b.trace);
  EXPECT_EQ(steps_of(chapter), "12");
  EXPECT_EQ(chapter.marks().back().step, Step::not_sent);
}

// The story goes from one message that a person writes to the next, and a server's own are none.
TEST(ChapterTest, EveryMessageThatSomebodyWritesIsToldOf) {
  trace::SmallWorld w;
  const MessageId first = w.submit(), second(1), warning(2);
  w.b.note(w.bob, trace::MessageComposed{second, {}, w.b.bytes("bob@hamburger.edu"), {}, {}});
  w.b.note(w.bob, trace::RecipientAdded{second, w.b.bytes("carol@crepes.fr")});
  w.b.note(w.bob, trace::RecipientAdded{second, w.b.bytes("alice@crepes.fr")});
  w.b.note(w.crepes, trace::MessageComposed{warning, first, {}, {}, {}});
  const Chapter chapter(w.b.trace);
  EXPECT_EQ(chapter.written(), (std::vector<WrittenMessage>{{first, w.alice, "bob@hamburger.edu"},
                                                            {second, w.bob, "carol@crepes.fr"}}));
  EXPECT_EQ(chapter.index_of(second), 1U);
  EXPECT_EQ(chapter.message(), first);
  EXPECT_EQ(steps_of(chapter), "121");
  EXPECT_EQ(chapter.message_at(RecordNumber::none()), first);
  EXPECT_EQ(chapter.message_at(chapter.marks()[1].record), first);
  EXPECT_EQ(chapter.message_at(RecordNumber(w.b.trace.size() - 1)), second);
}

TEST(ChapterTest, TheStepNow) {
  const Trace trace = trace::alice_to_bob();
  const Chapter chapter(trace);
  EXPECT_EQ(chapter.current(RecordNumber::none()), nullptr);
  EXPECT_EQ(chapter.current(RecordNumber(0)), nullptr);
  for (const Mark& mark : chapter.marks()) EXPECT_EQ(*chapter.current(mark.record), mark);
  EXPECT_EQ(chapter.current(RecordNumber(trace.size() - 1))->step, Step::reads);
}

TEST(ChapterTest, NoMessageNoSteps) {
  EXPECT_TRUE(Chapter(Trace()).marks().empty());
}

TEST(StepsTest, TheShowBeginsWhenTheWorldIsBuilt) {
  const Trace trace = trace::alice_to_bob();
  const Steps steps = steps_through(trace);
  EXPECT_EQ(steps.start(), RecordNumber(8));  // four hosts, three links, two mailboxes
  EXPECT_EQ(steps.previous(Stride::packet, steps.start()), std::nullopt);
}

// The rules of links stand among what the world is built of.
TEST(StepsTest, RulesAreThereBeforeTheShowBegins) {
  trace::SmallWorld w;
  w.b.note(w.crepes,
           trace::LinkRuleAdded{.link = w.crepes_hamburger, .effect = trace::RuleEffect::lose});
  w.submit();
  const Steps steps = steps_through(w.b.trace);
  EXPECT_EQ(steps.start(), RecordNumber(9));
}

TEST(StepsTest, ForwardThenBackVisitsTheSameStops) {
  const Trace trace = trace::down_then_up();
  const Steps steps = steps_through(trace);
  for (const Stride stride : {Stride::packet, Stride::line, Stride::beat}) {
    std::vector<RecordNumber> there;
    for (auto at = steps.next(stride, steps.start()); at; at = steps.next(stride, *at)) {
      there.push_back(*at);
    }
    EXPECT_EQ(there, steps.stops(stride));
    ASSERT_GT(there.size(), 3u);
    auto at = std::optional(RecordNumber(trace.size() - 1));
    if (there.back() != *at) at = steps.previous(stride, *at);
    for (std::size_t i = there.size(); i-- > 0; at = steps.previous(stride, *at)) {
      ASSERT_EQ(at, there[i]);
    }
    EXPECT_EQ(at, std::nullopt);
  }
}

TEST(StepsTest, EveryPacketStopMovesTheClock) {
  const Trace trace = trace::alice_to_bob();
  const Steps steps = steps_through(trace);
  Instant last = trace[steps.start()].at;
  for (const RecordNumber stop : steps.stops(Stride::packet)) {
    EXPECT_GT(trace[stop].at, last);
    last = trace[stop].at;
  }
}

// The stop at which a class is asked: the line is there, its answer is not yet given.
TEST(StepsTest, ALineStopIsBeforeTheAnswer) {
  const Trace trace = trace::alice_to_bob();
  const Steps steps = steps_through(trace);
  for (const RecordNumber stop : steps.stops(Stride::line)) {
    EXPECT_TRUE(std::holds_alternative<trace::BytesDelivered>(trace[stop].what));
  }
  EXPECT_EQ(steps.stops(Stride::line).size(), 3u + 13u + 3u);
}

TEST(WhyTest, EveryChainEndsWhereTheTraceSays) {
  const Trace trace = trace::down_then_up();
  for (std::size_t i = 0; i < trace.size(); ++i) {
    const auto chain = why(trace, RecordNumber(i));
    EXPECT_EQ(chain.front().record, RecordNumber(i));
    EXPECT_TRUE(trace[chain.back().record].cause.is_none());
  }
}

TEST(WhyTest, InShortItLeavesOutWhatOnlyCarries) {
  const Trace trace = trace::given_up();
  RecordNumber deferred;
  for (std::size_t i = 0; i < trace.size() && deferred.is_none(); ++i) {
    if (std::holds_alternative<trace::RecipientDeferred>(trace.records()[i].what)) {
      deferred = RecordNumber(i);
    }
  }
  std::string text;
  for (const Reason& reason : why_in_short(trace, deferred)) {
    text += std::string(reason.kind) + "*" + std::to_string(reason.times) + " ";
    if (reason.kind == "attempt-started") break;
  }
  EXPECT_EQ(text,
            "recipient-deferred*1 connection-failed*1 retransmission-timeout*1 packet-lost*1 "
            "retransmission-timeout*1 packet-lost*1 retransmission-timeout*1 packet-lost*1 "
            "attempt-started*1 ");
  EXPECT_EQ(why_in_short(trace, deferred).back().kind, "input");
}

TEST(WhyTest, SeveralOfAKindInARowAreOne) {
  trace::TraceBuilder b;
  const HostId host = b.host(trace::HostRole::mail_server, "mail.crepes.fr", "crepes.fr");
  b.input(host, trace::InputKind::send);
  for (std::uint16_t i = 1; i <= 4; ++i) {
    b.note(host, trace::RetransmissionTimeout{ConnectionId(0), Side::client, i, seconds(1)});
  }
  const RecordNumber last = b.note(host, trace::HostDown{});
  const auto chain = why_in_short(b.trace, last);
  ASSERT_EQ(chain.size(), 3u);
  EXPECT_EQ(chain[1].times, 4u);
  EXPECT_EQ(chain[1].record.index() + 1, last.index());
}

}  // namespace
}  // namespace mailscope::replay
