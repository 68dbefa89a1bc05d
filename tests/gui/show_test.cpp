// What the panels say at each moment, as pure functions of the run.

#include "gui/model/show.hpp"

#include <algorithm>
#include <utility>

#include <gtest/gtest.h>

#include "gui/model/reasons.hpp"
#include "gui/model/step_rows.hpp"
#include "gui/model/words.hpp"
#include "scenario/load.hpp"
#include "sim/simulation.hpp"
#include "tests/gui/show_fixture.hpp"
#include "texts/beats.hpp"
#include "texts/story.hpp"

namespace mailscope::gui {
namespace {

constexpr texts::Language kEnglish = texts::Language::english;

RecordNumber last(const Show& show) {
  return RecordNumber(show.trace.size() - 1);
}

// ---- Words.
TEST(Words, SpansHaveTheirTwoLargestUnits) {
  for (const auto& [d, words] : {std::pair{milliseconds(20), "20 ms"},
                                 {microseconds(3), "< 1 ms"},
                                 {Duration(), "0 ms"},
                                 {seconds(1), "1 s"},
                                 {milliseconds(1500), "1 s 500 ms"},
                                 {milliseconds(31'400), "31 s"},
                                 {seconds(1793), "29 min 53 s"},
                                 {minutes(30), "30 min"},
                                 {hours(2) + minutes(5), "2 h 5 min"},
                                 {days(5), "5 d"}}) {
    EXPECT_EQ(span_in_words(d, kEnglish), words);
  }
}

TEST(Words, RoughlyIsOneUnit) {
  EXPECT_EQ(span_roughly(seconds(3599), kEnglish), "1 h");
  EXPECT_EQ(span_roughly(seconds(1617), kEnglish), "27 min");
  EXPECT_EQ(span_roughly(days(5) - minutes(1), kEnglish), "5 d");
}

TEST(Words, NumberedValuesStandInAnyOrder) {
  const std::string words = texts::kAgentBeats.composed.in(kEnglish, "Alice", "Bob");
  EXPECT_EQ(words.find('{'), words.npos);
  EXPECT_NE(words.find("Alice writes"), words.npos);
  EXPECT_NE(words.find("to Bob"), words.npos);
}

// ---- Steps.
TEST(StepRows, OneStepIsPresentAndThoseBeforeItAreDone) {
  const auto show = show_of(trace::alice_to_bob());
  for (const replay::Mark& mark : show->chapter.marks()) {
    const auto rows = step_rows(*show, mark.record, kEnglish);
    ASSERT_EQ(rows.size(), 6u);
    for (const StepRow& row : rows) {
      const int now = replay::number(mark.step);
      const auto wanted = row.number < now    ? StepRow::State::done
                          : row.number == now ? StepRow::State::present
                                              : StepRow::State::to_come;
      EXPECT_EQ(row.state, wanted) << row.title;
    }
  }
}

TEST(StepRows, WithoutAMessageThereIsNoStory) {
  const auto show = show_of(trace::Trace());
  EXPECT_TRUE(step_rows(*show, RecordNumber::none(), kEnglish).empty());
  EXPECT_EQ(narration(*show, RecordNumber::none(), kEnglish),
            texts::kStory.no_message.in(kEnglish));
}

// TCP alone has no six steps: what is to be learned stands in their place.
TEST(StepRows, WithoutAMessageTheScenarioSaysWhatItTeaches) {
  trace::TraceBuilder b;
  b.note(HostId::none(), trace::RunDescribed{.teaches = b.bytes("How fast a line is.")});
  const Show show(std::move(b.trace));
  EXPECT_EQ(narration(show, RecordNumber::none(), kEnglish), "How fast a line is.");
}

TEST(StepRows, TheyNameThePeopleOfTheScenario) {
  const auto show = show_of(trace::alice_to_bob());
  const auto rows = step_rows(*show, show->steps.start(), kEnglish);
  EXPECT_EQ(rows.front().title, "Alice composes");
  EXPECT_EQ(rows.back().title, "Bob reads");
}

TEST(StepRows, ARetrySaysWhichTry) {
  const auto show = show_of(trace::down_then_up());
  const auto& marks = show->chapter.marks();
  const auto again = std::find_if(marks.begin(), marks.end(), [](const replay::Mark& m) {
    return m.step == replay::Step::tcp && m.attempt == 2;
  });
  ASSERT_NE(again, marks.end());
  EXPECT_EQ(step_rows(*show, again->record, kEnglish)[2].beside, "try 2");
}

// The other ending takes the place of the mailbox and the reading.
TEST(StepRows, InTheEndAliceIsTold) {
  const auto show = show_of(trace::given_up());
  const auto before = step_rows(*show, show->chapter.marks().front().record, kEnglish);
  EXPECT_EQ(before.size(), 6u);
  const auto rows = step_rows(*show, last(*show), kEnglish);
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows.back().title, "Alice is told");
  EXPECT_EQ(rows.back().state, StepRow::State::present);
  EXPECT_TRUE(rows.back().trouble);
}

std::unique_ptr<Show> shipped(const std::string& name) {
  auto scenario = scenario::find(name, {MAILSCOPE_SOURCE_DIR "/scenarios"});
  EXPECT_TRUE(scenario) << name;
  return std::make_unique<Show>(sim::run(*scenario));
}

// The title of the present step where each begins.
std::vector<std::string> told_by(const Show& show) {
  std::vector<std::string> titles;
  for (const replay::Mark& mark : show.chapter.marks())
    for (const StepRow& row : step_rows(show, mark.record, kEnglish))
      if (row.state == StepRow::State::present) titles.push_back(row.title);
  return titles;
}

// RFC 5321 §3.9.2: a list has no mailbox; its copies are followed.
TEST(StepRows, AMailingListPassesItOn) {
  const auto show = shipped("mailing-list");
  EXPECT_EQ(told_by(*show),
            (std::vector<std::string>{"Alice composes", "To Alice's server's queue",
                                      "TCP to hamburger.edu's server", "SMTP: the message goes",
                                      "The list passes it on", "Into Bob's mailbox",
                                      "From the list to Carol", "Into Carol's mailbox",
                                      "Dora is told", "Bob reads", "Carol reads", "Dora reads"}));
  const auto before = step_rows(*show, show->steps.start(), kEnglish);
  EXPECT_EQ(before[4].title, "The list passes it on");
  EXPECT_EQ(before[5].title, "The members read");
  // When Carol reads, what stands before it is how it came to her.
  const auto& marks = show->chapter.marks();
  EXPECT_EQ(step_rows(*show, marks[10].record, kEnglish)[4].title, "Into Carol's mailbox");
}

TEST(StepRows, TheStoryGoesOnWithTheNextMessage) {
  const auto show = shipped("mailbox-full");
  EXPECT_EQ(which_message(*show, show->steps.start(), kEnglish), "message 1 of 2");
  const RecordNumber told = show->chapter.marks()[9].record;
  EXPECT_EQ(which_message(*show, told, kEnglish), "message 2 of 2");
  EXPECT_EQ(step_rows(*show, told, kEnglish)[4].title, "Alice is told");
  EXPECT_EQ(step_rows(*show, told, kEnglish)[5].title, "Alice reads");
  EXPECT_NE(narration(*show, told, kEnglish).find("mailbox full"), std::string::npos);
}

// Bob reads both with one wish: the story ends with the message that it began with.
TEST(StepRows, ReadingSeveralAtOnceIsTheFirstOnesStep) {
  const auto show = shipped("greylisting");
  const RecordNumber reads = show->chapter.marks().back().record;
  EXPECT_EQ(which_message(*show, reads, kEnglish), "message 1 of 2");
  EXPECT_EQ(step_rows(*show, reads, kEnglish)[5].state, StepRow::State::present);
}

TEST(StepRows, OneMessageNeedsNoNumber) {
  const auto show = show_of(trace::alice_to_bob());
  EXPECT_EQ(which_message(*show, show->steps.start(), kEnglish), "");
}

// An agent has no queue: what it cannot send stays where it is, and the story says so.
TEST(StepRows, WhatAnAgentCannotSendIsTold) {
  const auto show = shipped("direct-to-bob");
  const RecordNumber failed = last_of<trace::SubmissionFailed>(show->trace);
  const auto& marks = show->chapter.marks();
  const auto composes = std::find_if(marks.begin(), marks.end(), [&](const replay::Mark& mark) {
    return mark.message == show->chapter.written()[1].message;
  });
  ASSERT_NE(composes, marks.end());
  EXPECT_EQ(step_rows(*show, composes->record, kEnglish)[1].title, "Straight to Bob's server");
  const auto rows = step_rows(*show, failed, kEnglish);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].title, "Alice composes");
  EXPECT_TRUE(rows[1].trouble);
  EXPECT_NE(narration(*show, failed, kEnglish).find("has no queue"), std::string::npos);
}

TEST(Narration, TheAuthorsWordsComeFirst) {
  auto scenario = scenario::find("alice-to-bob", {MAILSCOPE_SOURCE_DIR "/scenarios"});
  ASSERT_TRUE(scenario);
  scenario->narration = {{.step = 1, .text = "Alice begins."}};
  Show show(sim::run(*scenario));
  const auto& marks = show.chapter.marks();
  const auto words = [&](RecordNumber cursor) { return narration(show, cursor, kEnglish); };
  EXPECT_EQ(words(marks[0].record), "Alice begins.");
  EXPECT_NE(words(marks[1].record).find("user agent connects"), std::string::npos);
}

TEST(Narration, AMessageThatWaitsIsSaidToWait) {
  const auto show = show_of(trace::down_then_up());
  const RecordNumber deferred = last_of<trace::RecipientDeferred>(show->trace);
  const auto words = narration(*show, deferred, kEnglish);
  EXPECT_NE(words.find("stays in the queue of crepes.fr"), std::string::npos) << words;
}

// ---- What may have to be written.
TEST(Show, ItsCharactersAreThoseThatAreReadNotOnlyThoseThatAreStored) {
  const auto scenario = scenario::load_text(R"({
    "servers": {"crepes.fr": {}, "hamburger.edu": {}},
    "users": {"alice": {"address": "alice@crepes.fr"}, "bob": {"address": "bob@hamburger.edu"}},
    "actions": [{"at": "0s", "send": {"from": "alice", "to": "bob", "subject": "Привет",
                                      "body": "뭐 먹을래?"}}]
  })",
                                            "test");
  ASSERT_TRUE(scenario);
  const Show show(sim::run(*scenario));
  for (const char* letter : {"П", "뭐", "래"})
    EXPECT_NE(show.characters().find(letter), std::string::npos) << letter;
}

