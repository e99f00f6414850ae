#pragma once
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/resources.h"
#include "core/language/language_model.h"
#include "core/time/timex_tagger.h"

namespace chancery::time {

/// Tags texts that have sentences and tokens but neither tags nor trees.
class TimexTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        if (s_tagger != nullptr) return;
        auto tagger = TimexTagger::load(base::Resources{});
        ASSERT_TRUE(tagger) << tagger.error().message;
        s_tagger = new TimexTagger(std::move(*tagger));
        auto model = language::LanguageModel::segmenterOnly();
        ASSERT_TRUE(model) << model.error().message;
        s_model = new language::LanguageModel(std::move(*model));
    }

    static TimeContext on(std::string_view day) {
        TimeContext context;
        context.published = base::Date::parseIso(day);
        return context;
    }

    static std::vector<Timex> tag(std::string_view text, const TimeContext& context) {
        return s_tagger->tag(s_model->analyse(text), context);
    }
    static std::vector<Timex> tag(std::string_view text, std::string_view day) { return tag(text, on(day)); }

    /// "words = TYPE value" of every expression.
    static std::vector<std::string> read(std::string_view text, std::string_view day) {
        std::vector<std::string> out;
        for (const Timex& t : tag(text, day))
            out.push_back(fmt::format("{} = {} {}", base::textOf(text, t.span), name(t.type), t.value));
        return out;
    }

    /// The value of the only expression; what was found instead if it is not the only one.
    static std::string valueOf(std::string_view text, std::string_view day) {
        const auto timexes = tag(text, day);
        if (timexes.size() == 1) return timexes[0].value;
        return fmt::format("{} expressions: {}", timexes.size(), ::testing::PrintToString(read(text, day)));
    }

    static std::string intervalOf(std::string_view text, std::string_view day) {
        const auto timexes = tag(text, day);
        if (timexes.empty() || !timexes[0].interval) return "none";
        const auto& i = *timexes[0].interval;
        return fmt::format("{}..{} {}", i.isoBegin(), i.isoEnd(), base::name(i.precision));
    }

    inline static TimexTagger* s_tagger = nullptr;
    inline static language::LanguageModel* s_model = nullptr;
};

}  // namespace chancery::time
