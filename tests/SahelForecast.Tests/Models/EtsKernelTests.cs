using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class EtsKernelTests
{
    private static readonly EtsPrior Prior = new(new(3, 1.5), new(1, 9), new(1.5, 3), new(2, 1.25), 0.99, 2);

    public static TheoryData<string> Specifications =>
    [
        .. from error in new[] { "A", "M" }
           from trend in new[] { "N", "A", "Ad" }
           from season in new[] { "N", "A", "M" }
           select error + trend + season,
    ];

    [Theory]
    [MemberData(nameof(Specifications))]
    public void Differentiate_AnyModel_EqualsDifferencesOfTheValue(string specification)
    {
        foreach (int season in new[] { 4, 12 })
        {
            EtsProblem problem = Problem(specification, season, Prior, out EtsShape shape, out double[] x);
            double[] gradient = new double[shape.Stride];
            problem.Evaluate(x);
            problem.Differentiate(gradient, new double[shape.Stride * shape.Stride]);
            for (int i = 0; i < shape.Count; i++)
            {
                // The error of a central difference is about the cube root of rounding squared, times the third derivative.
                double step = 1e-6;
                double middle = x[i];
                x[i] = middle + step;
                double above = problem.Evaluate(x);
                x[i] = middle - step;
                double below = problem.Evaluate(x);
                x[i] = middle;
                NumericAssert.AssertClose((above - below) / (2 * step), gradient[i], 1e-5, 1e-4, $"{specification}, number {i}");
            }
        }
    }

    // The expected curvature of additive errors in the initial states is the true one: means are linear in them.
    [Fact]
    public void Differentiate_AdditiveModel_HasTheCurvatureOfItsSquares()
    {
        EtsProblem problem = Problem("AAdA", 4, EtsPrior.None, out EtsShape shape, out double[] x);
        double[] gradient = new double[shape.Stride];
        double[] curvature = new double[shape.Stride * shape.Stride];
        problem.Evaluate(x);
        double squares = problem.Score.SumOfSquares;
        int count = problem.Score.Count;
        problem.Differentiate(gradient, curvature);
        for (int i = shape.Level; i < shape.Count; i++)
        {
            double middle = x[i];
            x[i] = middle + 1e-3;
            problem.Evaluate(x);
            double above = problem.Score.SumOfSquares;
            x[i] = middle - 1e-3;
            problem.Evaluate(x);
            double second = (above - (2 * squares) + problem.Score.SumOfSquares) / 1e-6;
            x[i] = middle;
            NumericAssert.AssertClose(second * count / squares, curvature[(i * shape.Stride) + i], 1e-6, 0, $"number {i}");
        }
    }

    [Theory]
    [MemberData(nameof(Specifications))]
    public void Follow_AnyModel_EqualsThePlainRecursion(string specification)
    {
        EtsProblem problem = Problem(specification, 4, EtsPrior.None, out EtsShape shape, out double[] x);
        problem.Evaluate(x);
        EtsState start = problem.Start;
        double[] season = shape.HasSeason ? [.. x.AsSpan(shape.FirstSeason, 3), shape.IsMultiplicativeSeason ? 1.1 : 0.1] : [];
        double[] values = Values(4);
        double[] fitted = new double[values.Length];
        EtsPosition end = EtsSmoothing.Run(
            shape.Specification, new EtsParameters(start.Alpha, start.Beta, start.Gamma, start.Phi), new EtsPosition(start.Level, start.Trend, season, 0), values, fitted);
        double squares = 0;
        double logs = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (!double.IsNaN(values[t]))
            {
                double error = shape.IsMultiplicativeError ? (values[t] / fitted[t]) - 1 : values[t] - fitted[t];
                squares += error * error;
                logs += shape.IsMultiplicativeError ? Math.Log(fitted[t]) : 0;
            }
        }

        NumericAssert.AssertClose(squares, problem.Score.SumOfSquares, 1e-12);
        NumericAssert.AssertClose(logs, problem.Score.LogMeans, 1e-12, 1e-12);
        NumericAssert.AssertClose(end.Level, problem.Score.End.Level, 1e-12);
        NumericAssert.AssertClose(end.Trend, problem.Score.End.Trend, 1e-12, 1e-15);
        Assert.Equal(values.Count(value => !double.IsNaN(value)), problem.Score.Count);
    }

    [Fact]
    public void Evaluate_MeanNotAboveZero_IsInfinite()
    {
        EtsProblem problem = Problem("MNN", 4, EtsPrior.None, out EtsShape shape, out double[] x);
        x[shape.Level] = -1;

        Assert.Equal(double.PositiveInfinity, problem.Evaluate(x));
    }

    [Fact]
    public void Penalty_BetaDensity_HasItsSlopeAndCurvature()
    {
        var prior = new BetaPrior(3, 1.5);
        double slope = (prior.Penalty(0.4 + 1e-6) - prior.Penalty(0.4 - 1e-6)) / 2e-6;
        double curvature = (prior.Slope(0.4 + 1e-6) - prior.Slope(0.4 - 1e-6)) / 2e-6;

        NumericAssert.AssertClose(slope, prior.Slope(0.4), 1e-8);
        NumericAssert.AssertClose(curvature, prior.Curvature(0.4), 1e-8);
        Assert.Equal(0, BetaPrior.Flat.Penalty(0));
        Assert.Equal(0, BetaPrior.Flat.Slope(1));
    }

    private static double[] Values(int season)
    {
        var dice = new Dice(5);
        double level = 1;
        double[] values = new double[5 * season];
        for (int t = 0; t < values.Length; t++)
        {
            level += 0.01 + (0.05 * dice.Normal());
            values[t] = t % 7 == 3 ? double.NaN : level * (1 + (0.3 * Math.Sin(2 * Math.PI * t / season)));
        }

        return values;
    }

    private static EtsProblem Problem(string specification, int season, in EtsPrior prior, out EtsShape shape, out double[] x)
    {
        double[] values = Values(season);
        shape = new EtsShape(EtsSpecification.Parse(specification), season);
        x = new double[shape.Count];
        EtsGrid.Place(shape, [0.3, 0.4, 0.2, 0.6], x);
        x[shape.Level] = 0.9;
        if (shape.HasTrend)
        {
            x[shape.Trend] = 0.02;
        }

        for (int i = 0; i < shape.SeasonLength - 1; i++)
        {
            x[shape.FirstSeason + i] = (shape.IsMultiplicativeSeason ? 1 : 0) + (0.2 * Math.Sin(2 * Math.PI * i / season));
        }

        double last = shape.IsMultiplicativeSeason ? 1.1 : shape.HasSeason ? 0.1 : 0;
        return new EtsProblem(shape, shape.IsMultiplicativeError, values, prior, last, new double[EtsProblem.ScratchLength(shape, values.Length)]);
    }
}
