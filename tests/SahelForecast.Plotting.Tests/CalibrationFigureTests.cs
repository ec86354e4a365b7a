using SahelForecast.Plotting.Typefaces;
using SahelForecast.Testing;
using SkiaSharp;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class CalibrationFigureTests
{
    [Fact]
    public void ToSvg_Reliability_SaysEverythingAReaderNeeds()
    {
        using CalibrationFigure figure = Reliability("Growth");
        figure.Caption = "Source: OCHA";

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg());

        string[] words =
        [
            "How often intervals held the outcome", "ideal", "Growth (1,240 outcomes)", "95 % range", "outcomes inside (observed coverage)",
            "intervals too wide", "intervals too narrow", "what the interval promised (nominal coverage)", "Source: OCHA",
            "95 % range: of the true coverage if outcomes are independent; overlapping forecasts and shared crises make it wider.",
        ];
        string[] ticks = [.. Enumerable.Range(0, 11).SelectMany(i => Enumerable.Repeat($"{10 * i} %", 2))];
        Assert.Equal([.. words.Concat(ticks).Order(StringComparer.Ordinal)], [.. texts.Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public void ToSvg_Pit_SaysEverythingAReaderNeeds()
    {
        using CalibrationFigure figure = Pit();

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg());

        string[] words =
        [
            "Where outcomes fell in their forecasts", "Naive (1,240 outcomes)", "honest forecasts: flat", "range of 95 % of their bars", "share of outcomes",
            "low", "median", "high", "where outcomes fell in the forecast distribution",
            "U: intervals too narrow | hill: too wide | slope: biased (rising: forecasts too low)",
            "The range takes outcomes as independent; overlapping forecasts and shared crises make it wider.",
        ];
        Assert.Equal([.. words.Order(StringComparer.Ordinal)], [.. texts.Where(text => !text.EndsWith('%')).Order(StringComparer.Ordinal)]);
    }

    [Fact]
    public void ToSvg_SeveralModels_SaysThatTheyStandSideBySide()
    {
        using CalibrationFigure figure = Reliability("Naive", "Growth");

        Assert.Contains("Models stand side by side.", string.Join(' ', Samples.Texts(figure.ToSvg())), StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_TwiceAndInFrance_GivesTheSameText()
    {
        using CalibrationFigure reliability = Reliability("Naive", "Growth"), pit = Pit();
        string lines = reliability.ToSvg(), bars = pit.ToSvg();

        using var scope = new CultureScope();
        using CalibrationFigure otherLines = Reliability("Naive", "Growth"), otherBars = Pit();

        Assert.Equal(lines, reliability.ToSvg());
        Assert.Equal(lines, otherLines.ToSvg());
        Assert.Equal(bars, pit.ToSvg());
        Assert.Equal(bars, otherBars.ToSvg());
    }

    [Fact]
    public void ToSvg_Narrow_WrapsTheWordsUnderTheAxis()
    {
        using CalibrationFigure figure = Pit();

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg(400));

        Assert.DoesNotContain("U: intervals too narrow | hill: too wide | slope: biased (rising: forecasts too low)", texts);
        Assert.Contains("slope: biased (rising: forecasts too low)", string.Join(' ', texts), StringComparison.Ordinal);
    }

    [Fact]
    public void ToPng_BothCharts_AreNotBlank()
    {
        using CalibrationFigure reliability = Reliability("Naive", "Growth"), pit = Pit();
        using SKBitmap lines = SKBitmap.Decode(reliability.ToPng(900, 500)), bars = SKBitmap.Decode(pit.ToPng(900, 500));

        Assert.Equal((900, 500), (lines.Width, lines.Height));
        Assert.InRange(lines.Pixels.Count(pixel => pixel != SKColors.White), 15_000, 150_000);
        // Five bars of a fifth of the width each, two thirds of the height at most.
        Assert.InRange(bars.Pixels.Count(pixel => pixel == new SKColor(0x56, 0xB4, 0xE9)), 50_000, 250_000);
    }

    [Fact]
    public void ToPng_FallbackTypeface_WritesTheWordsInTheChart()
    {
        using var figure = new CalibrationFigure(null, FallbackTypeface.FamilyName);
        figure.Plot.Add.Reliability(CalibrationSamples.Table("Growth"));
        string svg = figure.ToSvg();
        using SKBitmap picture = SKBitmap.Decode(figure.ToPng());

        Assert.Contains("intervals too wide", Samples.Texts(svg));
        Assert.All(Samples.Elements(svg, "text"), text => Assert.StartsWith(FallbackTypeface.FamilyName, (string)text.Attribute("font-family")!, StringComparison.Ordinal));
        Assert.True(Ink(picture, 85, 120, 250, 140) > 300, "no words above the diagonal");
        Assert.True(Ink(picture, 10, 0, 400, 30) > 500, "no title");
        Assert.True(Ink(picture, 0, 540, 1000, 600) > 1000, "no caption");
    }

    [Fact]
    public void Save_BothKinds_WritesWhatToPngAndToSvgGive()
    {
        string folder = Directory.CreateTempSubdirectory("sahel-calibration-").FullName;
        try
        {
            using CalibrationFigure figure = Pit();
            string png = Path.Combine(folder, "pit.png"), svg = Path.Combine(folder, "pit.svg");

            figure.SavePng(png, 400, 300);
            figure.SaveSvg(svg, 400, 300);

            Assert.Equal(figure.ToPng(400, 300), File.ReadAllBytes(png));
            Assert.Equal(figure.ToSvg(400, 300), File.ReadAllText(svg));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void ToSvg_NothingDrawn_SaysWhatToDraw()
    {
        using var figure = new CalibrationFigure();

        Assert.Contains("figure.Plot.Add.Reliability", Assert.Throws<InvalidOperationException>(() => figure.ToSvg()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_TwoCharts_Refuses()
    {
        using CalibrationFigure figure = Reliability("Growth");
        figure.Plot.Add.Pit(CalibrationSamples.Pit);

        Assert.Contains("make a figure each", Assert.Throws<InvalidOperationException>(() => figure.ToSvg()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_WrongFigure_NamesTheRightOne()
    {
        using CalibrationFigure calibration = Reliability("Growth");
        calibration.Plot.Add.History(Samples.History);
        using ForecastFigure forecast = Samples.Fan();
        forecast.Plot.Add.Pit(CalibrationSamples.Pit);

        Assert.Contains("ForecastFigure", Assert.Throws<InvalidOperationException>(() => calibration.ToSvg()).Message, StringComparison.Ordinal);
        Assert.Contains("CalibrationFigure", Assert.Throws<InvalidOperationException>(() => forecast.ToSvg()).Message, StringComparison.Ordinal);
    }

    private static CalibrationFigure Reliability(params string[] models)
    {
        var figure = new CalibrationFigure();
        figure.Plot.Add.Reliability([.. models.Select((model, i) => CalibrationSamples.Table(model, -0.05 * i))]);
        return figure;
    }

    private static CalibrationFigure Pit()
    {
        var figure = new CalibrationFigure();
        figure.Plot.Add.Pit(CalibrationSamples.Pit);
        return figure;
    }

    private static int Ink(SKBitmap picture, int left, int top, int right, int bottom) =>
        (from y in Enumerable.Range(top, bottom - top) from x in Enumerable.Range(left, right - left) select picture.GetPixel(x, y)).Count(pixel => pixel != SKColors.White);
}
