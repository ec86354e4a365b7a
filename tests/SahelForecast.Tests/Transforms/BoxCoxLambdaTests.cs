using System.Globalization;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Transforms;

public class BoxCoxLambdaTests
{
    private static readonly IReadOnlyList<Case> Cases = Load();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Guerrero_GoldenSeries_IsThatOfROrBetter(bool isUnit)
    {
        int equal = 0;
        foreach (Case one in Cases)
        {
            (double lower, double expected, double reference) = isUnit ? (0, one.LambdaUnit, one.RatioUnit) : (-1, one.Lambda, one.Ratio);
            double lambda = BoxCoxLambda.Guerrero(one.Series, lower, isUnit ? 1 : 2, one.Season);
            if (double.IsNaN(reference))
            {
                Assert.True((lambda, expected) is (1, 1), one.Name);
                equal++;
                continue;
            }

            // R's search ends within about 1e-4 of a minimum; where another lambda is taken it has a lower one.
            bool isEqual = Math.Abs(expected - lambda) <= 2e-4;
            equal += isEqual ? 1 : 0;
            double ratio = Ratio(one.Series.Values, one.Season, lambda);
            NumericAssert.AssertClose(reference, Ratio(one.Series.Values, one.Season, expected), 1e-9, 1e-12, one.Name);
            Assert.True(ratio <= reference * (1 + 1e-12), FormattableString.Invariant($"{one.Name}: {lambda} has {ratio}, R's {expected} has {reference}."));
        }

        Assert.True(Cases.Count > 300, $"{Cases.Count} cases");
        Assert.Equal(Cases.Count, equal);
    }

    [Fact]
    public void Guerrero_KnownPower_IsFound()
    {
        // Of the same spread on the scale of a power, whatever the level.
        double[] powers = [0.5, 0.25, -0.5];
        foreach (double power in powers)
        {
            TimeSeries series = SeriesGenerator.From(96, t => Math.Pow((power < 0 ? 3 : 12) + ((power < 0 ? -0.02 : 0.2) * t) + (0.05 * Math.Sin(t * t)), 1 / power), Frequency.Monthly);
            Assert.Equal(power, BoxCoxLambda.Guerrero(series), 0.15);
            Assert.Equal(Math.Max(power, 0), BoxCoxLambda.Guerrero(series, 0, 1), 0.15);
        }
    }

    [Fact]
    public void Guerrero_ScaledSeries_IsTheSame()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(60, frequency: Frequency.Monthly);
        double lambda = BoxCoxLambda.Guerrero(series);
        NumericAssert.AssertClose(lambda, BoxCoxLambda.Guerrero(series.WithValues([.. series.Values.ToArray().Select(value => value * 1e6)])), 0, 1e-9);
        Assert.NotEqual(lambda, BoxCoxLambda.Guerrero(series, seasonLength: 4));
        Assert.Equal(lambda, BoxCoxLambda.Guerrero(series, seasonLength: 12));
    }

    [Fact]
    public void Guerrero_NoWayToTell_IsOne()
    {
        Assert.Equal(1, BoxCoxLambda.Guerrero(SeriesGenerator.LogRandomWalk(24, frequency: Frequency.Monthly)));
        Assert.NotEqual(1, BoxCoxLambda.Guerrero(SeriesGenerator.LogRandomWalk(25, frequency: Frequency.Monthly)));
        Assert.Equal(1, BoxCoxLambda.Guerrero(SeriesGenerator.Constant(30, 5, Frequency.Quarterly), 0, 0.5));
        Assert.Equal(1, BoxCoxLambda.Guerrero(SeriesGenerator.From(40, i => i < 31 ? 7 : i, Frequency.Monthly)));
        Assert.Equal(1, BoxCoxLambda.Guerrero(SeriesGenerator.From(18, i => i < 6 ? i + 1 : double.NaN), 0, 1, seasonLength: 6));
    }

    [Fact]
    public void Guerrero_WhatItCannotTake_IsNamed()
    {
        TimeSeries series = SeriesGenerator.From(30, i => i == 7 ? 0 : 5 + i, Frequency.Monthly);
        Assert.Contains($"has 0 for {series.Periods[7]}", Assert.Throws<ArgumentException>(() => BoxCoxLambda.Guerrero(series)).Message, StringComparison.Ordinal);
        TimeSeries good = SeriesGenerator.LogRandomWalk(30);
        Assert.Equal("lower", Assert.Throws<ArgumentOutOfRangeException>(() => BoxCoxLambda.Guerrero(good, 1, 1)).ParamName);
        Assert.Equal("lower", Assert.Throws<ArgumentOutOfRangeException>(() => BoxCoxLambda.Guerrero(good, double.NaN)).ParamName);
        Assert.Equal("lower", Assert.Throws<ArgumentOutOfRangeException>(() => BoxCoxLambda.Guerrero(good, -6)).ParamName);
        Assert.Equal("upper", Assert.Throws<ArgumentOutOfRangeException>(() => BoxCoxLambda.Guerrero(good, 0, 6)).ParamName);
        Assert.Equal("seasonLength", Assert.Throws<ArgumentOutOfRangeException>(() => BoxCoxLambda.Guerrero(good, seasonLength: 0)).ParamName);
    }

    // The coefficient of variation, from its definition.
    private static double Ratio(ReadOnlySpan<double> values, int season, double lambda)
    {
        int length = Math.Max(season, 2);
        var ratios = new List<double>();
        for (int start = values.Length % length; start < values.Length; start += length)
        {
            double[] part = [.. values.Slice(start, length).ToArray().Where(value => !double.IsNaN(value))];
            if (part.Length > 1)
            {
                double mean = part.Average();
                ratios.Add(Math.Sqrt(part.Sum(value => (value - mean) * (value - mean)) / (part.Length - 1)) / Math.Pow(mean, 1 - lambda));
            }
        }

        double centre = ratios.Average();
        return Math.Sqrt(ratios.Sum(ratio => (ratio - centre) * (ratio - centre)) / (ratios.Count - 1)) / centre;
    }

    private static Case[] Load()
    {
        Dictionary<string, string[]> series = Rows("r-arima/series.csv").ToDictionary(row => row[0], StringComparer.Ordinal);
        return
        [
            .. Rows("r-boxcox/lambda.csv").Select(row =>
            {
                string[] source = series[row[0]];
                double[] values = [.. source[2].Split(' ').Select(Number)];
                return new Case(
                    $"{row[0]}, last {row[1]}",
                    int.Parse(source[1], CultureInfo.InvariantCulture),
                    TimeSeries.Create(Period.Month(1990, 1), values.AsSpan()[^int.Parse(row[1], CultureInfo.InvariantCulture)..]),
                    Number(row[2]),
                    Number(row[3]),
                    Number(row[4]),
                    Number(row[5]));
            }),
        ];
    }

    private static double Number(string text) => text.Length == 0 ? double.NaN : double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string name)
    {
        using var reader = new StreamReader(GoldenFile.Open(name));
        reader.ReadLine();
        while (reader.ReadLine() is string line)
        {
            yield return line.Split(',');
        }
    }

    private sealed record Case(string Name, int Season, TimeSeries Series, double Lambda, double Ratio, double LambdaUnit, double RatioUnit);
}
