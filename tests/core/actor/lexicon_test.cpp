// The lexicon files as data, and what loading says of broken ones.
#include "core/actor/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "core/actor/actor_tagger.h"
#include "core/base/utf8.h"

namespace chancery::actor {
namespace {

using nlohmann::json;
using testing::HasSubstr;

json builtIn(const std::string& name) {
    const auto bytes = base::Resources::findBuiltIn("lexicon/" + name);
    EXPECT_TRUE(bytes.has_value()) << name;
    return bytes ? json::parse(*bytes) : json::object();
}

std::set<std::string> codes() {
    std::set<std::string> out;
    const json countries = builtIn("countries.json")["countries"];
    for (const json& c : countries) out.insert(c["code"].get<std::string>());
    return out;
}

/// A folder of lexicon files laid over the built-in ones.
class Overlay {
public:
    Overlay(const std::string& file, const std::string& content) {
        m_folder = std::filesystem::temp_directory_path() /
                   ("chancery-lexicon-" +
                    std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        std::filesystem::create_directories(m_folder / "lexicon");
        std::ofstream(m_folder / "lexicon" / file) << content;
    }
    ~Overlay() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    base::Resources resources() const { return base::Resources({m_folder}); }

private:
    std::filesystem::path m_folder;
};

std::string loadError(const std::string& file, const std::string& content) {
    const Overlay overlay(file, content);
    const auto lexicon = Lexicon::load(overlay.resources());
    return lexicon ? std::string{} : lexicon.error().message;
}

TEST(LexiconFiles, HoldEveryStateOfIso3166OnceAndKosovo) {
    const json countries = builtIn("countries.json")["countries"];
    std::set<std::string> seen;
    for (const json& c : countries) {
        EXPECT_EQ(c["code"].get<std::string>().size(), 3U) << c["code"];
        EXPECT_TRUE(seen.insert(c["code"].get<std::string>()).second) << c["code"] << " twice";
        EXPECT_FALSE(c["name"].get<std::string>().empty()) << c["code"];
    }
    EXPECT_GE(seen.size(), 250U);
    for (const char* code : {"AFG", "ZWE", "KOR", "PRK", "PSE", "HKG", "TWN", "VAT", "SSD", "XKX"})
        EXPECT_TRUE(seen.contains(code)) << code;
}

TEST(LexiconFiles, NameOrganisationsAndGroupsUnderUniqueIds) {
    for (const auto& [file, list, least] :
         {std::tuple{"organisations.json", "organisations", 150U}, {"groups.json", "groups", 150U}}) {
        const json entries = builtIn(file)[list];
        std::set<std::string> ids;
        for (const json& e : entries) {
            EXPECT_TRUE(ids.insert(e["id"].get<std::string>()).second) << file << ' ' << e["id"] << " twice";
            EXPECT_FALSE(e["name"].get<std::string>().empty()) << file << ' ' << e["id"];
        }
        EXPECT_GE(ids.size(), least) << file;
    }
}

TEST(LexiconFiles, KnowTheCountriesTheyReferTo) {
    const std::set<std::string> known = codes();
    const json groups = builtIn("groups.json")["groups"];
    for (const json& g : groups) {
        const std::string country = g.value("country", std::string{});
        EXPECT_TRUE(country.empty() || known.contains(country)) << g["id"];
    }
    const json organisations = builtIn("organisations.json")["organisations"];
    for (const json& o : organisations) {
        for (const json& member : o.value("members", json::array()))
            EXPECT_TRUE(known.contains(member.get<std::string>())) << o["id"] << member;
    }
    const json offices = builtIn("offices.json")["offices"];
    for (const json& o : offices) {
        const std::string country = o.value("country", std::string{});
        EXPECT_TRUE(country.empty() || known.contains(country)) << o["id"];
    }
}

TEST(LexiconFiles, GiveEachOfficeARankABranchAndTitlesOfItsOwn) {
    const std::set<std::string> branches = {"executive",     "legislative", "judicial", "military",
                                            "diplomatic",    "party",       "royal",    "religious",
                                            "international", "security"};
    std::set<std::string> ids, titles;
    const json offices = builtIn("offices.json")["offices"];
    for (const json& o : offices) {
        EXPECT_TRUE(ids.insert(o["id"].get<std::string>()).second) << o["id"] << " twice";
        EXPECT_TRUE(branches.contains(o["branch"].get<std::string>())) << o["id"];
        EXPECT_GE(o["rank"].get<int>(), 0) << o["id"];
        EXPECT_LE(o["rank"].get<int>(), 100) << o["id"];
        std::vector<std::string> words = {o["title"].get<std::string>()};
        for (const json& alias : o.value("aliases", json::array())) words.push_back(alias.get<std::string>());
        for (const std::string& title : words) {
            EXPECT_FALSE(title.empty()) << o["id"];
            EXPECT_TRUE(titles.insert(base::foldForLookup(title)).second)
                << o["id"] << ": \"" << title << "\" twice";
        }
    }
    EXPECT_GE(ids.size(), 250U);
}

TEST(LexiconFiles, NameNoOrganisationThatIsNone) {
    std::set<std::string> bodies;
    const json organisations = builtIn("organisations.json")["organisations"];
    const json groups = builtIn("groups.json")["groups"];
    const json offices = builtIn("offices.json")["offices"];
    const json officials = builtIn("officials.json")["officials"];
    for (const json* list : {&organisations, &groups}) {
        for (const json& body : *list) bodies.insert(body["id"].get<std::string>());
    }
    for (const json* list : {&offices, &officials}) {
        for (const json& entry : *list) {
            const std::string body = entry.value("organisation", std::string{});
            EXPECT_TRUE(body.empty() || bodies.contains(body)) << entry;
        }
    }
}

TEST(LexiconFiles, HoldTwoThousandOfficialsWithOfficesThatExist) {
    std::set<std::string> ids;
    const json offices = builtIn("offices.json")["offices"];
    for (const json& o : offices) ids.insert(o["id"].get<std::string>());
    std::size_t count = 0;
    const json officials = builtIn("officials.json")["officials"];
    for (const json& o : officials) {
        EXPECT_FALSE(o["name"].get<std::string>().empty());
        EXPECT_TRUE(o.contains("country") || o.contains("organisation")) << o["name"];
        EXPECT_FALSE(o["offices"].empty()) << o["name"];
        for (const json& term : o["offices"])
            EXPECT_TRUE(ids.contains(term["office"].get<std::string>())) << o["name"] << term;
        ++count;
    }
    EXPECT_GE(count, 2000U);
}

TEST(Lexicon, LoadsWhatIsBuiltIn) {
    const auto lexicon = Lexicon::load(base::Resources{});
    ASSERT_TRUE(lexicon.has_value()) << lexicon.error().message;
    EXPECT_GT(lexicon->gazetteer.size(), 5'000U);
}

TEST(Lexicon, NamesTheFileThatIsNoJson) {
    EXPECT_THAT(loadError("countries.json", "{\"countries\":[{]}"),
                HasSubstr("countries.json is not well-formed JSON"));
    EXPECT_THAT(loadError("groups.json", "{\"band\":[]}"), HasSubstr("groups.json has no list \"groups\""));
}

TEST(Lexicon, NamesTheEntryThatIsWrong) {
    EXPECT_THAT(loadError("countries.json", R"({"countries":[{"code":"QQQ"}]})"),
                HasSubstr("\"QQQ\" has no \"name\""));
    EXPECT_THAT(loadError("groups.json", R"({"groups":[{"id":"QX","name":"Q","country":"QQQ"}]})"),
                HasSubstr("\"QX\" names no known country"));
    EXPECT_THAT(loadError("offices.json", R"({"offices":[{"id":"tsar","title":"Tsar","rank":400}]})"),
                HasSubstr("\"rank\" outside 0..100"));
    EXPECT_THAT(loadError("officials.json",
                          R"({"officials":[{"name":"A B","country":"FRA","offices":[{"office":"tsar"}]}]})"),
                HasSubstr("unknown office \"tsar\""));
    EXPECT_THAT(
        loadError(
            "officials.json",
            R"({"officials":[{"name":"A B","country":"FRA","offices":[{"office":"king","from":"soon"}]}]})"),
        HasSubstr("\"from\" that is no year or month"));
    EXPECT_THAT(loadError("groups.json", R"({"groups":[{"id":"QX","name":"Q","kind":"choir"}]})"), HasSubstr("\"QX\" has an unknown \"kind\""));
    EXPECT_THAT(loadError("countries.json", R"({"countries":[{"code":"FRA","institutions":[{"name":"Q","kind":"choir"}]}]})"),
                HasSubstr("\"Q\" has an unknown \"kind\""));
    EXPECT_THAT(loadError("countries.json", R"({"countries":[{"code":"FRA","institutions":[7]}]})"), HasSubstr("is no object"));
    EXPECT_THAT(loadError("officials.json", R"({"officials":[{"name":"A B","country":"FRA","offices":[{"office":7}]}]})"),
                HasSubstr("unknown office"));
    EXPECT_THAT(loadError("offices.json", R"({"offices":[{"id":"tsar","title":"Tsar","rank":90,"branch":"heavenly"}]})"),
                HasSubstr("\"tsar\" has an unknown \"branch\""));
}

TEST(Lexicon, NamesTheWordListThatIsWrong) {
    EXPECT_THAT(loadError("names.json", R"({"partcles":["al"]})"), HasSubstr("names.json has the unknown field \"partcles\""));
    EXPECT_THAT(loadError("names.json", R"({"particles":["al",""]})"), HasSubstr("has an empty text in \"particles\""));
    EXPECT_THAT(loadError("names.json", R"({"spellings":["theater"]})"), HasSubstr("has a \"spellings\" that is no object"));
    EXPECT_THAT(loadError("names.json", R"({"region_states":{"Alpine":"CHE"}})"), HasSubstr("has a \"Alpine\" in \"region_states\" that is no list"));
}

TEST(Lexicon, LetsAUsersFileReplaceFieldsAndAddEntries) {
    const Overlay overlay(
        "countries.json",
        R"({"countries":[{"code":"FRA","name":"Gallia"},{"code":"ATL","name":"Atlantis","capital":"Poseidonis"}]})");
    const auto tagger = ActorTagger::load(overlay.resources());
    ASSERT_TRUE(tagger.has_value()) << tagger.error().message;
    EXPECT_EQ(tagger->displayName("FRA"), "Gallia");
    EXPECT_EQ(tagger->countryOfPlace("Poseidonis"), "ATL");
    EXPECT_EQ(tagger->countryOfPlace("Paris"), "FRA");
}

TEST(Lexicon, FindsTheHolderOfAnOfficeOnADate) {
    const auto lexicon = Lexicon::load(base::Resources{});
    ASSERT_TRUE(lexicon.has_value());
    const auto holder = [&](const char* side, const char* office, int year, int month) {
        const std::uint32_t o =
            lexicon->holderOf(side, lexicon->officeById.at(office), *base::Date::fromYmd(year, month, 15));
        return o == kNone ? std::string{} : lexicon->officials[o].name;
    };
    EXPECT_EQ(holder("USA", "president", 2005, 6), "George W. Bush");
    EXPECT_EQ(holder("USA", "secretary_of_state", 2023, 11), "Antony Blinken");
    EXPECT_EQ(holder("USA", "foreign_minister", 2023, 11), "Antony Blinken");
    EXPECT_EQ(holder("RUS", "leader", 2023, 9), "Vladimir Putin");
    EXPECT_EQ(holder("DEU", "leader", 2010, 6), "Angela Merkel");
    EXPECT_EQ(holder("USA", "king", 2005, 6), "");
    EXPECT_EQ(holder("ITA", "prime_minister", 2006, 11), "Romano Prodi");
    EXPECT_EQ(holder("NATO", "nato_secretary_general", 2016, 1), "Jens Stoltenberg");
}

TEST(ActorTagger, KnowsThePlacesOfDatelines) {
    const auto tagger = ActorTagger::load(base::Resources{});
    ASSERT_TRUE(tagger.has_value());
    EXPECT_EQ(tagger->countryOfPlace("SEOUL"), "KOR");
    EXPECT_EQ(tagger->countryOfPlace("Geneva"), "CHE");
    EXPECT_EQ(tagger->countryOfPlace("PARIS, France"), "FRA");
    EXPECT_EQ(tagger->countryOfPlace("Nowhereville"), "");
    EXPECT_EQ(tagger->countryOfPlace(""), "");
    EXPECT_EQ(tagger->displayName("KOR"), "South Korea");
    EXPECT_EQ(tagger->displayName("NO-SUCH"), "NO-SUCH");
}

}  // namespace
}  // namespace chancery::actor
