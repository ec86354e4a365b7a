using SahelForecast.Models.Growth;
using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

public class LgtModelTests
{
    private static readonly TimeSeries Growing = SeriesGenerator.LogRandomWalk(40, drift: 0.06);

    [Fact]
    public void Problem_Slopes_AreThoseOfDifferences()
    {
        double[] values = [0.5, 0.55, double.NaN, 0.7, 0.64, 0.9, 1.1, 1.05, 1.4, 2];
        int[] breaks = [6];
        double[] x = [0.7, -0.9, 0.2, -0.4, 0.3, 0.04, -2.5, 0.02];
        double[] gradient = new double[8];
        double[] curvature = new double[64];
        var problem = new LgtProblem(values, breaks, new double[LgtProblem.ScratchLength]);
        problem.Evaluate(x);
        problem.Differentiate(gradient, curvature);

        for (int i = 0; i < x.Length; i++)
        {
            double step = 1e-5;
            double[] up = [.. x];
            double[] down = [.. x];
            up[i] += step;
            down[i] -= step;
            NumericAssert.AssertClose((problem.Evaluate(up) - problem.Evaluate(down)) / (2 * step), gradient[i], 1e-6, 1e-7, $"slope {i}");
            for (int j = 0; j < i; j++)
            {
                Assert.True(Math.Abs(curvature[(8 * i) + j]) <= Math.Sqrt(curvature[9 * i] * curvature[9 * j]), $"{i}, {j}");
            }
        }
    }

    [Fact]
    public void Find_AnySeries_EndsWhereTheSlopeIsNone()
    {
        double mean = Growing.Values.ToArray().Average();
        double[] values = [.. Growing.Values.ToArray().Select(value => value / mean)];
        LgtEstimate estimate = LgtEstimate.Find(values, []);

        Assert.True(estimate.Report.Converged);
        Assert.InRange(estimate.Report.GradientNorm, 0, 1e-4);
        var problem = new LgtProblem(values, [], new double[LgtProblem.ScratchLength]);
        double best = problem.Evaluate(estimate.Values);
        for (int i = 0; i < estimate.Values.Length; i++)
        {
            foreach (double move in new[] { -0.01, 0.01 })
            {
                double[] beside = [.. estimate.Values];
                beside[i] += move;
                Assert.True(problem.Evaluate(beside) >= best);
            }
        }
    }

    [Fact]
    public void Fit_GrowthByAShare_IsGrowthByAShareAhead()
    {
        TimeSeries series = SeriesGenerator.LogRandomWalk(40, drift: 0.08, standardDeviation: 0.01);
        FittedLgt fitted = new LgtModel().Fit(series);
        double grown = fitted.Forecast(5).Steps[^1].Median / series.Values[^1];

        // A straight line from the mean of the series' changes would end near 1.15.
        Assert.InRange(grown, 1.3, 1.6);
        Assert.InRange(fitted.Tau, 0.5, 1);
    }

    [Fact]
    public void Fit_StraightLine_IsAStraightLineAhead()
    {
        TimeSeries series = SeriesGenerator.Trending(40, start: 1_000, slope: 50, noise: 5);
        Forecast forecast = new LgtModel().Fit(series).Forecast(6);

        NumericAssert.AssertClose(series.Values[^1] + 300, forecast.Steps[^1].Median, 0.02);
    }

    [Fact]
    public void Fit_OneSpike_HardlyMovesTheForecast()
    {
        double[] values = [.. SeriesGenerator.Trending(30, noise: 10).Values];
        double calm = Ahead(values);
        values[20] *= 3;

        NumericAssert.AssertClose(calm, Ahead(values), 0.05);

        static double Ahead(double[] values) => new LgtModel().Fit(TimeSeries.Create(Period.Year(1990), values)).Forecast(3).Steps[^1].Median;
    }

    [Fact]
    public void Fit_AllEqual_IsNotQuiteSure()
    {
        Forecast forecast = new LgtModel().Fit(SeriesGenerator.Constant(12, 5_000)).Forecast(5);

        NumericAssert.AssertClose(5_000, forecast.Steps[^1].Median, 0.03);
        Assert.True(forecast.Steps[^1].Quantile(0.1) < 5_000 && forecast.Steps[^1].Quantile(0.9) > 5_000);
    }

    [Fact]
    public void Fit_BreakAfterEveryPoint_ForecastsFromWhereItStands()
    {
        TimeSeries series = SeriesGenerator.From(8, i => 1_000 * Math.Pow(3, i % 2));
        SeriesBreak[] breaks = [.. series.Periods.Skip(1).Select(period => new SeriesBreak(period, BreakReason.Method, "A new form."))];
        FittedLgt fitted = new LgtModel().Fit(series.Relabel(metadata: new SeriesMetadata { Breaks = breaks }));

        NumericAssert.AssertClose(3_000, fitted.Forecast(1).Steps[0].Median, 0.05);
        Assert.True(fitted.Forecast(5).Steps[^1].HasFiniteMean);
    }

    [Fact]
    public void Fit_NegativeValueOrAllZeros_NamesWhatIsNeeded()
    {
        Assert.Contains("values of at least 0", Refusal([1, 2, -3, 4]), StringComparison.Ordinal);
        Assert.Contains("at least 2 values above zero", Refusal([0, 0, 0, 0]), StringComparison.Ordinal);

        static string Refusal(double[] values) => Assert.Throws<ArgumentException>(() =>
            new LgtModel().Fit(TimeSeries.Create(Period.Year(2000), values, metadata: new SeriesMetadata { Kind = SeriesKind.Index }))).Message;
    }

    [Fact]
    public void Coefficients_HaveStandardDeviations()
    {
        FittedLgt fitted = new LgtModel().Fit(Growing);

        Assert.Equal(["alpha", "beta", "lambda", "rho", "tau", "gamma", "sigma"], fitted.Coefficients.Select(coefficient => coefficient.Term));
        Assert.All(fitted.Coefficients, coefficient => Assert.True(coefficient.StandardError > 0));
        Assert.Equal(fitted.Sigma, fitted.Coefficients[^1].Estimate);
    }

    [Fact]
    public void Lattice_EachDimension_TakesEveryPlaceOnce()
    {
        double[] first = new double[ShockLattice.Count];
        double[] second = new double[ShockLattice.Count];
        foreach (int dimension in new[] { 0, 1, 40 })
        {
            ShockLattice.Fill(dimension, ShockLattice.Uniform, first);
            ShockLattice.Fill(dimension + 1, ShockLattice.Uniform, second);
            Assert.Equal(ShockLattice.Uniform, first.Order());

            // A quarter of the square holds a quarter of the points.
            int inside = first.Zip(second).Count(pair => pair.First < 0.5 && pair.Second < 0.5);
            Assert.InRange(inside, (0.25 * ShockLattice.Count) - 25, (0.25 * ShockLattice.Count) + 25);
        }
    }
}