// ---- Why?
TEST(Reasons, TheyBeginWithWhatHappenedAndEachHasWords) {
  for (auto* make : {trace::alice_to_bob, trace::down_then_up, trace::given_up}) {
    const auto show = show_of(make());
    for (std::size_t i = 0; i < show->trace.size(); ++i) {
      const auto rows = reason_rows(*show, RecordNumber(i), kEnglish);
      ASSERT_FALSE(rows.empty());
      EXPECT_EQ(rows.front().target, RecordNumber(i));
      for (const ReasonRow& row : rows) {
        EXPECT_FALSE(row.text.empty());
        EXPECT_EQ(row.text.find('{'), std::string::npos) << row.text;
      }
    }
  }
}

TEST(Reasons, ACutNamesItsLink) {
  trace::SmallWorld w;
  w.b.cut(w.crepes_hamburger);
  const Show show(std::move(w.b.trace));
  const auto rows = reason_rows(show, RecordNumber(show.trace.size() - 1), kEnglish);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].text, "the link between crepes.fr and hamburger.edu is cut");
  EXPECT_EQ(rows[1].text, "somebody cuts the link between crepes.fr and hamburger.edu");
}

TEST(Reasons, ARuleThatFiresSaysWhatItIs) {
  trace::SmallWorld w;
  w.b.note(w.crepes,
           trace::LinkRuleAdded{
               .link = w.crepes_hamburger, .effect = trace::RuleEffect::lose, .times = 1});
  const ConnectionId over = w.b.open(w.crepes, w.hamburger, 25, w.crepes_hamburger);
  const PacketId syn = w.b.send(over, Side::client, trace::tcp_flags::syn);
  w.b.note(w.crepes, trace::RuleFired{w.crepes_hamburger, 0, trace::RuleEffect::lose, syn});
  const auto show = show_of(std::move(w.b.trace));
  EXPECT_EQ(in_words(*show, last_of<trace::RuleFired>(show->trace), kEnglish),
            "a rule of the link fits SYN: lose the first packet");
}

