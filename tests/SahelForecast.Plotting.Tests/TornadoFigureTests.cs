using SahelForecast.Scenarios;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class TornadoFigureTests
{
    private static readonly AssumptionInfluence[] Influences =
    [
        Influence("a flood", 9_500, 10_400, 0.1), Influence("violence spreads", 8_000, 13_000, 0.62), Influence("a fixed rise", 10_000, 10_000, 0),
    ];

    [Fact]
    public void ToSvg_SaysEverythingAReaderNeeds()
    {
        using TornadoFigure figure = Figure(Influences);
        string svg = figure.ToSvg();

        IReadOnlyList<string> texts = Samples.Texts(svg);
        foreach (string word in (string[])["Which assumption moves the result most", "people", "size at its 10 % quantile", "size at its 90 % quantile", "all sizes at their medians",
            "8,000", "13,000", "9,500", "10,400", "violence spreads (62 % of the variance)", "a flood (10 % of the variance)", "a fixed rise (changes nothing)"])
        {
            Assert.Contains(word, texts);
        }

        Assert.Contains("the rest is the forecast's own spread", string.Join(' ', texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Tornado_AnyOrder_PutsTheLongestBarOnTop()
    {
        using TornadoFigure figure = Figure(Influences);
        Assert.Equal(["violence spreads", "a flood", "a fixed rise"], figure.Plot.GetPlottables().OfType<TornadoBars>().Single().Influences.Select(influence => influence.Assumption.Rationale));
    }

    [Fact]
    public void ToSvg_TwiceAndInFrance_GivesTheSameText()
    {
        using TornadoFigure figure = Figure(Influences);
        string first = figure.ToSvg();
        using var scope = new CultureScope();
        using TornadoFigure again = Figure(Influences);
        Assert.Equal(first, again.ToSvg());
        Assert.Equal(first, figure.ToSvg());
    }

    [Fact]
    public void ToPng_NothingMoves_StillDraws()
    {
        using TornadoFigure figure = Figure(Influence("a", 0, 0, 0, 0));
        Assert.NotEmpty(figure.ToPng());
    }

    [Fact]
    public void Tornado_WhatCannotBeDrawn_IsRefusedWithTheCure()
    {
        using var figure = new TornadoFigure();
        Assert.Contains("holds 0", Assert.Throws<InvalidOperationException>(() => figure.ToPng()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => figure.Plot.Add.Tornado([], "people"));
        Assert.Contains("several results", Assert.Throws<ArgumentException>(
            () => figure.Plot.Add.Tornado([Influences[0], Influence("other", 1, 2, 0, 1.5)], "people")).Message, StringComparison.Ordinal);
        using var time = new ForecastFigure();
        time.Plot.Add.Tornado(Influences, "people");
        Assert.Contains("TornadoFigure", Assert.Throws<InvalidOperationException>(() => time.ToPng()).Message, StringComparison.Ordinal);
    }

    private static TornadoFigure Figure(params AssumptionInfluence[] influences)
    {
        var figure = new TornadoFigure();
        figure.Plot.Add.Tornado(influences, "people");
        return figure;
    }

    private static AssumptionInfluence Influence(string rationale, double low, double high, double share, double middle = 10_000) =>
        new(new LevelShift(Period.Year(2024)) { Magnitude = Magnitude.Fixed(1), Rationale = rationale }, low, middle, high, share);
}
