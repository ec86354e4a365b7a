using SahelForecast.Models.Ces;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>The numbers of the published equations worked out slowly, in the published states; the script in GoldenData/r-ces says how.</summary>
public class CesParityTests
{
    private static readonly IReadOnlyList<GoldenValue> All = GoldenFile.Json("r-ces/cases.json")["cases"].Items();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Smooth_PublishedStates_GivesTheSameErrorsAndForecasts(int number)
    {
        GoldenValue expected = All[number];
        (CesSeasonality kind, _) = Kind(expected);
        double[] values = expected.Numbers("values");
        CesParameters parameters = Parameters(kind, expected.Numbers("parameters"));
        double[] state = Start(kind, parameters, expected.Numbers("start"));
        double[] fitted = new double[values.Length];
        CesSmoothing smoothing = CesKernel.Smooth(values, parameters, state, new double[state.Length], 0, 0, fitted);
        double[] errors = [.. values.Zip(fitted, (value, forecast) => double.IsNaN(value) ? 0 : value - forecast)];
        var steps = new CesStep[10];
        CesOutlook.Fill(parameters, state, smoothing.Position, new double[2 * state.Length], steps);

        // The same recursion on the same numbers: only rounding differs, by levels of a few hundred.
        NumericAssert.AssertClose(expected.Numbers("errors"), errors, 1e-9, 1e-9);
        NumericAssert.AssertClose(expected.Number("sum_of_squares"), smoothing.SumOfSquares, 1e-9);
        NumericAssert.AssertClose(expected.Numbers("mean"), [.. steps.Select(step => step.Mean)], 1e-9);
        NumericAssert.AssertClose(expected.Numbers("variance"), [.. steps.Select(step => step.Variance)], 1e-9);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Estimate_SimulatedSeries_IsAtLeastAsGoodAsASlowSearchFromSeveralStarts(int number)
    {
        GoldenValue expected = All[number];
        (CesSeasonality kind, int season) = Kind(expected);
        double[] values = expected.Numbers("values");
        CesOptimum found = Estimate(values, kind, season);

        // R's search stops when its criterion changes by 1e-13 of its size or so.
        Assert.True(found.Converged, $"{found}");
        Assert.True(found.Criterion <= expected.Number("criterion") + 1e-6, $"{kind}: {found.Criterion} but {expected.Number("criterion")}");
    }

    [Fact]
    public void Estimate_SimulatedSeries_MostlyFindsTheSameOptimum()
    {
        int same = 0;
        foreach (GoldenValue expected in All)
        {
            (CesSeasonality kind, int season) = Kind(expected);
            CesOptimum found = Estimate(expected.Numbers("values"), kind, season);
            if (Math.Abs(found.Criterion - expected.Number("criterion")) < 1e-6)
            {
                CesParameters theirs = Parameters(kind, expected.Numbers("parameters"));

                // A criterion good to 1e-6 is flat over 1e-3 of a standard error, which is at most about 0.3 here.
                NumericAssert.AssertClose(theirs.U, found.Parameters.U, 0, 1e-3);
                NumericAssert.AssertClose(theirs.V, found.Parameters.V, 0, 1e-3);
                NumericAssert.AssertClose(theirs.P, found.Parameters.P, 0, 1e-3);
                NumericAssert.AssertClose(theirs.Q, found.Parameters.Q, 0, 1e-3);
                same++;
            }
        }

        Assert.True(same > 0.9 * All.Count, $"{same} of {All.Count}");
    }

    private static CesOptimum Estimate(double[] values, CesSeasonality wanted, int season)
    {
        CesOptimum found = default;
        CesParameters near = default;
        foreach (CesSeasonality kind in wanted == CesSeasonality.Full ? new[] { CesSeasonality.None, CesSeasonality.Partial, wanted } : [CesSeasonality.None, wanted])
        {
            double[] states = new double[kind == CesSeasonality.None ? 2 : 2 + (2 * season)];
            found = CesKernel.Estimate(values, kind, season, near, states, new double[CesKernel.ScratchCount(kind, values.Length, season)]);
            near = kind == CesSeasonality.None ? found.Parameters with { P = 0.1 } : found.Parameters;
        }

        return found;
    }

    private static (CesSeasonality Kind, int Season) Kind(GoldenValue expected) =>
        (Enum.Parse<CesSeasonality>(expected.Text("kind")), (int)expected.Number("season"));

    private static CesParameters Parameters(CesSeasonality kind, double[] published) => kind switch
    {
        CesSeasonality.None => new(published[0] - 1, published[1] - 1, 0, 0),
        CesSeasonality.Simple => new(0, 0, published[0] - 1, published[1] - 1),
        CesSeasonality.Partial => new(published[0] - 1, published[1] - 1, published[2], 0),
        _ => new(published[0] - 1, published[1] - 1, published[2] - 1, published[3] - 1),
    };

    // Momenta are potentials times the imaginary part less 1.
    private static double[] Start(CesSeasonality kind, CesParameters parameters, double[] published)
    {
        if (kind == CesSeasonality.Simple)
        {
            return [0, 0, .. published.Select((state, i) => i % 2 == 0 ? state : state * parameters.Q)];
        }

        IEnumerable<double> seasons = kind == CesSeasonality.Partial
            ? published.Skip(2).SelectMany(state => new[] { state, 0 })
            : published.Skip(2).Select((state, i) => i % 2 == 0 ? state : state * parameters.Q);
        return [published[0], published[1] * parameters.V, .. seasons];
    }
}