// Custody, disks and notifications have words of their own.
TEST(Reasons, WhatIsSafeAndWhoIsTold) {
  trace::SmallWorld w;
  const MessageId message = w.submit();
  const Bytes bob = w.b.bytes("bob@hamburger.edu");
  const std::vector<std::pair<trace::What, std::string_view>> told{
      {trace::DiskWritten{trace::DiskWrite::message, message},
       "crepes.fr writes the message to its disk: not safe until it is synced"},
      {trace::DiskSynced{1}, "the disk of crepes.fr is synced: what it has written is safe"},
      {trace::WritesLost{1}, "crepes.fr loses what it had written and not yet synced"},
      {trace::Accepted{SessionId(0), message, bob},
       "crepes.fr takes the message to bob@hamburger.edu: from now on it answers for it"},
      {trace::RecipientNotified{message, bob, message, trace::NotificationKind::delayed},
       "crepes.fr tells the sender that the message to bob@hamburger.edu is late"},
      {trace::RecipientDone{QueueItemId(0), bob, trace::RecipientOutcome::discarded, {}},
       "crepes.fr gives up, and nobody is told: it was a notification itself"}};
  std::vector<RecordNumber> records;
  for (const auto& [what, words] : told) records.push_back(w.b.note(w.crepes, what));
  const auto show = show_of(std::move(w.b.trace));
  for (std::size_t i = 0; i < told.size(); ++i)
    EXPECT_EQ(in_words(*show, records[i], kEnglish), told[i].second);
}

TEST(Reasons, AHeardLineIsNamed) {
  const auto show = show_of(trace::alice_to_bob());
  const RecordNumber heard = show->transcripts[1].lines[0].heard;
  EXPECT_EQ(in_words(*show, heard, kEnglish), "crepes.fr hears: 220 hamburger.edu");
}

}  // namespace
}  // namespace mailscope::gui
