using SahelForecast.Distributions;
using SahelForecast.Models.Counts;
using SahelForecast.Numerics;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models.Counts;

public class CountModelTests
{
    private static readonly double[] Some = [3, 0, 4, 8, 0, 2, 22, 0, 1, 12, double.NaN, 5, 0, 0, 3, 7, 2, 41, 30, 6, 0, 0, 1];

    public static TheoryData<CountFamily, CountDynamics, ZeroForm> All =>
        [.. from family in Enum.GetValues<CountFamily>() from dynamics in Enum.GetValues<CountDynamics>() from zeros in Enum.GetValues<ZeroForm>() select (family, dynamics, zeros)];

    [Theory]
    [MemberData(nameof(All))]
    public void Differentiate_AnyModel_IsTheSlopeOfTheObjective(CountFamily family, CountDynamics dynamics, ZeroForm zeros)
    {
        double[][] columns = dynamics == CountDynamics.LogLinear ? [[.. Some.Select((_, t) => Math.Sin(t))], [.. Some.Select((_, t) => t % 3 - 1.0)]] : [];
        var options = new CountOptions { Family = family, Dynamics = dynamics, Zeros = zeros };
        var problem = new CountProblem(Some, columns, options, CountPriors.For(dynamics), new Belief(1.2, 1), new double[CountProblem.ScratchLength(columns.Length)]);
        double[] x = [1.1, 0.7, 0.35, 0.3, -0.8, .. columns.Select((_, i) => 0.2 - (0.3 * i))];
        double[] gradient = new double[x.Length];
        problem.Evaluate(x);
        problem.Differentiate(gradient, new double[x.Length * x.Length]);
        for (int i = 0; i < x.Length; i++)
        {
            double at = x[i];
            x[i] = at + 1e-5;
            double up = problem.Evaluate(x);
            x[i] = at - 1e-5;
            double down = problem.Evaluate(x);
            x[i] = at;

            // A central difference over 2e-5 is good to about 1e-9 of the value, which is below 200.
            NumericAssert.AssertClose((up - down) / 2e-5, gradient[i], 1e-5, 1e-5, $"number {i}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Fit_SimulatedSeries_Converges(CountFamily family, CountDynamics dynamics, ZeroForm zeros)
    {
        for (ulong seed = 1; seed <= 12; seed++)
        {
            FittedCounts fitted = new CountModel(new CountOptions { Family = family, Dynamics = dynamics, Zeros = zeros }).Fit(Simulated(150, seed));

            Assert.True(fitted.Converged, $"seed {seed}");
            Assert.True(double.IsFinite(fitted.LogLikelihood));
        }
    }

    [Fact]
    public void Fit_LongSimulatedSeries_FindsTheTruth()
    {
        FittedCounts fitted = new CountModel().Fit(Simulated(6_000, 5));

        // About four standard errors for 6,000 periods.
        Assert.InRange(fitted.Alpha, 0.25, 0.35);
        Assert.InRange(fitted.Beta, 0.43, 0.57);
        Assert.InRange(fitted.Size, 1.75, 2.3);
        Assert.InRange(fitted.Coefficients[0].Estimate, 8.5, 11.5);
    }

    [Fact]
    public void Forecast_Identity_MeanAndVarianceAreThoseOfTheProcess()
    {
        FittedCounts fitted = new CountModel().Fit(Simulated(300, 3));
        Forecast forecast = fitted.Forecast(4);
        double level = fitted.Coefficients[0].Estimate;
        double next = forecast.Steps[0].Mean;
        double persistence = fitted.Alpha + fitted.Beta;
        NumericAssert.AssertClose(level + (Math.Pow(persistence, 3) * (next - level)), forecast.Steps[3].Mean, 1e-12);

        // The process itself, drawn: 200,000 paths give the variance to about 1 %.
        double first = 0;
        double second = 0;
        for (int path = 0; path < 200_000; path++)
        {
            RandomStream stream = RandomStream.For(8, StreamPurpose.Paths, (ulong)path);
            double mean = next;
            double count = 0;
            for (int h = 0; h < 3; h++)
            {
                count = Draw(ref stream, mean, fitted.Size);
                mean = ((1 - persistence) * level) + (fitted.Alpha * count) + (fitted.Beta * mean);
            }

            first += count / 200_000;
            second += count * count / 200_000;
        }

        NumericAssert.AssertClose(forecast.Steps[2].Mean, first, 0.01);
        NumericAssert.AssertClose(forecast.Steps[2].Variance, second - (first * first), 0.04);
    }

    [Fact]
    public void FitPanel_ShortSeries_LearnsTheDispersionOfTheOthers()
    {
        // Twenty series whose counts scatter less than the learned belief says; one of them is short.
        TimeSeries[] all = [.. Enumerable.Range(0, 20).Select(i => Simulated(i == 0 ? 6 : 200, (ulong)(40 + i), size: 20).Relabel(SeriesKey.Of(("place", $"P{i:00}"))))];
        var pooled = (FittedCounts)new CountModel().FitPanel(TimeSeriesPanel.Create(all))[0].Model;
        FittedCounts alone = new CountModel().Fit(all[0]);

        Assert.True(Math.Abs(Math.Log(pooled.Size / 20)) < 0.7 * Math.Abs(Math.Log(alone.Size / 20)), $"pooled {pooled.Size}, alone {alone.Size}");
    }

    [Fact]
    public void Forecast_Hurdle_ZeroHasTheProbabilityOfNone()
    {
        double[] values = [.. Enumerable.Range(0, 200).Select(t => t % 4 == 0 ? 9.0 + (t % 7) : 0)];
        PredictiveDistribution step = CountModel.CountHurdle().Fit(TimeSeries.Create(Period.Month(2000, 1), values)).Forecast(1).Steps[0];

        Assert.InRange(step.CumulativeProbability(0), 0.65, 0.85);
        NumericAssert.AssertClose(step.CumulativeProbability(0), Math.Exp(step.LogDensity(0)), 1e-10);
    }

    private static TimeSeries Simulated(int count, ulong seed, double size = 2)
    {
        RandomStream stream = RandomStream.For(seed, StreamPurpose.Sample, 1);
        double[] values = new double[count];
        double mean = 10;
        for (int t = 0; t < count; t++)
        {
            values[t] = Draw(ref stream, mean, size);
            mean = 2 + (0.3 * values[t]) + (0.5 * mean);
        }

        return TimeSeries.Create(Period.Day(new DateOnly(2001, 1, 1)), values);
    }

    private static double Draw(ref RandomStream stream, double mean, double size) =>
        CountDraws.Poisson(ref stream, mean * stream.NextScaledChiSquared(2 * size));
}
