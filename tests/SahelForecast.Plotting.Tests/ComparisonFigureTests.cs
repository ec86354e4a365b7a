using System.Globalization;
using SahelForecast.Testing;
using SkiaSharp;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class ComparisonFigureTests
{
    private static readonly ModelDifference[] Differences =
    [
        new("Drift", 0.3, 0.1, 0.5), new("Growth", -0.18, -0.3, -0.06), new("ETS", -0.021, -0.1, 0.058), new("Curve", 40, 2, 78), new("Once", 0.002, double.NaN, double.NaN),
    ];

    [Fact]
    public void ToSvg_SaysEverythingAReaderNeeds()
    {
        using ComparisonFigure figure = Figure(Differences);

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg());

        string[] words =
        [
            "Which model scored best", "Naive", "Growth", "ETS", "Drift", "Curve", "Once", "better than Naive", "worse", "better than Naive at level 95 %", "worse at that level",
            "can't be told from Naive", "-18 % (-30 to -6)", "-2 % (-10 to +6)", "+30 % (+10 to +50)", "+4,000 % (+200 to +7,800)", "0 %",
            "score less that of Naive, in per cent of it: lower is better", "Lines and brackets: 95 % intervals of the difference.",
        ];
        Assert.All(words, word => Assert.Contains(word, texts));
    }

    [Fact]
    public void Comparison_AnyOrder_PutsTheBestOnTopAndTheReferenceInItsRank()
    {
        using ComparisonFigure figure = Figure(Differences);
        ComparisonDots dots = figure.Plot.GetPlottables().OfType<ComparisonDots>().Single();

        Assert.Equal(["Growth", "ETS", "Once", "Drift", "Curve"], dots.Differences.Select(one => one.ModelName));
        double[] heights = [.. ((string[])["Growth", "ETS", "Naive", "Once"]).Select(name => HeightOf(figure.ToSvg(), name))];
        Assert.Equal(heights.Order(), heights);
    }

    [Fact]
    public void ToPng_DotFarOff_StandsAtTheEdgeAndLeavesTheOthersReadable()
    {
        using ComparisonFigure figure = Figure(Differences);
        ScottPlot.AxisLimits limits = figure.Plot.GetPlottables().OfType<ComparisonDots>().Single().GetAxisLimits();

        Assert.InRange(limits.Right, 1, 1.1);
        using SKBitmap picture = SKBitmap.Decode(figure.ToPng());
        Assert.InRange(picture.Pixels.Count(pixel => pixel == new SKColor(0xD5, 0x5E, 0x00)), 100, 2_000);
        Assert.InRange(picture.Pixels.Count(pixel => pixel == new SKColor(0x00, 0x9E, 0x73)), 100, 2_000);
    }

    [Fact]
    public void ToSvg_WithoutIntervals_ClaimsNothingOfChance()
    {
        using ComparisonFigure figure = Figure(new ModelDifference("Growth", -0.1, double.NaN, double.NaN));

        IReadOnlyList<string> texts = Samples.Texts(figure.ToSvg());

        Assert.Contains("-10 %", texts);
        Assert.DoesNotContain("level", string.Join(' ', texts), StringComparison.Ordinal);
        Assert.DoesNotContain("can't be told from Naive", texts);
    }

    [Fact]
    public void ToSvg_TwiceAndInFrance_GivesTheSameText()
    {
        using ComparisonFigure figure = Figure(Differences);
        string first = figure.ToSvg();
        using var scope = new CultureScope();
        using ComparisonFigure again = Figure(Differences);
        Assert.Equal(first, again.ToSvg());
        Assert.Equal(first, figure.ToSvg());
        Assert.Equal("Growth: -0.180 (-0.300 to -0.060)", Differences[1].ToString());
    }

    [Fact]
    public void Comparison_WhatCannotBeDrawn_IsRefusedWithTheCure()
    {
        using var figure = new ComparisonFigure();
        Assert.Contains("holds 0", Assert.Throws<InvalidOperationException>(() => figure.ToPng()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => figure.Plot.Add.Comparison([], "Naive"));
        Assert.Throws<ArgumentOutOfRangeException>(() => figure.Plot.Add.Comparison(Differences, "Naive", 95));
        Assert.Contains("ETS", Assert.Throws<ArgumentException>(() => figure.Plot.Add.Comparison(Differences, "ETS")).Message, StringComparison.Ordinal);
        Assert.Contains("inside its interval", Assert.Throws<ArgumentException>(
            () => figure.Plot.Add.Comparison([new ModelDifference("Growth", 0.2, 0.3, 0.4)], "Naive")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => figure.Plot.Add.Comparison([new ModelDifference("Growth", double.NaN, double.NaN, double.NaN)], "Naive"));
        using var time = new ForecastFigure();
        time.Plot.Add.Comparison(Differences, "Naive");
        Assert.Contains("ComparisonFigure", Assert.Throws<InvalidOperationException>(() => time.ToPng()).Message, StringComparison.Ordinal);
    }

    private static ComparisonFigure Figure(params ModelDifference[] differences)
    {
        var figure = new ComparisonFigure();
        figure.Plot.Add.Comparison(differences, "Naive");
        return figure;
    }

    // The words of an SVG are moved to their places: transform="translate(x y)".
    private static double HeightOf(string svg, string text)
    {
        string place = (string)Samples.Elements(svg, "text").Single(element => element.Value.Trim() == text).Attribute("transform")!;
        return double.Parse(place.TrimEnd(')').Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
