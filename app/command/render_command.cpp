#include "app/command/render_command.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <QEventLoop>
#include <QFileInfo>
#include <QGuiApplication>
#include <cstdio>
#include <memory>

#include "app/command/console.h"
#include "app/command/extractor_argument.h"
#include "app/command/filter_argument.h"
#include "app/command/graph_argument.h"
#include "app/desktop.h"
#include "core/ingest/ingest.h"
#include "ui/render/case_picture.h"
#include "ui/window/sample_case.h"

namespace chancery::app {

namespace {

struct RenderOptions {
    std::string casePath, view = "timeline", size = "1600", format, output, title, lanes = "country", paper, theme = "light";
    std::vector<std::string> filter;
    double scale = 1;
    int pages = 1;
    std::string level = "countries-officials", colour = "kind", nodeSize = "degree", cellColour = "score";
    bool together = false;
    bool noLegend = false, noSources = false, anonymous = false;
};

/// "1600x1000", or "1600", whose height is kShape of it unless the picture knows better.
std::optional<QSizeF> parseSize(const std::string& text) {
    constexpr double kShape = 0.625;
    int width = 0;
    int height = 0;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%d%c", &width, &rest) == 1) height = static_cast<int>(width * kShape);
    else if (std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) != 2) return std::nullopt;
    if (width < 200 || height < 150 || width > 20'000 || height > 20'000) return std::nullopt;
    return QSizeF(width, height);
}

std::optional<ui::Grouping> parseGrouping(const std::string& text) {
    static const std::pair<const char*, ui::Grouping> kNames[] = {
        {"country", ui::Grouping::Country}, {"official", ui::Grouping::Official}, {"type", ui::Grouping::Type},
        {"place", ui::Grouping::Place},     {"source", ui::Grouping::Source},     {"none", ui::Grouping::None}};
    for (const auto& [name, grouping] : kNames)
        if (text == name) return grouping;
    return std::nullopt;
}

/// Painting text needs a Qt application; no display is ever asked for.
std::unique_ptr<QGuiApplication> makeOffscreenApplication() {
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    static int argc = 1;
    static char name[] = "chancery";
    static char* argv[] = {name, nullptr};
    return std::make_unique<QGuiApplication>(argc, argv);
}

int draw(const ui::CasePictureRequest& request, ui::PictureFormat format, const std::string& output) {
    const auto application = makeOffscreenApplication();
    const auto made = ui::prepareCasePicture(request);
    if (!made) {
        complain(made.error());
        return kCaseUnusable;
    }
    const auto says = made->picture->write(format, QString::fromStdString(output));
    if (!says) {
        complain(says.error());
        return kSomeFailed;
    }
    fmt::print(stderr, "{}: {}\n", output, says->toStdString());
    return kDone;
}

/// The words have been checked.
ui::ActorChoices actorChoices(const RenderOptions& options) {
    static const std::pair<const char*, ui::NodeSize> kSizes[] = {
        {"degree", ui::NodeSize::Degree},           {"events", ui::NodeSize::Events},     {"strength", ui::NodeSize::Strength},
        {"betweenness", ui::NodeSize::Betweenness}, {"pagerank", ui::NodeSize::PageRank}, {"eigenvector", ui::NodeSize::Eigenvector}};
    ui::ActorChoices choices;
    choices.level = *analysis::parseActorLevel(options.level);
    choices.style.colour = options.colour == "region" ? ui::NodeColour::Region : options.colour == "community" ? ui::NodeColour::Community : ui::NodeColour::Kind;
    for (const auto& [name, size] : kSizes)
        if (options.nodeSize == name) choices.style.size = size;
    choices.together = options.together;
    choices.matrixColour = options.cellColour == "count" ? ui::MatrixColour::Count : ui::MatrixColour::Score;
    return choices;
}

ui::PictureView viewNamed(const std::string& name) {
    return name == "graph" ? ui::PictureView::Graph : name == "matrix" ? ui::PictureView::Matrix : ui::PictureView::Timeline;
}

int render(const RenderOptions& options) {
    ui::CasePictureRequest request;
    request.casePath = options.casePath;
    request.title = QString::fromStdString(options.title);
    request.pixelRatio = options.scale;
    request.legend = !options.noLegend;
    request.sources = !options.noSources;
    const auto size = parseSize(options.size);
    if (!size) {
        complain(fmt::format("--size {}: not of the form WIDTH or WIDTHxHEIGHT, 200x150 to 20000x20000", options.size));
        return kUsage;
    }
    request.size = options.paper.empty() ? *size : *ui::parsePaper(options.paper);
    request.wholeHeight = options.paper.empty() && options.size.find('x') == std::string::npos;
    request.anonymous = options.anonymous;
    request.dark = options.theme == "dark";
    request.pages = options.pages;
    request.grouping = *parseGrouping(options.lanes);
    const auto filter = readFilter(options.filter);
    if (!filter) return kUsage;
    request.filter = *filter;
    const auto format = options.format.empty() ? ui::pictureFormatOf(QString::fromStdString(options.output))
                                               : ui::parsePictureFormat(options.format);
    if (!format) {
        complain(fmt::format("{}: name the format with --format png, svg or pdf", options.output));
        return kUsage;
    }
    if (!filter->empty())
        if (const auto events = query::EventQuery::open(options.casePath)) complainOfUnknown(*events, *filter);
    request.view = viewNamed(options.view);
    request.actors = actorChoices(options);
    return draw(request, *format, options.output);
}

/// Imports the built-in dispatches and draws them, for machines without a display.
int renderSample(const std::string& output) {
    const auto folder = ui::unpackSamples();
    if (!folder) {
        complain(folder.error());
        return kCaseUnusable;
    }
    const auto extractor = loadExtractor();
    if (!extractor) return extractor.error();
    ui::CasePictureRequest request;
    request.casePath = ui::sampleCasePath().toStdString();
    const auto report = ingest::ingest(request.casePath, {folder->toStdString()}, *extractor, {});
    if (!report) {
        complain(report.error());
        return kCaseUnusable;
    }
    complain(report->skipped);
    request.title = "Sample case";
    // A dispatch recalls the year 2000: two decades of nothing would fill the picture.
    if (const auto filter = readFilter({"after:2023-08"})) request.filter = *filter;
    return draw(request, ui::pictureFormatOf(QString::fromStdString(output)).value_or(ui::PictureFormat::Png), output);
}

}  // namespace

