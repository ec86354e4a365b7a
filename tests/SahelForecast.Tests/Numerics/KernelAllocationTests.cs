using SahelForecast.Decomposition;
using SahelForecast.Evaluation;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.Intermittent;
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

    [Theory]
    [InlineData(60, 0)]
    [InlineData(60, 5)]
    [InlineData(200, 70)]
    public void ArmaProblem_AfterWarmUp_AllocatesNothing(int count, int missing)
    {
        ArimaDesign design = GappyWalk(count, missing);
        var shape = new ArmaShape(1, 1, 0, 1, 12);
        double[] scratch = new double[ArmaProblem.ScratchLength(shape, design.Sample(hasConstant: true))];
        double[] x = [0.3, 0.2, 0.4];
        double[] gradient = new double[shape.Stride];
        double[] curvature = new double[shape.Stride * shape.Stride];
        AssertNoAllocation(() =>
        {
            var problem = new ArmaProblem(shape, design.Sample(hasConstant: true), scratch);
            double value = problem.Evaluate(x);
            problem.Differentiate(gradient, curvature);
            return value + gradient[0] + curvature[0];
        });
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(60, 5)]
    [InlineData(200, 70)]
    public void ArmaSearch_AfterWarmUp_AllocatesNothing(int count, int missing)
    {
        ArimaDesign design = GappyWalk(count, missing);
        var shape = new ArmaShape(1, 1, 0, 1, 12);
        double[] scratch = new double[ArmaProblem.ScratchLength(shape, design.Sample(hasConstant: true))];
        double[] search = new double[ScoringSearch.ScratchLength(shape.Stride)];
        double[] lower = [-0.98, -0.98, -0.98];
        double[] upper = [0.98, 0.98, 0.98];
        double[] x = new double[3];
        AssertNoAllocation(() =>
        {
            var problem = new ArmaProblem(shape, design.Sample(hasConstant: true), scratch);
            Array.Fill(x, 0.1);
            ScoringReport report = new ScoringSearch(lower, upper, shape.Stride, search).Minimise(ref problem, x);
            return report.Evaluations > 1 ? report.Value : double.NaN;
        });
    }

    [Fact]
    public void ArmaFilter_AfterWarmUp_AllocatesNothing()
    {
        var shape = new ArmaShape(1, 1, 1, 1, 12);
        int width = ArmaFilter.Width(shape.States);
        double[] coefficients = [0.5, 0.3, 0.4, 0.2];
        double[] ar = new double[width];
        double[] ma = new double[shape.MaLags];
        double[] gain = new double[width];
        double[] change = new double[width];
        double[] state = new double[width];
        double[] scratch = new double[ArmaStart.ScratchLength(shape.ArLags, shape.MaLags)];
        AssertNoAllocation(() =>
        {
            ArmaCoefficients.Expand<double>(shape, coefficients, ar, ma);
            var pace = new ArmaPace(ArmaStart.Fill<double>(shape, ar.AsSpan(0, shape.ArLags), ma, gain, scratch), IsSteady: false);
            gain.CopyTo(change, 0);
            foreach (double value in Logs)
            {
                ArmaFilter.Take(ar, gain, state, (value - state[0]) / pace.Variance);
                pace = ArmaFilter.Next(ar, gain, change, pace);
            }

            return state[0];
        });
    }

    [Theory]
    [InlineData(CountDynamics.Identity, ZeroForm.None, 0)]
    [InlineData(CountDynamics.LogLinear, ZeroForm.Hurdle, 2)]
    [InlineData(CountDynamics.LogLinear, ZeroForm.Inflated, 2)]
    public void CountSearch_AfterWarmUp_AllocatesNothing(CountDynamics dynamics, ZeroForm zeros, int regressors)
    {
        double[] counts = [.. Enumerable.Range(0, 80).Select(t => t % 5 == 2 ? double.NaN : t * t % 17 % 9)];
        double[][] columns = [.. Enumerable.Range(1, regressors).Select(i => counts.Select((_, t) => Math.Sin(i * t)).ToArray())];
        var options = new CountOptions { Dynamics = dynamics, Zeros = zeros };
        double[] start = [1, 0.7, 0.35, 0.3, -0.8, .. new double[regressors]];
        double[] lower = [-20, 0, 0, -9, -8, .. Enumerable.Repeat(double.NegativeInfinity, regressors)];
        double[] upper = [45, 0.99, 1, 5, 8, .. Enumerable.Repeat(double.PositiveInfinity, regressors)];
        double[] x = new double[start.Length];
        double[] scratch = new double[CountProblem.ScratchLength(regressors)];
        double[] search = new double[ScoringSearch.ScratchLength(start.Length)];
        AssertNoAllocation(() =>
        {
            var problem = new CountProblem(counts, columns, options, CountPriors.For(dynamics), new Belief(1.2, 1), scratch);
            start.CopyTo(x, 0);
            ScoringReport report = new ScoringSearch(lower, upper, start.Length, search).Minimise(ref problem, x);
            return report.Converged ? report.Value : double.NaN;
        });
    }

    [Theory]
    [InlineData(IntermittentMethod.Croston)]
    [InlineData(IntermittentMethod.Tsb)]
    [InlineData(IntermittentMethod.Imapa)]
    public void Intermittent_AfterWarmUp_AllocatesNothing(IntermittentMethod method)
    {
        double[] counts = [.. Enumerable.Range(0, 60).Select(t => t % 4 == 1 ? 3.0 + (t % 7) : 0)];
        double[] foreseen = new double[counts.Length];
        AssertNoAllocation(() =>
        {
            IntermittentKernel.Follow(counts, method, 0.1, foreseen);
            return foreseen[^1] + Occurrence.Discount(counts);
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

    // A walk with gaps spread over it, two values apart at least.
    private static ArimaDesign GappyWalk(int count, int missing)
    {
        double[] values = [.. SeriesGenerator.LogRandomWalk(count).Values.ToArray().Select(value => Math.Log(value))];
        for (int i = 0; i < missing; i++)
        {
            values[2 + (2 * i)] = double.NaN;
        }

        var design = new ArimaDesign(values, [], 1, 0, 12);
        Assert.Equal(missing, design.Missing.Length);
        return design;
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
