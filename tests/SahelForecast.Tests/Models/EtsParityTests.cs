using SahelForecast.Models;
using SahelForecast.Models.Ets;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>R's ets: its recursion, likelihood and forecasts at its own parameters, and likelihoods no worse than its own.</summary>
public class EtsParityTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Golden.Count)];

    private static IReadOnlyList<GoldenValue> Golden { get; } = GoldenFile.Json("r-ets/forecasts.json")["cases"].Items();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Smoothing_ParametersOfR_EqualsR(int number)
    {
        GoldenValue expected = Golden[number];
        EtsSpecification specification = EtsSpecification.Parse(expected.Text("spec"));
        (int season, double[] values) = EtsGolden.Series[expected.Text("id")];
        EtsParameters parameters = Parameters(expected, specification);
        EtsPosition start = Position(expected.Numbers("initial"), specification, season);
        double[] fitted = new double[values.Length];
        EtsPosition end = EtsSmoothing.Run(specification, parameters, start, values, fitted);
        double scale = values.Max(Math.Abs);

        NumericAssert.AssertClose(expected.Numbers("fitted"), fitted, 1e-10, 1e-12 * scale, specification.ToString());
        EtsPosition final = Position(expected.Numbers("final"), specification, season);
        NumericAssert.AssertClose(final.Level, end.Level, 1e-10, 1e-12 * scale);
        NumericAssert.AssertClose(final.Trend, end.Trend, 1e-10, 1e-12 * scale);
        NumericAssert.AssertClose(final.Season, end.Season, 1e-10, 1e-12 * scale, specification.ToString());
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Problem_ParametersOfR_EqualsItsLikelihood(int number)
    {
        GoldenValue expected = Golden[number];
        EtsSpecification specification = EtsSpecification.Parse(expected.Text("spec"));
        (int season, double[] values) = EtsGolden.Series[expected.Text("id")];
        var shape = new EtsShape(specification, season);
        EtsParameters parameters = Parameters(expected, specification);
        EtsPosition start = Position(expected.Numbers("initial"), specification, season);
        double[] x = Vector(shape, parameters, start);
        var problem = new EtsProblem(
            shape,
            shape.IsMultiplicativeError,
            values,
            EtsPrior.None,
            shape.HasSeason ? start.Season[^1] : 0,
            new double[EtsProblem.ScratchLength(shape, values.Length)]);
        problem.Evaluate(x);

        NumericAssert.AssertClose(expected.Number("loglik"), EtsGolden.AsOfR(problem.LogLikelihood, values.Length), 1e-10, 1e-9);
        NumericAssert.AssertClose(expected.Number("sse"), problem.Score.SumOfSquares, 1e-9);
        Assert.Equal(expected.Number("npar"), shape.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outlook_ParametersOfR_HasItsMeansAndVariances(int number)
    {
        GoldenValue expected = Golden[number];
        EtsSpecification specification = EtsSpecification.Parse(expected.Text("spec"));
        (int season, double[] values) = EtsGolden.Series[expected.Text("id")];
        EtsPosition position = Position(expected.Numbers("final"), specification, season);
        bool isApproximate = specification is { Season: SeasonType.Multiplicative, Error: ErrorType.Additive };
        double[] path = expected.Numbers(isApproximate ? "path" : "model_mean");
        EtsStep[] steps = EtsOutlook.Of(specification, Parameters(expected, specification), position, Math.Sqrt(expected.Number("sigma2")), path.Length);
        double scale = values.Max(Math.Abs);

        NumericAssert.AssertClose(path, [.. steps.Select(step => step.Mean)], 1e-9, 1e-11 * scale, specification.ToString());
        if (isApproximate)
        {
            return;
        }

        double[] deviations = expected.Numbers("model_sd");
        for (int h = 0; h < path.Length; h++)
        {
            NumericAssert.AssertClose(deviations[h], steps[h].StandardDeviation, 1e-9, 1e-12 * scale, $"{specification}, step {h + 1}");
        }
    }

    [Fact]
    public void LogLikelihood_EachFitOfR_IsNoWorse()
    {
        IReadOnlyList<EtsGoldenFit> fits = EtsGolden.Fits;
        double[] ours = new double[fits.Count];
        Parallel.For(0, fits.Count, i =>
        {
            EtsGoldenFit fit = fits[i];
            (int season, double[] values) = EtsGolden.Series[fit.Id];
            EtsEstimate estimate = EtsCandidates.Choose(
                values, [new EtsShape(fit.Specification, season)], InformationCriterion.Aicc, EtsPrior.None, TestContext.Current.CancellationToken);
            Assert.True(estimate.Converged && estimate.GradientNorm < 1e-4, $"{fit.Id} {fit.Specification}: {estimate.GradientNorm}");
            ours[i] = EtsGolden.AsOfR(estimate.LogLikelihood, values.Length);
        });

        // R's simplex gives up on a quarter of these fits. A likelihood with a dozen maxima has one that our starting points miss now and then, where R's own fit misses it too.
        Assert.Equal(0, fits.Zip(ours).Count(pair => pair.Second < pair.First.LogLikelihood - 1e-6));
        Assert.InRange(fits.Zip(ours).Count(pair => pair.Second < pair.First.Best - 0.5), 0, 4);
        Assert.InRange(fits.Zip(ours).Count(pair => pair.Second > pair.First.LogLikelihood + 0.5), 1_700, 2_939);
        Assert.InRange(fits.Zip(ours).Average(pair => pair.Second - pair.First.LogLikelihood), 5.0, 6);
    }

    [Fact]
    public void Forecast_WhereBothConverge_EqualsR()
    {
        IReadOnlyList<(string Id, EtsSpecification Specification, double LogLikelihood, double[] Path)> maxima = EtsGolden.Maxima;
        double[] apart = new double[maxima.Count];
        Parallel.For(0, maxima.Count, i =>
        {
            (string id, EtsSpecification specification, double logLikelihood, double[] path) = maxima[i];
            (int season, double[] values) = EtsGolden.Series[id];
            EtsEstimate estimate = EtsCandidates.Choose(
                values, [new EtsShape(specification, season)], InformationCriterion.Aicc, EtsPrior.None, TestContext.Current.CancellationToken);
            EtsPosition end = EtsSmoothing.Run(specification, estimate.Parameters, estimate.Start, values, new double[values.Length]);
            var motion = new EtsMotion(specification, estimate.Parameters, end.Level, end.Trend, [.. end.Season]);
            double scale = values.Max(Math.Abs);
            foreach (double expected in path)
            {
                apart[i] = Math.Max(apart[i], Math.Abs(motion.Mean - expected) / scale);
                motion.Next(0);
            }

            // Another maximum is another forecast: ours is mostly higher, as R's bounds are narrower.
            apart[i] = Math.Abs(EtsGolden.AsOfR(estimate.LogLikelihood, values.Length) - logLikelihood) < 1e-8 ? apart[i] : double.NaN;
        });

        double[] compared = [.. apart.Where(double.IsFinite)];
        // Two flat levels are where each search ends within its tolerance, 1e-5 standard errors.
        Assert.InRange(compared.Length, 350, maxima.Count);
        Assert.InRange(compared.Count(distance => distance > 1e-6), 0, 2);
        Assert.InRange(compared.Max(), 0, 2e-6);
    }

    private static EtsParameters Parameters(GoldenValue expected, EtsSpecification specification) => new(
        expected.Number("alpha"),
        specification.Trend == TrendType.None ? 0 : expected.Number("beta"),
        specification.Season == SeasonType.None ? 0 : expected.Number("gamma"),
        specification.Trend == TrendType.AdditiveDamped ? expected.Number("phi") : 1);

    // R's order: level, trend, then the seasons from the last to the first.
    private static EtsPosition Position(double[] states, EtsSpecification specification, int season)
    {
        int next = 1;
        double trend = specification.Trend == TrendType.None ? 0 : states[next++];
        double[] seasons = [.. specification.Season == SeasonType.None ? [] : states.Skip(next).Take(season).Reverse()];
        return new EtsPosition(states[0], trend, seasons, 0);
    }

    private static double[] Vector(in EtsShape shape, EtsParameters parameters, EtsPosition start)
    {
        double[] x = new double[shape.Count];
        x[0] = parameters.Alpha;
        x[shape.Level] = start.Level;
        if (shape.HasTrend)
        {
            x[shape.Beta] = parameters.Beta / parameters.Alpha;
            x[shape.Trend] = start.Trend;
        }

        if (shape.HasSeason)
        {
            x[shape.Gamma] = parameters.Gamma / (1 - parameters.Alpha);
            start.Season.AsSpan(0, shape.SeasonLength - 1).CopyTo(x.AsSpan(shape.FirstSeason));
        }

        if (shape.IsDamped)
        {
            x[shape.Phi] = parameters.Phi;
        }

        return x;
    }
}
