using SahelForecast.Models.Baselines;
using SahelForecast.Testing;
using SkiaSharp;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class FigureGridTests
{
    [Fact]
    public void ToSvg_FourCountries_SaysLegendAndSourceOnceAndEachTitle()
    {
        IReadOnlyList<string> texts = WithCells(4, grid => Samples.Texts(grid.ToSvg()));

        Assert.Equal(4, texts.Count(text => text.StartsWith("Country ", StringComparison.Ordinal)));
        Assert.Single(texts, text => text == "Observed");
        Assert.Single(texts, text => text == "All of them");
        Assert.Single(texts, text => text.Contains("Source: OCHA", StringComparison.Ordinal));
    }

    [Fact]
    public void ToPng_Cells_StandBesideAndBelowEachOther()
    {
        using SKBitmap bitmap = WithCells(3, grid => SKBitmap.Decode(grid.ToPng(900, 700)));
        Assert.Equal((900, 700), (bitmap.Width, bitmap.Height));

        // The fourth place of two columns stays empty, the other three hold lines.
        Assert.True(Ink(bitmap, new SKRectI(0, 100, 440, 350)) > 200);
        Assert.True(Ink(bitmap, new SKRectI(460, 100, 900, 350)) > 200);
        Assert.True(Ink(bitmap, new SKRectI(0, 380, 440, 640)) > 200);
        Assert.Equal(0, Ink(bitmap, new SKRectI(470, 400, 900, 640)));
    }

    [Fact]
    public void ToSvg_TwiceAndInFrance_GivesTheSameText()
    {
        string first = WithCells(2, grid => grid.ToSvg());
        using var scope = new CultureScope();
        Assert.Equal(first, WithCells(2, grid => grid.ToSvg() == first ? grid.ToSvg() : ""));
    }

    [Fact]
    public void ToSvg_FigureAfterItsGrid_IsWholeAgain()
    {
        using ForecastFigure figure = Cell(1);
        string alone = figure.ToSvg();
        new FigureGrid("Grid", [figure], 1).ToSvg();
        Assert.Equal(alone, figure.ToSvg());
    }

    [Fact]
    public void Grid_WhatCannotBeDrawn_IsRefusedWithTheCure()
    {
        using ForecastFigure figure = Cell(1);
        Assert.Throws<ArgumentException>(() => new FigureGrid("Grid", [], 1));
        Assert.Throws<ArgumentException>(() => new FigureGrid("Grid", [figure, figure], 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FigureGrid("Grid", [figure], 0));
        Assert.Contains("Make the grid larger", WithCells(9, grid => Assert.Throws<InvalidOperationException>(() => grid.ToPng(400, 300)).Message), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new FigureGrid("Grid", [figure], 1).ToPng(10, 10));
    }

    private static T WithCells<T>(int count, Func<FigureGrid, T> use)
    {
        ForecastFigure[] cells = [.. Enumerable.Range(1, count).Select(Cell)];
        T result = use(new FigureGrid("All of them", cells, 2));
        Array.ForEach(cells, cell => cell.Dispose());
        return result;
    }

    private static ForecastFigure Cell(int number)
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(12, seed: (ulong)number);
        series = series.Relabel(metadata: series.Metadata with { Source = "OCHA" });
        var figure = new ForecastFigure($"Country {number}");
        figure.Plot.Add.Scenarios([new LabelledForecast("As now", new NaiveModel().Fit(series).Forecast(3))]);
        figure.Plot.Add.History(series);
        return figure;
    }

    private static int Ink(SKBitmap bitmap, SKRectI area)
    {
        int dark = 0;
        for (int y = area.Top; y < area.Bottom; y++)
        {
            for (int x = area.Left; x < area.Right; x++)
            {
                SKColor color = bitmap.GetPixel(x, y);
                dark += color.Red + color.Green + color.Blue < 500 ? 1 : 0;
            }
        }

        return dark;
    }
}
