#pragma once
#include <vector>

#include "core/query/case_columns.h"
#include "core/query/country_names.h"
#include "core/query/event_query.h"
#include "core/query/row_matcher.h"

namespace chancery::query {

/// Fields that have a facet, in the panel's order.
inline constexpr std::array kFacetFields = {Field::Country, Field::Official, Field::Type,    Field::Status,
                                            Field::Source,  Field::Place,    Field::Organisation, Field::Mode,
                                            Field::Context, Field::Basis,    Field::Tag};

/// Counts the values of one field over the marked rows. `columns.facets` must be loaded.
Facet countFacet(Field field, const CaseColumns& columns, const RowMarks& marked, const CountryNames& countries);

/// Adds the values that the filter names and no row has, and sorts.
void finishFacet(Facet& facet, const Filter& filter, const CountryNames& countries);

}  // namespace chancery::query
