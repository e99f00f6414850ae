#include "ui/panel/facet_choice.h"

#include <algorithm>
#include <vector>

namespace chancery::ui {

namespace {

using query::Field;
using query::Filter;
using query::Term;

void toggle(std::vector<std::string>& values, const std::string& value) {
    const auto it = std::find(values.begin(), values.end(), value);
    if (it != values.end())
        values.erase(it);
    else
        values.push_back(value);
}

void choose(std::vector<std::string>& values, const std::string& value, FacetChoice choice) {
    if (choice == FacetChoice::Add)
        toggle(values, value);
    else if (values == std::vector<std::string>{value})
        values.clear();
    else
        values = {value};
}

Term& termOf(Filter& filter, Field field, bool exclude) {
    const auto it = std::find_if(filter.terms.begin(), filter.terms.end(),
                                 [&](const Term& t) { return t.field == field && t.exclude == exclude; });
    if (it != filter.terms.end()) return *it;
    filter.terms.push_back({field, {}, exclude});
    return filter.terms.back();
}

void dropValue(Filter& filter, Field field, bool exclude, const std::string& value) {
    std::erase(termOf(filter, field, exclude).values, value);
}

void dropEmptyTerms(Filter& filter) {
    std::erase_if(filter.terms, [](const Term& t) { return t.values.empty(); });
}

}  // namespace

Filter chooseFacetValue(Filter filter, Field field, const std::string& value, FacetChoice choice, bool bothSides) {
    if (choice == FacetChoice::Exclude) {
        toggle(termOf(filter, field, true).values, value);
        dropValue(filter, field, false, value);
        std::erase(filter.with, value);
    } else if (field == Field::Country && bothSides) {
        choose(filter.with, value, choice);
        dropValue(filter, field, true, value);
    } else {
        choose(termOf(filter, field, false).values, value, choice);
        dropValue(filter, field, true, value);
    }
    dropEmptyTerms(filter);
    return filter;
}

Filter setBothSides(Filter filter, bool bothSides) {
    std::vector<std::string>& any = termOf(filter, Field::Country, false).values;
    std::vector<std::string>& from = bothSides ? any : filter.with;
    std::vector<std::string>& to = bothSides ? filter.with : any;
    for (const std::string& value : from)
        if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
    from.clear();
    dropEmptyTerms(filter);
    return filter;
}

}  // namespace chancery::ui
