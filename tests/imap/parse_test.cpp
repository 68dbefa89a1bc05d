// The parsers of whole commands and responses. Chunking is the framer's concern; here trailing
// bytes must be refused and every beginning of a good row must do no harm.

#include <gtest/gtest.h>

#include "imap/command.hpp"
#include "imap/response.hpp"

namespace mailscope::imap {
namespace {

tl::expected<Command, BadCommand> parsed(std::string_view frame) {
  return parse_command(frame, ServerLimits{});
}

TEST(ParseCommand, ReadsArguments) {
  struct Row {
    std::string frame;
    Verb verb;
    Arguments arguments;
  };
  const FetchAttribute body{FetchItem::body, Section::all, true, "BODY[]"};
  const std::vector<Row> rows = {
      {"a login bob x]y", Verb::login, LoginArguments{"bob", "x]y"}},
      {"a LOGIN \"\" {3}\r\na\r\n", Verb::login, LoginArguments{"", "a\r\n"}},
      {"a SELECT InBox", Verb::select, MailboxArgument{"INBOX"}},
      {"a EXAMINE \"in\\\"x\"", Verb::examine, MailboxArgument{"in\"x"}},
      {"a LIST \"\" w%", Verb::list, ListArguments{"", "w%"}},
      {"a FETCH 1,3:*,9:7 (UID BODY.PEEK[])", Verb::fetch,
       FetchArguments{{{1, 1}, {3, kStar}, {9, 7}}, {{FetchItem::uid}, body}}},
      {"a UID FETCH * (FLAGS FLAGS)", Verb::fetch,
       FetchArguments{{{kStar, kStar}}, {{FetchItem::flags}}}},
      {"a FETCH 1 RFC822", Verb::fetch,
       FetchArguments{{{1, 1}}, {{FetchItem::body, Section::all, false, "RFC822"}}}},
      {"a STORE 2 -flags.silent (\\Seen x)", Verb::store,
       StoreArguments{{{2, 2}}, StoreMode::remove, true, {"\\Seen", "x"}}},
      {"a SEARCH UNSEEN ((SEEN))", Verb::search,
       SearchArguments{{SearchKey::unseen, SearchKey::seen}}},
  };
  for (const Row& row : rows) {
    const auto command = parsed(row.frame);
    ASSERT_TRUE(command) << row.frame << ": " << command.error().text;
    EXPECT_EQ(command->verb, row.verb) << row.frame;
    EXPECT_EQ(command->arguments, row.arguments) << row.frame;
    EXPECT_FALSE(parsed(row.frame + " ")) << row.frame;
    EXPECT_FALSE(parsed(row.frame + "\r\nb NOOP")) << row.frame;
    for (std::size_t i = 0; i < row.frame.size(); ++i) (void)parsed(row.frame.substr(0, i));
  }
}

TEST(ParseCommand, RefusesWhatTheGrammarDoesNotHave) {
  for (const char* frame : {"",
                            " ",
                            "a",
                            "a ",
                            "+ NOOP",
                            "a* NOOP",
                            "a  NOOP",
                            "a NOOP ",
                            "a LOGIN bob",
                            "a LOGIN bob \"x",
                            "a LOGIN bob \"\\x\"",
                            "a LOGIN bob {3}\r\nab",
                            "a LOGIN b\xC3\xA9 x",
                            "a FETCH 0 FLAGS",
                            "a FETCH 1: FLAGS",
                            "a FETCH ,1 FLAGS",
                            "a FETCH 1 ()",
                            "a FETCH 1 (UID",
                            "a FETCH 1 (UID )",
                            "a FETCH 1 ENVELOPE",
                            "a FETCH 4294967296 UID",
                            "a FETCH 1 BODY[X]",
                            "a STORE 1 FLAGS",
                            "a STORE 1 *FLAGS ()",
                            "a STORE 1 FLAGS (",
                            "a STORE 1 FLAGS \\",
                            "a UID",
                            "a UID LOGIN b c",
                            "a SEARCH",
                            "a SEARCH (ALL",
                            "a SEARCH ()"}) {
    EXPECT_FALSE(parsed(frame)) << frame;
  }
}

TEST(ParseCommand, KeepsItsLimits) {
  const auto nested = [](std::size_t depth) {
    return "a SEARCH " + std::string(depth, '(') + "ALL" + std::string(depth, ')');
  };
  EXPECT_TRUE(parsed(nested(8)));
  EXPECT_FALSE(parsed(nested(9)));
  const auto listed = [](std::size_t count) {
    std::string set = "1";
    for (std::size_t i = 1; i < count; ++i) set += ",1";
    return "a FETCH " + set + " UID";
  };
  EXPECT_TRUE(parsed(listed(128)));
  EXPECT_FALSE(parsed(listed(129)));
}

TEST(ParseCommand, ABadCommandStillTellsItsTag) {
  EXPECT_EQ(parsed("a7 DANCE").error().tag, "a7");
  EXPECT_EQ(parsed("(").error().tag, "");
}

Result<Response> heard(std::string_view frame) {
  return parse_response(frame, ClientLimits{});
}

TEST(ParseResponse, ReadsWhatAReaderNeeds) {
  EXPECT_EQ(heard("+ go")->kind, ResponseKind::continuation);
  EXPECT_EQ(heard("+")->kind, ResponseKind::continuation);
  EXPECT_EQ(heard("* OK hi")->text, "hi");
  EXPECT_EQ(heard("a1 NO [ALERT] no")->code, "ALERT");
  EXPECT_EQ(heard("a1 NO [ALERT] no")->text, "no");
  EXPECT_EQ(heard("* 12 exists")->number, 12U);
  EXPECT_EQ(heard("* SEARCH")->numbers.size(), 0U);
  EXPECT_EQ(heard("* SEARCH 2 5")->numbers, (std::vector<std::uint32_t>{2, 5}));
  EXPECT_EQ(heard("* LIST () \"/\" INBOX")->kind, ResponseKind::other);
}

TEST(ParseResponse, ReadsAFetchWithPartsItDoesNotUse) {
  const auto response = heard(
      "* 3 FETCH (ENVELOPE (\"d\" NIL ((\"a\" NIL \"b\" \"c\")(NIL NIL \"e\" \"f\"))) FLAGS "
      "(\\Recent "
      "\\Seen) BODY[HEADER.FIELDS (DATE FROM)] {2}\r\n\r\n RFC822.SIZE 9 BODY[] \"x\" UID 7)");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->number, 3U);
  EXPECT_EQ(response->uid, 7U);
  EXPECT_EQ(response->seen, true);
  EXPECT_EQ(response->body, "x");
  EXPECT_EQ(heard("* 1 FETCH (BODY[] NIL)")->body, std::nullopt);
}

TEST(ParseResponse, RefusesWhatTheGrammarDoesNotHave) {
  for (const char* frame : {"",
                            "*",
                            "* ",
                            "a1",
                            "a1 MAYBE x",
                            "a1 BYE x",
                            "* OK [X y",
                            "* 0 EXPUNGE",
                            "* 0 FETCH (UID 1)",
                            "* 1 FETCH ()",
                            "* 1 FETCH (UID 0)",
                            "* 1 FETCH (UID 1",
                            "* 1 FETCH (UID 1) x",
                            "* 1 FETCH (BODY[] {3}\r\nab)",
                            "* 1 FETCH (FLAGS (\\))",
                            "* SEARCH x",
                            "* SEARCH 0",
                            "* 99999999999 EXISTS",
                            "* 1 EXISTS now",
                            "220 hello"}) {
    EXPECT_FALSE(heard(frame)) << frame;
  }
  EXPECT_FALSE(heard("* 1 FETCH (X " + std::string(50'000, '(') + ")"));
}

}  // namespace
}  // namespace mailscope::imap
