#pragma once
// The map and the cards of its things.

#include "texts/text.hpp"

namespace mailscope::texts {

struct MapTexts {
  Phrase user_agent{"user agent"};
  Phrase queue{"queue"};
  Phrase mailboxes{"mailboxes"};
  Text<1> push{{"protocol"}, "{protocol}, push"};
  Text<1> pull{{"protocol"}, "{protocol}, pull"};
  Text<1> client{{"protocol"}, "{protocol} client"};
  Text<1> server{{"protocol"}, "{protocol} server"};
  Text<1> client_and_server{{"protocol"}, "{protocol} client and server"};
  Phrase down{"DOWN"};
  Phrase being_sent{"being sent"};
  Text<1> to_whom{{"recipient"}, "to {recipient}"};
  Text<1> next_try{{"left"}, "next try {left}"};
  Phrase no_answer{"no answer"};
  Text<1> latency{{"span"}, "{span} one way"};
  Phrase no_loss{"no loss"};
  Text<1> short_queue{{"count"}, "queue of {count}"};
  Text<1> loss{{"percent"}, "loses {percent} %"};
  Text<1> tcp_port{{"port"}, "TCP port {port}"};
  Text<1> attempt{{"number"}, "try {number}"};
  Text<1> laptop{{"owner"}, "{owner}'s laptop"};
  Text<1> phone{{"owner"}, "{owner}'s phone"};
  Text<1> desktop{{"owner"}, "{owner}'s desktop"};
  Phrase mail_server{"mail server"};
  Phrase connecting{"connecting"};
  Phrase established{"established"};
  Phrase closing{"closing"};
  Text<1> and_more{{"count"}, "+{count}"};
  Phrase not_sent{"not sent"};
  Phrase name_server{"name server"};
  Phrase link_cut{"cut"};
  Text<2> jitter{{"least", "most"}, "{least} to {most}"};
  Text<1> rate_back{{"rate"}, "back {rate}"};
  Phrase one_rule{"1 rule"};
  Text<1> rules{{"count"}, "{count} rules"};
  Phrase unsynced{"not safe yet"};
};
inline constexpr MapTexts kMap;

struct CardTexts {
  Text<1> mail_server{{"domain"}, "mail server of {domain}"};
  Text<1> agent{{"owner"}, "user agent of {owner}"};
  Text<1> speaks_to{{"server"}, "speaks only to {server}"};
  Text<1> address{{"address"}, "address {address}"};
  Text<1> up_since{{"time"}, "up since {time}"};
  Text<1> down_since{{"time"}, "down since {time}"};
  Text<2> from_to{{"from", "to"}, "from {from} to {to}"};
  Text<1> flags{{"flags"}, "TCP flags: {flags}"};
  Text<1> carries{{"count"}, "carries {count} bytes"};
  Phrase carries_nothing{"carries no data"};
  Phrase again{"sent again: the one before was not acknowledged in time"};
  Phrase lost{"lost on the way"};
  Phrase nobody_there{"nobody is there to take it"};
  Text<1> message{{"recipient"}, "message to {recipient}"};
  Phrase notification{"notification about a message"};
  Text<1> from{{"sender"}, "from {sender}"};
  Text<1> subject{{"subject"}, "subject: {subject}"};
  Text<1> here_since{{"time"}, "here since {time}"};
  Text<1> tries{{"count"}, "tries so far: {count}"};
  Text<1> next_try{{"time"}, "next try at {time}"};
  Text<1> why{{"reason"}, "why it waits: {reason}"};
  Text<1> not_sent{{"reason"}, "not sent: {reason}"};
  Text<1> mailbox{{"address"}, "mailbox of {address}"};
  Text<2> messages{{"count", "unread"}, "messages: {count}, not read yet: {unread}"};
  Text<2> link{{"one", "other"}, "link between {one} and {other}"};
  Phrase name_server{"name server: knows who takes the mail of a domain"};
  Text<2> rate_there{{"rate", "host"}, "{rate} from {host}"};
  Text<1> queue{{"count"}, "{count} packets may wait each way; what finds no room is lost"};
  Phrase cut{"it is cut"};
  Text<1> rule{{"rule"}, "rule: {rule}"};
  Phrase copy{"a copy that the link made"};
  Phrase answers{"answers for this message"};
  Phrase custody{
      "Custody goes with the 250: who has said it delivers the message, or tells the sender."};
  Text<1> unsynced{{"count"}, "written and not synced: {count}. A crash would lose it."};
  Text<2> recipient{{"recipient", "reply"}, "{recipient}: {reply}"};
  Phrase waits_for{"still to be tried"};
  Phrase push{"Push: who has the mail opens the connection and hands it over."};
  Phrase pull{"Pull: who wants the mail opens the connection and fetches it."};
  Text<1> protocol{{"protocol"}, "protocol: {protocol}"};
};
inline constexpr CardTexts kCards;

}  // namespace mailscope::texts
