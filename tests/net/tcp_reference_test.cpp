// Bulk transfers against those of another simulator, row by row.

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "net/tcp/profiles.hpp"
#include "tests/net/tcp_bulk.hpp"

namespace mailscope::net::tcp::testing {
namespace {

struct Row {
  std::string text;
  Bulk bulk;
  std::uint32_t initial_window, every;
  std::string established, last_byte, fin_acked;
};

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == ',') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

std::vector<Row> rows() {
  std::ifstream file(MAILSCOPE_SOURCE_DIR "/tests/net/tcp_reference.csv");
  std::string line;
  std::getline(file, line);
  std::vector<Row> out;
  while (std::getline(file, line)) {
    const auto c = cells(line);
    Row row;
    row.text = line;
    row.bulk.rate = std::stoull(c[0]) * 1'000'000;
    row.bulk.delay = parse_duration(c[1]).value();
    row.bulk.bytes = std::stoull(c[2]);
    row.initial_window = static_cast<std::uint32_t>(std::stoul(c[3]));
    row.every = static_cast<std::uint32_t>(std::stoul(c[4]));
    if (!c[5].empty()) row.bulk.drop = std::stoull(c[5]);
    row.established = c[6];
    row.last_byte = c[7];
    row.fin_acked = c[8];
    out.push_back(row);
  }
  return out;
}

TEST(TcpReference, EveryRow) {
  ASSERT_GE(rows().size(), 22U);
  for (const Row& row : rows()) {
    Parameters parameters = reference();
    parameters.initial_window_segments = row.initial_window;
    parameters.acknowledge_every = row.every;
    BulkRun run(row.bulk, parameters);
    const BulkTimes times = run.run();
    EXPECT_EQ(format_seconds(times.client_established), row.established) << row.text;
    EXPECT_EQ(format_seconds(times.last_byte), row.last_byte) << row.text;
    EXPECT_EQ(format_seconds(times.last_fin_acked), row.fin_acked) << row.text;
  }
}

}  // namespace
}  // namespace mailscope::net::tcp::testing
