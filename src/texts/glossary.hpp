#pragma once
// What the words of the protocols mean. Their clauses stand in gui/model/glossary.cpp.

#include "texts/text.hpp"

namespace mailscope::texts {

struct SmtpCommandTexts {
  Phrase helo{"The client says who it is."};
  Phrase ehlo{"The client says who it is, and asks which extensions the server has."};
  Phrase mail{"A message begins. The address is where a failure would be told."};
  Phrase rcpt{"One recipient of the message. Each has a reply of its own."};
  Phrase data{"The client asks to send the text of the message."};
  Phrase rset{"The message that was begun is forgotten; the connection stays."};
  Phrase noop{"Nothing is to be done: the client asks for a reply alone."};
  Phrase vrfy{"The client asks whether an address exists."};
  Phrase expn{"The client asks who is on a list."};
  Phrase help{"The client asks for help."};
  Phrase quit{"The client has nothing more to say."};
  Phrase auth{"The client names the mechanism with which it proves who it is."};
  Phrase credentials{"The client's answer to the 334, in Base64."};
  Phrase dot_name{"A dot alone on a line"};
  Phrase dot{
      "It ends the message. A line of the text that begins with a dot is sent with one more, so "
      "that it cannot be taken for the end."};
};
inline constexpr SmtpCommandTexts kSmtpCommands;

struct SmtpReplyTexts {
  Phrase positive{"Done as asked."};
  Phrase intermediate{"So far so good: the server waits for more."};
  Phrase transient{"Not now. The client keeps the message and tries again later."};
  Phrase permanent{"No. The same command would fail again."};
  Phrase status{"What state the system is in."};
  Phrase help{"What a person may want to know."};
  Phrase ready{"The server greets: it is ready, and says its name."};
  Phrase closing{"The server ends the session."};
  Phrase authenticated{"The client has proved who it is."};
  Phrase ok{"The requested action is done. After the dot: the server answers for the message now."};
  Phrase will_forward{"The user is not here; the server hands the message on."};
  Phrase cannot_verify{"The server does not tell whether the user exists, but tries to deliver."};
  Phrase challenge{"The server asks for the next part of the proof, in Base64."};
  Phrase start_input{"The text of the message may come now, up to a line with a single dot."};
  Phrase unavailable{"The server closes the connection. The client tries again later."};
  Phrase mailbox_busy{"Not now: the mailbox cannot be had at present. The client tries again."};
  Phrase local_error{"Not now: the server failed while it worked on it. The client tries again."};
  Phrase no_storage{"Not now: the server has no room for it. The client tries again."};
  Phrase cannot_authenticate{"Not now: the proof cannot be looked at. The client tries again."};
  Phrase parameters_not_now{"Not now: the server cannot do what the parameters ask for."};
  Phrase syntax{"The server does not know this command, or cannot read it."};
  Phrase arguments{"The server cannot read what stands behind the command."};
  Phrase not_implemented{"The server knows this command and does not offer it."};
  Phrase bad_sequence{"The command is not allowed at this point of the dialog."};
  Phrase no_parameter{"The server does not offer what stands behind the command."};
  Phrase no_mail_host{"This host takes no mail at all."};
  Phrase needs_login{"The server wants to know first who asks."};
  Phrase bad_credentials{"The server does not believe the proof."};
  Phrase no_mailbox{"Refused: there is no such mailbox, or the server will not take mail for it."};
  Phrase not_local{"The user is not here, and the server does not hand the message on."};
  Phrase over_quota{"Refused: there is no room left for this mailbox or for such a message."};
  Phrase bad_name{"Refused: this is no name of a mailbox that the server allows."};
  Phrase failed{"Refused: the transaction has failed. In place of a greeting: no mail here."};
  Phrase parameters{"The server does not know the parameters, or does not offer them."};
  Phrase no_mail_domain{"The domain of the recipient takes no mail."};
};
inline constexpr SmtpReplyTexts kSmtpReplies;

struct ExtensionTexts {
  Phrase size{"how many bytes a message may have"};
  Phrase eight_bit{"the text of a message may have bytes beyond ASCII"};
  Phrase pipelining{"the client need not wait for each reply before its next command"};
  Phrase status_codes{"replies have a second, finer code, as 5.1.1"};
  Phrase utf8{"addresses may have letters beyond ASCII"};
  Phrase dsn{"the client may ask to be told what became of the message"};
  Phrase help{"the server has the command HELP"};
  Phrase auth{"the client may log in, with one of these mechanisms"};
};
inline constexpr ExtensionTexts kExtensions;

struct StatusTexts {
  Phrase other{"nothing further"};
  Phrase about_address{"about the address"};
  Phrase about_mailbox{"about the mailbox"};
  Phrase about_system{"about the mail system"};
  Phrase about_network{"about the network or the way"};
  Phrase about_protocol{"about the protocol"};
  Phrase about_content{"about the text of the message"};
  Phrase about_security{"about who may do what"};
  Phrase bad_mailbox{"bad destination mailbox address"};
  Phrase bad_system{"bad destination system address"};
  Phrase bad_mailbox_syntax{"bad destination mailbox address syntax"};
  Phrase address_valid{"destination address valid"};
  Phrase bad_sender_syntax{"bad sender's mailbox address syntax"};
  Phrase null_mx{"the recipient's domain takes no mail"};
  Phrase disabled{"mailbox disabled, not accepting messages"};
  Phrase mailbox_full{"mailbox full"};
  Phrase too_long{"message length exceeds administrative limit"};
  Phrase system_full{"mail system full"};
  Phrase system_closed{"system not accepting network messages"};
  Phrase too_big{"message too big for system"};
  Phrase no_answer{"no answer from host"};
  Phrase bad_connection{"bad connection"};
  Phrase directory{"directory server failure"};
  Phrase no_route{"unable to route"};
  Phrase congestion{"mail system congestion"};
  Phrase loop{"routing loop detected"};
  Phrase expired{"delivery time expired"};
  Phrase invalid_command{"invalid command"};
  Phrase syntax_error{"syntax error"};
  Phrase not_verified{"not verified"};
  Phrase too_many{"too many recipients"};
  Phrase invalid_arguments{"invalid command arguments"};
  Phrase line_too_long{"authentication exchange line is too long"};
  Phrase conversion{"conversion required but not supported"};
  Phrase not_ascii{"non-ASCII addresses not permitted"};
  Phrase not_ascii_header{"the message needs SMTPUTF8 and the receiver has it not"};
  Phrase not_authorized{"delivery not authorized, message refused"};
  Phrase credentials{"authentication credentials invalid"};
};
inline constexpr StatusTexts kStatus;

struct ImapCommandTexts {
  Phrase capability{"The client asks what the server can do."};
  Phrase noop{"Nothing is to be done; the server may tell what is new."};
  Phrase logout{"The client ends the session."};
  Phrase login{"The client says who it is, with the password."};
  Phrase select{"The client opens a mailbox, to read and to change it."};
  Phrase examine{"The client opens a mailbox to read it alone."};
  Phrase list{"The client asks which mailboxes there are."};
  Phrase close{"The client closes the mailbox and stays logged in."};
  Phrase search{"The client asks which messages fit."};
  Phrase fetch{"The client asks for messages, or for parts of them."};
  Phrase store{"The client changes the flags of messages, as \\Seen."};
  Phrase uid{"The same command, with numbers that stay when others are deleted."};
};
inline constexpr ImapCommandTexts kImapCommands;

struct ImapReplyTexts {
  Phrase done{"The command with this tag is done."};
  Phrase failed{"The command with this tag has failed."};
  Phrase bad{"The server could not read the command, or not now."};
  Phrase well{"Told unasked: all is well."};
  Phrase warning{"Told unasked: something has failed."};
  Phrase known_already{"The server greets: it knows who the client is."};
  Phrase bye{"The server is about to close the connection."};
  Phrase capability{"What the server can do."};
  Phrase list{"A mailbox that there is."};
  Phrase search{"The numbers of the messages that fit."};
  Phrase flags{"The flags that messages may have here."};
  Phrase exists{"So many messages are in the mailbox."};
  Phrase recent{"So many of them are new since the last session."};
  Phrase expunge{"The message of this number is gone; the later ones move up."};
  Phrase fetch{
      "What was asked about the message of this number. In braces: the bytes that follow."};
  Phrase go_on{"The server waits for the rest of the command."};
  Phrase unseen{"the first message that nobody has read"};
  Phrase uid_validity{"while it stays the same, so do the UIDs"};
  Phrase uid_next{"the UID that the next message will have"};
  Phrase permanent{"the flags that are kept after the session"};
  Phrase read_write{"the mailbox may be changed"};
  Phrase read_only{"the mailbox may be read alone"};
  Phrase not_believed{"the name or the password is wrong"};
  Phrase nonexistent{"there is no such mailbox"};
};
inline constexpr ImapReplyTexts kImapReplies;

struct DnsWordTexts {
  Phrase mx{"Which hosts take the mail of a domain; the smallest number comes first."};
  Phrase a{"The IPv4 address of a host."};
  Phrase cname{"The name is another one for this name."};
  Phrase txt{"A text about a name."};
  Phrase no_name{"There is no such name."};
  Phrase no_answer{"The server could not find an answer."};
  Phrase no_error{"The question was understood."};
};
inline constexpr DnsWordTexts kDnsWords;

struct TcpStateTexts {
  Phrase closed{"There is no connection."};
  Phrase listen{"Waits for somebody to ask for a connection."};
  Phrase syn_sent{"Has asked for a connection and waits for the answer."};
  Phrase syn_received{"Has been asked, has agreed, and waits until the other has heard it."};
  Phrase established{"Both sides have agreed: data may go both ways."};
  Phrase fin_wait_1{"Has nothing more to send, has said so, and waits for the acknowledgement."};
  Phrase fin_wait_2{"Has nothing more to send; the other side may go on."};
  Phrase close_wait{"The other side has nothing more to send; this one may go on."};
  Phrase closing{"Both have closed at the same time; the acknowledgement is still to come."};
  Phrase last_ack{"Both have closed; the last acknowledgement is still to come."};
  Phrase time_wait{
      "It is over. Late packets are waited for, so that no later connection gets them."};
};
inline constexpr TcpStateTexts kTcpStates;

struct GlossaryTexts {
  Text<3> further{{"word", "says", "clause"}, "{word}: {says} ({clause})"};
};
inline constexpr GlossaryTexts kGlossary;

}  // namespace mailscope::texts
