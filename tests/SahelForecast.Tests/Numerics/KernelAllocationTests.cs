using SahelForecast.Decomposition;
using SahelForecast.Evaluation;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.RandomWalks;
using SahelForecast.Models.Theta;
using SahelForecast.Numerics;
using SahelForecast.Scenarios;
using SahelForecast.Testing;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Numerics;

/// <summary>Kernels work in the memory they are given.</summary>
public class KernelAllocationTests
{
    private static readonly double[] Logs = [.. SeriesGenerator.LogRandomWalk(60).Values.ToArray().Select(value => Math.Log(value))];

    [Fact]
    public void GrowthEstimate_AfterWarmUp_AllocatesNothing() => AssertNoAllocation(() =>
    {
        WalkSummary walk = RandomWalkKernel.Summarise(Logs);
        return GrowthKernel.Estimate(Logs, walk, new LogGrowthPrior(0, 4, 0.1, 3)).Rate;
    });

    [Fact]
    public void LineFit_AfterWarmUp_AllocatesNothing() => AssertNoAllocation(() => LineKernel.Fit(Logs).Slope);

    [Fact]
    public void SesEstimate_AfterWarmUp_AllocatesNothing()
    {
        double[] fitted = new double[Logs.Length];
        AssertNoAllocation(() =>
        {
            SesEstimate estimate = SesKernel.Estimate(Logs);
            return SesKernel.Smooth(Logs, estimate.Alpha, estimate.InitialLevel, fitted).Level;
        });
    }

    [Fact]
    public void ThetaEstimateAndOutlook_AfterWarmUp_AllocateNothing()
    {
        double[] fitted = new double[Logs.Length];
        double[] scratch = new double[ThetaSample.ScratchWidth * Logs.Length];
        AssertNoAllocation(() =>
        {
            ThetaParameters parameters = ThetaKernel.Estimate(Logs, ThetaVariant.DynamicOptimised, ThetaEstimation.DiscountedLikelihood, 12, scratch);
            ThetaState state = ThetaKernel.Smooth(Logs, parameters, parameters.Start, missing: 0, fitted).State;
            return new ThetaOutlook(parameters, state).Next().Mean;
        });
    }

    [Theory]
    [InlineData(CesSeasonality.None, false)]
    [InlineData(CesSeasonality.Simple, false)]
    [InlineData(CesSeasonality.Partial, false)]
    [InlineData(CesSeasonality.Full, false)]
    [InlineData(CesSeasonality.Full, true)]
    public void CesEstimateAndOutlook_AfterWarmUp_AllocateNothing(CesSeasonality kind, bool isGappy)
    {
        double[] values = [.. Logs];
        values[9] = isGappy ? double.NaN : values[9];
        double[] states = new double[kind == CesSeasonality.None ? 2 : 10];
        double[] work = new double[2 * states.Length];
        double[] scratch = new double[CesKernel.ScratchCount(kind, values.Length, 4)];
        double[] fitted = new double[values.Length];
        CesStep[] steps = new CesStep[6];
        AssertNoAllocation(() =>
        {
            CesOptimum optimum = CesKernel.Estimate(values, kind, 4, new CesParameters(0.5, 0.01, 0.1, 0), states, scratch);
            CesSmoothing smoothing = CesKernel.Smooth(values, optimum.Parameters, states, work.AsSpan(0, states.Length), 0, 0, fitted);
            CesOutlook.Fill(optimum.Parameters, states, smoothing.Position, work, steps);
            return steps[^1].Mean;
        });
    }

    [Theory]
    [InlineData("ANN")]
    [InlineData("MAdN")]
    [InlineData("AAdA")]
    [InlineData("MAM")]
    public void EtsSearch_AfterWarmUp_AllocatesNothing(string specification)
    {
        var shape = new EtsShape(EtsSpecification.Parse(specification), 12);
        double[] scratch = new double[EtsSearch.ScratchLength(shape, Logs.Length)];
        double[] ends = new double[2 * shape.Count];
        AssertNoAllocation(() =>
        {
            var search = new EtsSearch(shape, Logs, EtsPriors.For(Frequency.Monthly, Logs.Length), 2, scratch);
            return search.FromGrid(EtsGrid.Of(shape, isPlain: true), ends).LogLikelihood + search.FromTwin(ends).LogLikelihood;
        });
    }

