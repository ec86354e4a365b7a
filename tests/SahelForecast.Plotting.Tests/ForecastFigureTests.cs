using System.Globalization;
using SahelForecast.Plotting.Typefaces;
using SkiaSharp;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class ForecastFigureTests
{
    [Fact]
    public void ToSvg_FanChart_SaysEverythingAReaderNeeds()
    {
        using ForecastFigure figure = Samples.Fan("Mali, seen from 2022");

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg(1200));

        string[] expected =
        [
            "Mali, seen from 2022", "people", "Observed", "Growth: median", "50 %", "80 %", "95 % prediction intervals", "What happened",
            "Definition", "Method", "JIAF 2.0", "0", "10,000,000", "20,000,000", "2014", "2022", "2026",
            "Source: OCHA Humanitarian Needs Overviews | as known on 2024-01-31 | what happened as known on 2025-02-01 | forecast from 2022 | Growth",
        ];
        Assert.All(expected, text => Assert.Contains(text, texts));
        int years = 13, numbers = texts.Count(text => text == "0" || text.EndsWith(",000,000", StringComparison.Ordinal));
        // Title, unit, six legend entries, one line for the caption, and break labels of two lines, the longer note on three at most.
        Assert.InRange(texts.Count - years - numbers, 13, 14);
    }

    [Fact]
    public void ToSvg_NoTitle_TakesTheDisplayName()
    {
        using ForecastFigure figure = Samples.Fan();

        Assert.Contains("Mali: people in need", Samples.Texts(figure.ToSvg()));
    }

    [Fact]
    public void ToSvg_Twice_GivesTheSameText()
    {
        using ForecastFigure first = Samples.Fan(), second = Samples.Fan();

        string svg = first.ToSvg();

        Assert.Equal(svg, first.ToSvg());
        Assert.Equal(svg, second.ToSvg());
        Assert.DoesNotContain('\r', svg);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("ar-SA")]
    public void ToSvg_OtherCulture_GivesTheSameText(string culture)
    {
        using ForecastFigure figure = Samples.Fan();
        CultureInfo before = CultureInfo.CurrentCulture;
        string usual = figure.ToSvg();
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            using ForecastFigure other = Samples.Fan();
            Assert.Equal(usual, other.ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ToSvg_Dashes_AreDrawnAsShapes()
    {
        using ForecastFigure figure = Samples.Fan();

        // The median line: filled in the colour of the forecast, one closed shape a dash.
        Assert.Contains(
            Samples.Elements(figure.ToSvg(), "path"),
            path => (string?)path.Attribute("fill") == "#0072B2" && path.Attribute("fill-opacity") is null && ((string)path.Attribute("d")!).Count(c => c == 'M') > 10);
    }

    [Fact]
    public void ToSvg_ScenarioChart_NamesEachLineOnceBesideItsEnd()
    {
        using var figure = new ForecastFigure();
        figure.Plot.Add.History(Samples.History);
        figure.Plot.Add.Scenarios([new("The rise holds", Samples.Growth(rate: 0.17)), new("It fades", Samples.Growth(rate: 0.05)), new("Near it", Samples.Growth(rate: 0.052))]);

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg());

        Assert.Single(texts, "The rise holds");
        Assert.Single(texts, "It fades");
        Assert.Single(texts, "Near it");
        Assert.Contains("80 % range, given the scenario", texts);
        Assert.Contains(texts, text => text.EndsWith("| scenarios from 2022", StringComparison.Ordinal));
    }

    [Fact]
    public void ToSvg_VeryWideBands_CutsTheAxisAndSaysSo()
    {
        using var figure = new ForecastFigure();
        Samples.Draw(figure, spread: 0.9);

        string words = string.Join(' ', Samples.Texts(figure.ToSvg()));

        Assert.Contains("The axis is cut: it shows 0 to ", words, StringComparison.Ordinal);
        Assert.Contains("the 95 % interval of Growth reaches 403,000,000 in 2026", words, StringComparison.Ordinal);
        Assert.Equal(0, figure.Plot.Axes.GetLimits().Bottom);
        // Twice the highest median, a margin, and room for the labels of breaks.
        Assert.InRange(figure.Plot.Axes.GetLimits().Top, 2 * 11_837_000, 2 * 11_837_000 * 1.35);
    }

    [Fact]
    public void ToSvg_BandsALittleTooWide_AreShownWhole()
    {
        using var figure = new ForecastFigure();
        Samples.Draw(figure, spread: 0.22);

        string words = string.Join(' ', Samples.Texts(figure.ToSvg()));

        // 2.37 times the highest median.
        Assert.DoesNotContain("The axis is cut", words, StringComparison.Ordinal);
        Assert.True(figure.Plot.Axes.GetLimits().Top > 28_000_000);
    }

    [Fact]
    public void ToSvg_UnlimitedBandRoom_ShowsTheWholeBand()
    {
        using var figure = new ForecastFigure { BandRoom = double.PositiveInfinity };
        Samples.Draw(figure, spread: 0.9);

        string words = string.Join(' ', Samples.Texts(figure.ToSvg()));

        Assert.DoesNotContain("The axis is cut", words, StringComparison.Ordinal);
        Assert.True(figure.Plot.Axes.GetLimits().Top > 400_000_000);
    }

    [Fact]
    public void ToSvg_LimitThatHidesValues_SaysHowMany()
    {
        using ForecastFigure figure = Samples.Fan();
        figure.YMaximum = 8_000_000;

        string words = string.Join(' ', Samples.Texts(figure.ToSvg()));

        Assert.Contains("it shows 0 to 8,000,000", words, StringComparison.Ordinal);
        // The outcome of 2023 and four medians.
        Assert.Contains("5 observed values or medians lie outside", words, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_EmptyLimits_SaysWhatToSet()
    {
        using ForecastFigure figure = Samples.Fan();
        figure.YMinimum = 5;
        figure.YMaximum = 5;

        Assert.Contains("YMinimum", Assert.Throws<InvalidOperationException>(() => figure.ToSvg()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_NegativeValues_ReachBelowZero()
    {
        using var figure = new ForecastFigure();
        figure.Plot.Add.History(TimeSeries.Create(Period.Quarter(2020, 1), [-4, 3, 5], metadata: new SeriesMetadata { Kind = SeriesKind.Index, Unit = "points" }));

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg());

        Assert.True(figure.Plot.Axes.GetLimits().Bottom < -4);
        Assert.Contains("-4", texts);
        Assert.Contains("2020-Q2", texts);
        Assert.Contains("points", texts);
    }

    [Fact]
    public void ToPng_FanChart_IsNotBlank()
    {
        using ForecastFigure figure = Samples.Fan();

        using SKBitmap picture = SKBitmap.Decode(figure.ToPng(900, 500));

        Assert.Equal((900, 500), (picture.Width, picture.Height));
        Assert.True(picture.Pixels.Distinct().Count() > 100);
        Assert.InRange(Ink(picture, 0, 0, 900, 500), 30_000, 300_000);
    }

    [Fact]
    public void ToPng_FallbackTypeface_WritesLabelsWhereAFontWould()
    {
        using var figure = new ForecastFigure(null, FallbackTypeface.FamilyName);
        Samples.Draw(figure);

        using SKBitmap picture = SKBitmap.Decode(figure.ToPng(1000, 600));
        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg());

        Assert.True(Ink(picture, 10, 0, 300, 30) > 500, "no title");
        Assert.True(Ink(picture, 0, 120, 70, 530) > 500, "no numbers on the y axis");
        Assert.True(Ink(picture, 100, 552, 980, 566) > 500, "no years on the x axis");
        Assert.True(Ink(picture, 0, 572, 1000, 600) > 1000, "no caption");
        Assert.Contains("Mali: people in need", texts);
        Assert.Contains("10,000,000", texts);
    }

    [Fact]
    public void Save_ExistingFile_IsReplacedWithNothingBeside()
    {
        string folder = Directory.CreateTempSubdirectory("sahel-figure-").FullName;
        try
        {
            using ForecastFigure figure = Samples.Fan();
            string png = Path.Combine(folder, "fan.png"), svg = Path.Combine(folder, "fan.svg");
            File.WriteAllText(svg, "old");

            figure.SavePng(png, 400, 300);
            figure.SaveSvg(svg, 400, 300);

            Assert.Equal(figure.ToPng(400, 300), File.ReadAllBytes(png));
            Assert.Equal(figure.ToSvg(400, 300), File.ReadAllText(svg));
            Assert.Equal(2, Directory.GetFiles(folder).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Save_NothingDrawn_LeavesNoFile()
    {
        string path = Path.Combine(Path.GetTempPath(), $"sahel-{Guid.NewGuid():N}.png");
        using var figure = new ForecastFigure("Empty");

        var error = Assert.Throws<InvalidOperationException>(() => figure.SavePng(path));

        Assert.Contains("figure.Plot.Add.History", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public void Save_TargetIsAFolder_LeavesNothingBeside()
    {
        string folder = Directory.CreateTempSubdirectory("sahel-figure-").FullName;
        try
        {
            string target = Directory.CreateDirectory(Path.Combine(folder, "fan.png")).FullName;
            using ForecastFigure figure = Samples.Fan();

            Assert.ThrowsAny<Exception>(() => figure.SavePng(target));

            Assert.Equal([target], Directory.GetFileSystemEntries(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ToSvg_MixedFrequencies_NamesThem()
    {
        using ForecastFigure figure = Samples.Fan();
        figure.Plot.Add.History(TimeSeries.Create(Period.Month(2020, 1), [1, 2]));

        Assert.Contains("Yearly and Monthly", Assert.Throws<InvalidOperationException>(() => figure.ToSvg()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100, 600, "width")]
    [InlineData(1000, 20_000, "height")]
    public void ToPng_ImpossibleSize_NamesTheArgument(int width, int height, string name)
    {
        using ForecastFigure figure = Samples.Fan();

        Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(() => figure.ToPng(width, height)).ParamName);
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(double.NaN)]
    public void BandRoom_BelowOne_Throws(double room)
    {
        using var figure = new ForecastFigure();

        Assert.Contains("BandRoom", Assert.Throws<ArgumentOutOfRangeException>(() => figure.BandRoom = room).Message, StringComparison.Ordinal);
    }

    private static int Ink(SKBitmap picture, int left, int top, int right, int bottom)
    {
        int ink = 0;
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                ink += picture.GetPixel(x, y) == SKColors.White ? 0 : 1;
            }
        }

        return ink;
    }
}
