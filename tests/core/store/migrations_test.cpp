#include "core/store/migrations.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "core/event/event_type.h"
#include "core/store/case_store.h"
#include "core/store/content_hash.h"
#include "tests/core/store/made_up_case.h"

namespace chancery::store {
namespace {

using test::TemporaryFolder;
using testing::HasSubstr;
using testing::IsEmpty;

/// A case as the program of that version left it, with one article and one event in it.
void makeOldCase(const std::string& path, int version) {
    Database database(path, Database::Mode::ReadWrite);
    auto migrations = builtInMigrations();
    std::erase_if(migrations, [&](const Migration& m) { return m.version > version; });
    ASSERT_TRUE(migrate(database, path, migrations));
    database.execute(
        "INSERT INTO article VALUES (1, x'00', 'a', 'Title', 0, NULL, 0, 1, 0, '', '[]', NULL, NULL, NULL, NULL, NULL, NULL, '', '1', 0);"
        "INSERT INTO article_text VALUES (1, 'Gêneral talks. More.');"
        "INSERT INTO sentence VALUES (1, 1, 1, 0, 15), (2, 1, 2, 16, 21);"
        "INSERT INTO event(id, type, mode, status, begin_at, end_at, precision, date_basis, place, confidence, salience, summary, "
        "published, source, reports, lead) VALUES (1, 1, '', 0, 0, 86399, 2, 0, 0, 0.5, 0.5, 'They met', 0, 0, 1, 1);"
        "INSERT INTO evidence VALUES (1, 1, 1, 1, 0, 15, 0, 9, 14, 1, '', '', 0, 0, 86399, 2, 0, 0, 0.5, 'They met', '', '', '', '', 1, NULL);");
}

/// Of the statements alone: comments and white space may be mended.
std::string fingerprint(std::string_view sql) {
    const std::string plain = std::regex_replace(std::regex_replace(std::string(sql), std::regex("--[^\\n]*"), ""), std::regex("\\s+"), " ");
    std::string out;
    for (const std::byte byte : sha256(plain)) out += fmt::format("{:02x}", std::to_integer<unsigned>(byte));
    return out.substr(0, 16);
}

TEST(Migrations, AreNumberedFromOneWithoutGaps) {
    const auto migrations = builtInMigrations();
    ASSERT_GE(migrations.size(), 2U);
    for (std::size_t i = 0; i < migrations.size(); ++i) EXPECT_EQ(migrations[i].version, static_cast<int>(i) + 1);
}

/// The files out there were written by these very statements. What should be otherwise is a new migration.
TEST(Migrations, NeverChangeOnceTheyHaveWrittenFiles) {
    const std::vector<std::string> written = {"14d31720cd3707e3", "83150df0cb696dd3", "2b4b41d790df123f", "d1c7d9b3acd908a5",
                                              "a6b5be78d252b344", "5c8df82e8e1ae212"};
    const auto migrations = builtInMigrations();
    ASSERT_GE(migrations.size(), written.size());
    for (std::size_t i = 0; i < written.size(); ++i) EXPECT_EQ(fingerprint(migrations[i].sql), written[i]) << migrations[i].name;
}

TEST(Migrations, BringEveryOldVersionUpToDateWithItsContent) {
    constexpr int kSearchFrom = 2;  // this migration fills the search from the sentences that are there
    const int newest = builtInMigrations().back().version;
    for (int version = 1; version <= newest; ++version) {
        const TemporaryFolder folder;
        const std::string path = folder.file("old.chancery");
        makeOldCase(path, version);
        if (version < newest) {
            const auto reader = openCase(path);
            ASSERT_FALSE(reader);
            EXPECT_THAT(reader.error().message, HasSubstr("older Chancery"));
        }
        auto store = CaseStore::open(path);
        ASSERT_TRUE(store) << store.error().message;
        EXPECT_EQ(store->counts()->events, 1U);
        EXPECT_THAT(store->check().value(), IsEmpty());
        auto database = openCase(path);
        ASSERT_TRUE(database);
        EXPECT_EQ(database->number("PRAGMA user_version"), newest);
        EXPECT_EQ(database->number("SELECT count(*) FROM sentence_fts WHERE sentence_fts MATCH 'general'"), version < kSearchFrom ? 1 : 0);
        EXPECT_EQ(database->number("SELECT rowid FROM summary_fts WHERE summary_fts MATCH 'met'"), 1);
    }
}

TEST(Migrations, LeaveTheOldVersionWhenAStepFails) {
    const TemporaryFolder folder;
    const std::string path = folder.file("old.chancery");
    makeOldCase(path, 1);
    Database database(path, Database::Mode::ReadWrite);
    const std::vector<Migration> broken = {{2, "bad", "CREATE TABLE half(a); INSERT INTO nowhere VALUES (1);"}};
    EXPECT_FALSE(guarded(path, [&]() -> base::Status { return migrate(database, path, broken); }));
    EXPECT_EQ(database.number("PRAGMA user_version"), 1);
    EXPECT_EQ(database.number("SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
}

TEST(Migrations, RefuseANewerVersionAndSayBothNumbers) {
    const TemporaryFolder folder;
    const std::string path = folder.file("new.chancery");
    {
        Database database(path, Database::Mode::ReadWrite);
        ASSERT_TRUE(migrate(database, path, builtInMigrations()));
        database.execute("PRAGMA user_version = 999");
    }
    for (const std::string& message : {CaseStore::open(path).error().message, openCase(path).error().message}) {
        EXPECT_THAT(message, HasSubstr("newer Chancery"));
        EXPECT_THAT(message, HasSubstr("999"));
    }
}

TEST(Migrations, RefuseADatabaseOfAnotherProgramAndLeaveItAlone) {
    const TemporaryFolder folder;
    const std::string path = folder.file("other.sqlite");
    { Database(path, Database::Mode::ReadWrite).execute("CREATE TABLE bookmarks(url TEXT)"); }
    std::ifstream before(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(before), {});
    EXPECT_THAT(CaseStore::open(path).error().message, HasSubstr("not a Chancery case file"));
    EXPECT_THAT(openCase(path).error().message, HasSubstr("not a Chancery case file"));
    std::ifstream after(path, std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(after), {}), bytes);
}

TEST(Migrations, RefuseWhatIsNoDatabaseAtAll) {
    const TemporaryFolder folder;
    std::ofstream(folder.file("letter.txt")) << std::string(3000, 'a');
    EXPECT_THAT(CaseStore::open(folder.file("letter.txt")).error().message, HasSubstr("not a case file"));
    EXPECT_THAT(CaseStore::open(folder.path().string()).error().message, HasSubstr("a folder"));
    EXPECT_FALSE(CaseStore::open(folder.file("missing/a.chancery")));
}

TEST(Migrations, NameTheNumbersAsTheProgramDoes) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    ASSERT_TRUE(CaseStore::open(path));
    const auto database = openCase(path);
    const auto names = [&](const std::string& table) {
        std::vector<std::string> out;
        Statement query = database->statement("SELECT name FROM " + table + " ORDER BY id");
        while (query.step()) out.push_back(query.string(0));
        return out;
    };
    const auto expectNames = [&](const std::string& table, int count, const auto& nameOf) {
        const auto found = names(table);
        ASSERT_EQ(found.size(), static_cast<std::size_t>(count)) << table;
        for (int i = 0; i < count; ++i) EXPECT_EQ(found[static_cast<std::size_t>(i)], nameOf(i)) << table;
    };
    expectNames("event_type", event::kEventTypeCount, [](int i) { return event::name(static_cast<event::EventType>(i)); });
    expectNames("event_status", event::kEventStatusCount, [](int i) { return event::name(static_cast<event::EventStatus>(i)); });
    expectNames("date_basis", 4, [](int i) { return event::name(static_cast<event::DateBasis>(i)); });
    expectNames("quad_class", event::kQuadClassCount, [](int i) { return event::name(static_cast<event::QuadClass>(i)); });
    expectNames("date_precision", 10, [](int i) { return base::name(static_cast<base::Precision>(i)); });
    expectNames("actor_kind", 8, [](int i) { return actor::name(static_cast<actor::ActorKind>(i)); });
    for (int i = 0; i < event::kEventTypeCount; ++i)
        EXPECT_EQ(database->number("SELECT quad FROM event_type WHERE id = " + std::to_string(i)),
                  static_cast<int>(event::quadClassOf(static_cast<event::EventType>(i))));
}

TEST(WriteLock, LetsOneWriterInAtATimeAndSaysSoToTheSecond) {
    const TemporaryFolder folder;
    const std::string path = folder.file("a.chancery");
    {
        auto first = CaseStore::open(path);
        ASSERT_TRUE(first);
        const auto second = CaseStore::open(path);
        ASSERT_FALSE(second);
        EXPECT_EQ(second.error().code, base::ErrorCode::Database);
        EXPECT_THAT(second.error().message, HasSubstr("another program is writing"));
        EXPECT_TRUE(openCase(path)) << "readers go on";
    }
    EXPECT_TRUE(CaseStore::open(path));
    EXPECT_FALSE(std::filesystem::exists(path + "-lock"));
}

}  // namespace
}  // namespace chancery::store