    [Fact]
    public void Guerrero_AfterWarmUp_AllocatesNothing() => AssertNoAllocation(() => GuerreroKernel.Lambda(Logs, 12));

    [Fact]
    public void SeasonalTestAndIndices_AfterWarmUp_AllocateNothing()
    {
        double[] scratch = new double[Logs.Length];
        double[] indices = new double[12];
        AssertNoAllocation(() => SeasonalKernel.TryIndices(Logs, indices, out _) ? SeasonalKernel.Test(Logs, 12, scratch).Limit : double.NaN);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void StlDecompose_AfterWarmUp_AllocatesNothing(bool robust)
    {
        var plan = new StlPlan(Logs.Length, StlSettings.Of(new StlOptions { Robust = robust }, 12, Logs.Length));
        double[] season = new double[Logs.Length];
        double[] trend = new double[Logs.Length];
        double[] weights = new double[Logs.Length];
        AssertNoAllocation(() =>
        {
            StlKernel.Decompose(plan, Logs, [], season, trend, weights);
            return trend[^1];
        });
    }

    [Fact]
    public void Paths_AfterWarmUp_AllocateNothing()
    {
        double[] draws = new double[24 * 100];
        AssertNoAllocation(() =>
        {
            PathKernel.Run(new RandomWalkPaths(10, 0.1, 0.2, 0.9, 1, new NoiseSource(0.1, 5, [])), 24, 100, 1, draws);
            VectorMath.Exp(draws, draws);
            return draws[^1];
        });
    }

    [Fact]
    public void Sort_AfterWarmUp_AllocatesNothing()
    {
        double[] values = new double[5_000];
        AssertNoAllocation(() =>
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = (i * 7_919) % 5_000;
            }

            RadixSort.Sort(values);
            return values[0];
        });
    }

    [Fact]
    public void EnergyScore_AfterWarmUp_AllocatesNothing()
    {
        double[] draws = [.. Enumerable.Range(0, 3 * 50).Select(i => Math.Sin(i))];
        double[] sums = new double[50];
        double[] point = new double[3];
        double[] observed = [0.1, 0.2, 0.3];
        AssertNoAllocation(() => EnergyKernel.Score(draws, observed, sums, point));
    }

    [Fact]
    public void Scenario_AfterWarmUp_AllocatesNothing()
    {
        Forecast baseline = new GrowthModel().Fit(SeriesGenerator.LogRandomWalk(12))
            .Forecast(6, new ForecastOptions { Method = ForecastMethod.Simulated, PathCount = 200 });
        Period first = baseline.Periods.Start;
        var scenario = new Scenario("All", [
            new GrowthPath(first) { Magnitude = Magnitude.Fixed(0.1), Shape = GrowthShape.Fades(2), Rationale = "r" },
            new LevelShift(first + 1) { Magnitude = Magnitude.Fixed(0.9), Rationale = "r" },
            new TemporaryShock(first + 2, 1, 0.5) { Magnitude = Magnitude.Fixed(1.4), Rationale = "r" },
        ]);
        var run = new ScenarioRun(ForecastPanel.Create([baseline]), scenario, new ScenarioOptions());
        AssertNoAllocation(() =>
        {
            for (int index = 0; index < run.Horizon; index++)
            {
                run.Work(index, run.Blocks[0]);
            }

            return run.Result(0, 5)[0];
        });
    }

    private static void AssertNoAllocation(Func<double> kernel)
    {
        // Tiered compilation and pools settle within a few calls.
        for (int i = 0; i < 50; i++)
        {
            kernel();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        double result = kernel();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(double.IsFinite(result));
    }
}