void addRenderCommand(CLI::App& root, Run& run) {
    auto options = std::make_shared<RenderOptions>();
    CLI::App* command = root.add_subcommand("render", "Draw a case's timeline, actor graph or matrix into a file, as the desktop exports it");
    command->add_option("case", options->casePath, "Case file")->required();
    command->add_option("filter", options->filter, "The filter language of the search box");
    command->add_option("--view", options->view, "timeline, graph or matrix")->check(CLI::IsMember({"timeline", "graph", "matrix"}))->capture_default_str();
    command->add_option("--size", options->size, "WIDTH or WIDTHxHEIGHT in pixels at 96 dpi; a timeline without a height is as high as all its events need")->capture_default_str();
    command->add_option("--format", options->format, "png, svg or pdf; without it by the file's ending")
        ->check(CLI::IsMember({"png", "svg", "pdf"}));
    command->add_option("--lanes", options->lanes, "What the lanes stand for")
        ->check(CLI::IsMember({"country", "official", "type", "place", "source", "none"}))
        ->capture_default_str();
    command->add_option("--level", options->level, "Graph, matrix: which actors")
        ->check(CLI::IsMember(levelNames()))
        ->capture_default_str();
    command->add_option("--colour", options->colour, "Graph: what an actor's colour says")
        ->check(CLI::IsMember({"kind", "region", "community"}))
        ->capture_default_str();
    command->add_option("--node-size", options->nodeSize, "Graph: what an actor's size says")
        ->check(CLI::IsMember({"degree", "events", "strength", "betweenness", "pagerank", "eigenvector"}))
        ->capture_default_str();
    command->add_option("--cell-colour", options->cellColour, "Matrix: what a cell's colour says")
        ->check(CLI::IsMember({"score", "count"}))
        ->capture_default_str();
    command->add_flag("--together", options->together, "Graph, matrix: also link actors that only stand side by side");
    command->add_option("--scale", options->scale, "Device pixels a pixel, PNG only")->check(CLI::Range(1.0, 4.0))->capture_default_str();
    command->add_option("--title", options->title, "Title; without it the case's name");
    command->add_option("--paper", options->paper, "A sheet in landscape instead of a size")
        ->check(CLI::IsMember(ui::paperNames(), CLI::ignore_case));
    command->add_option("--pages", options->pages, "PDF only: the period over so many pages")->check(CLI::Range(1, 200))->capture_default_str();
    command->add_option("--theme", options->theme, "light or dark")->check(CLI::IsMember({"light", "dark"}))->capture_default_str();
    command->add_flag("--anonymous", options->anonymous, "Number the sources without naming them");
    command->add_flag("--no-legend", options->noLegend, "Leave the legend out");
    command->add_flag("--no-sources", options->noSources, "Leave the list of sources out");
    command->add_option("-o,--output", options->output, "File to write")->required();
    command->callback([options, &run] { run = [options] { return render(*options); }; });
}

void addDemoCommand(CLI::App& root, Run& run) {
    auto output = std::make_shared<std::string>();
    CLI::App* command = root.add_subcommand("demo", "Open the desktop on the built-in sample corpus");
    command->add_option("--render", *output, "Draw the sample's timeline into this file instead");
    command->callback([output, &run] {
        run = [output] {
            static int argc = 1;
            static char name[] = "chancery";
            static char* argv[] = {name, nullptr};
            return output->empty() ? runDemo(argc, argv) : renderSample(*output);
        };
    });
}

}  // namespace chancery::app
