// Pictures of the actor graph and of the matrix.
#include "ui/render/actor_picture.h"

#include <gtest/gtest.h>

#include <QFile>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>

#include "tests/support/synthetic_rows.h"
#include "tests/ui/graph/made_up_scene.h"

using namespace chancery;
using ui::ActorPictureOptions;
using ui::Picture;
using ui::PictureFormat;

namespace {

using Made = base::Result<std::shared_ptr<const Picture>>;

ActorPictureOptions options() {
    ActorPictureOptions made;
    made.size = QSizeF(900, 640);
    made.level = analysis::ActorLevel::Everyone;
    made.title = "Two groups";
    made.caseName = "groups.chancery";
    return made;
}

QImage imageOf(const Picture& picture) {
    QImage image(picture.basics().size.toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    picture.paint(painter);
    return image;
}

QByteArray svgOf(const Picture& picture) {
    const QTemporaryDir folder;
    const QString path = folder.filePath("picture.svg");
    if (!picture.write(PictureFormat::Svg, path)) return {};
    QFile file(path);
    file.open(QIODevice::ReadOnly);
    return file.readAll();
}

ui::ActorPlaces placesOf(double apart) {
    ui::ActorPlaces places;
    int i = 0;
    for (const char* key : {"ARL", "BOR", "COR", "DUN", "EST", "FEN"}) {
        places[key] = {{i % 3 * apart, i / 3 * 90.0}, false};
        ++i;
    }
    return places;
}

TEST(GraphPicture, NamesEveryActorAndWhatItIsOf) {
    const Made made = ui::makeGraphPicture(test::twoGroups(), options());
    ASSERT_TRUE(made);
    const QByteArray svg = svgOf(**made);
    for (const char* words : {"Two groups", "groups.chancery", "Arland", "Borland", "Corland", "Dunia", "Ester", "6 actors"}) EXPECT_TRUE(svg.contains(words)) << words;
}

TEST(GraphPicture, LeavesTheActorsWhereThePersonHasPutThem) {
    ActorPictureOptions narrow = options(), wide = options();
    narrow.places = placesOf(60);
    wide.places = placesOf(300);
    const Made one = ui::makeGraphPicture(test::twoGroups(), narrow), again = ui::makeGraphPicture(test::twoGroups(), narrow),
               other = ui::makeGraphPicture(test::twoGroups(), wide);
    ASSERT_TRUE(one && again && other);
    EXPECT_EQ(imageOf(**one), imageOf(**again));
    EXPECT_NE(imageOf(**one), imageOf(**other));
}

TEST(GraphPicture, HasTheChosenActorInTheMiddleOfItsRings) {
    ActorPictureOptions arland = options(), dunia = options();
    arland.arrangement = dunia.arrangement = ui::GraphArrangement::EgoRings;
    arland.ego = "ARL";
    dunia.ego = "DUN";
    const Made one = ui::makeGraphPicture(test::twoGroups(), arland), other = ui::makeGraphPicture(test::twoGroups(), dunia);
    ASSERT_TRUE(one && other);
    EXPECT_NE(imageOf(**one), imageOf(**other));
}

TEST(MatrixPicture, HoldsEveryLinkedActorAsRowAndColumn) {
    const Made made = ui::makeMatrixPicture(test::twoGroups(), options());
    ASSERT_TRUE(made);
    const QByteArray svg = svgOf(**made);
    for (const char* name : {"Arland", "Borland", "Corland", "Dunia", "Ester"}) EXPECT_EQ(svg.count(name), 2) << name;
    EXPECT_FALSE(svg.contains("Fenn")) << "acts alone";
    for (const char* words : {"Two groups", "groups.chancery", "conflict", "cooperation"}) EXPECT_TRUE(svg.contains(words)) << words;
}

TEST(MatrixPicture, IsWrittenInEveryFormat) {
    const Made made = ui::makeMatrixPicture(test::twoGroups(), options());
    ASSERT_TRUE(made);
    const QTemporaryDir folder;
    for (const auto& [format, name] : {std::pair{PictureFormat::Png, "a.png"}, {PictureFormat::Svg, "a.svg"}, {PictureFormat::Pdf, "a.pdf"}}) {
        const auto says = (*made)->write(format, folder.filePath(name));
        ASSERT_TRUE(says) << name;
        EXPECT_TRUE(says->startsWith("5 actors, ")) << says->toStdString();
        EXPECT_GT(QFile(folder.filePath(name)).size(), 2000) << name;
    }
    EXPECT_EQ(QImage(folder.filePath("a.png")).size(), QSize(900, 640));
}

TEST(MatrixPicture, PaintsCellsThatAreTooSmallForAFrame) {
    const Made made = ui::makeMatrixPicture(test::manyEvents(6000, 300, 2), options());
    ASSERT_TRUE(made);
    const QImage image = imageOf(**made);
    const ui::Palette& colours = ui::Palette::light();
    std::size_t inked = 0;
    for (int y = 200; y < 560; ++y)
        for (int x = 200; x < 560; ++x) inked += image.pixelColor(x, y) != colours.base && image.pixelColor(x, y) != colours.alt;
    EXPECT_GT(inked, 2000U);
}

TEST(MatrixPicture, SaysSoWhereNobodyDealsWithAnybody) {
    test::RowsBuilder builder;
    test::RowsBuilder::Event event;
    event.sources = {builder.country("FEN", "Fenn")};
    builder.add(std::move(event));
    const Made made = ui::makeMatrixPicture(builder.build(), options());
    ASSERT_TRUE(made);
    EXPECT_TRUE(svgOf(**made).contains("Nobody deals with anybody"));
}

TEST(ActorPictures, AreRefusedWhereTheyWouldSayNothing) {
    ActorPictureOptions tiny = options();
    tiny.size = QSizeF(120, 90);
    const QTemporaryDir folder;
    for (const Made& made : {ui::makeGraphPicture(test::twoGroups(), tiny), ui::makeMatrixPicture(test::twoGroups(), tiny)}) {
        ASSERT_TRUE(made);
        EXPECT_EQ((*made)->write(PictureFormat::Png, folder.filePath("a.png")).error().code, base::ErrorCode::InvalidArgument);
    }
    EXPECT_FALSE(QFile::exists(folder.filePath("a.png")));
}

TEST(ActorPictures, StopWhenTheyAreAskedTo) {
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(ui::makeGraphPicture(test::twoGroups(), options(), stop.get_token()).error().code, base::ErrorCode::Cancelled);
    EXPECT_EQ(ui::makeMatrixPicture(test::twoGroups(), options(), stop.get_token()).error().code, base::ErrorCode::Cancelled);
}

}  // namespace
