#pragma once
#include <stop_token>

#include "core/exchange/graph_table.h"

namespace chancery::exchange {

// One writer a format. False if the sink refused or a stop was asked for.

bool writeGexf(const GraphTable& table, const TextSink& sink, const std::stop_token& stop);
bool writeGraphMl(const GraphTable& table, const TextSink& sink, const std::stop_token& stop);
bool writeNodesCsv(const GraphTable& table, const TextSink& sink, const std::stop_token& stop);
bool writeEdgesCsv(const GraphTable& table, const TextSink& sink, const std::stop_token& stop);

}  // namespace chancery::exchange
