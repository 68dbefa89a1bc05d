#pragma once
// Where a message is, who answers for it and what became of it.

#include "texts/text.hpp"

namespace mailscope::texts {

struct CustodyTexts {
  Text<2> since{{"host", "time"}, "custody: {host}, since {time}"};
  Text<1> of{{"host"}, "custody: {host}"};
  Text<2> both{{"other", "host"}, "custody: {other} and {host}, both"};
  Phrase two{"custody: both servers"};
  Text<2> several{{"host", "count"}, "custody: {host} and {count} more"};
  Phrase mark{"custody"};
  Text<2> told{{"host", "time"}, "{host} has told the sender, {time}"};
  Text<1> told_short{{"host"}, "{host} has told the sender"};
  Phrase told_in_vain{"the notification failed as well: nobody is told"};
  Phrase untold{"nobody answers for it any more, and nobody is told"};
  Phrase lost{"LOST: nobody has the message, and nobody was told"};
};
inline constexpr CustodyTexts kCustody;

struct KeeperTexts {
  Text<1> mailbox{{"host"}, "the mailbox at {host}"};
  Text<1> list{{"host"}, "the mailing list at {host}"};
  Text<1> told{{"host"}, "nobody any more: {host} has told the sender"};
  Text<1> owner_told{{"host"}, "nobody any more: {host} has told the owner of the list"};
  Text<1> also{{"host"}, "{host} answers for it too: it has not heard the 250"};
  Phrase untold{"nobody, and nobody is told"};
  Phrase lost{"NOBODY: it is lost"};
  Text<2> since{{"keeper", "time"}, "{keeper}, since {time}"};
  Text<2> stands_for{{"address", "alias"}, "{address}, for {alias}"};
  Phrase a_list{"the list"};
  Text<1> copies{{"count"}, "delivered {count} times"};
  Text<1> notice{{"notice"}, "the sender was told: {notice}"};
  Text<1> owner_notice{{"notice"}, "the owner of the list was told: {notice}"};
  Text<1> reply{{"reply"}, "last reply: {reply}"};
  Text<1> more{{"count"}, "and {count} more"};
};
inline constexpr KeeperTexts kKeepers;

struct PlaceTexts {
  Text<1> agent{{"host"}, "the computer of {host}"};
  Text<1> queue{{"host"}, "the queue of {host}"};
  Text<1> mailbox{{"host"}, "the mailbox of {host}"};
  Text<1> shown{{"person"}, "{person} has read it"};
};
inline constexpr PlaceTexts kPlaces;

struct FateTexts {
  Phrase composing{"not handed over"};
  Phrase queued{"under way"};
  Phrase delivered{"delivered"};
  Phrase read{"read"};
  Phrase bounced{"given up"};
  Phrase lost{"LOST"};
};
inline constexpr FateTexts kFates;

struct NoticeTexts {
  Phrase failed{"it failed"};
  Phrase delayed{"it is late"};
  Phrase delivered{"it was delivered"};
  Phrase relayed{"it was handed on"};
  Phrase expanded{"a list has taken it"};
};
inline constexpr NoticeTexts kNotices;

}  // namespace mailscope::texts
