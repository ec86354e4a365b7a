using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;
using SahelForecast.Models.Growth;

namespace SahelForecast.Priors;

/// <summary>A constant to be learned: where it stands in a prior, on a scale without bounds.</summary>
internal sealed record GrowthConstant(string Name, Func<PooledGrowthPrior, double> Get, Func<PooledGrowthPrior, double, PooledGrowthPrior> Set)
{
    /// <summary>All of them.</summary>
    public static readonly IReadOnlyList<GrowthConstant> All =
    [
        new("Persistence", prior => prior.Persistence, (prior, x) => prior with { Persistence = x }),
        Share("Damping", prior => prior.Damping, (prior, x) => prior with { Damping = x }),
        Share("Memory", prior => prior.Memory, (prior, x) => prior with { Memory = x }),
        Positive("Clip", prior => prior.Clip, (prior, x) => prior with { Clip = x }),
        Positive("FallScale", prior => prior.FallScale, (prior, x) => prior with { FallScale = x }),
        Positive("RiseScale", prior => prior.RiseScale, (prior, x) => prior with { RiseScale = x }),
        Positive("FallExponent", prior => prior.FallExponent, (prior, x) => prior with { FallExponent = x }),
        Positive("RiseExponent", prior => prior.RiseExponent, (prior, x) => prior with { RiseExponent = x }),
        Positive("FallTail", prior => prior.FallTail, (prior, x) => prior with { FallTail = x }),
        Positive("RiseTail", prior => prior.RiseTail, (prior, x) => prior with { RiseTail = x }),
        new("TailExponent", prior => prior.TailExponent, (prior, x) => prior with { TailExponent = x }),
        Positive("TypicalChangeWeight", prior => prior.TypicalChangeWeight, (prior, x) => prior with { TypicalChangeWeight = x }),
        Share("ChangeMemory", prior => prior.ChangeMemory, (prior, x) => prior with { ChangeMemory = x }),
        Positive("Adaptation", prior => prior.Adaptation, (prior, x) => prior with { Adaptation = x }),
        Positive("AdaptationFade", prior => prior.AdaptationFade, (prior, x) => prior with { AdaptationFade = x }),
        Positive("Novelty", prior => prior.Novelty, (prior, x) => prior with { Novelty = x }),
    ];

    // Within a hundred-thousandth of 0 and a thousandth of 1; and from 1e-6 to 50.
    private static GrowthConstant Share(string name, Func<PooledGrowthPrior, double> get, Func<PooledGrowthPrior, double, PooledGrowthPrior> set) => new(
        name, prior => Math.Log(get(prior) / (1 - get(prior))), (prior, x) => set(prior, Math.Clamp(1 / (1 + Math.Exp(-x)), 1e-5, 0.999)));

    private static GrowthConstant Positive(string name, Func<PooledGrowthPrior, double> get, Func<PooledGrowthPrior, double, PooledGrowthPrior> set) => new(
        name, prior => Math.Log(get(prior)), (prior, x) => set(prior, Math.Clamp(Math.Exp(x), 1e-6, 50)));
}

/// <summary>Looks for the constants of least loss by quasi-Newton steps and by a simplex in turn, until neither gains anything.</summary>
internal static class GrowthSearch
{
    private const double Tolerance = 1e-6;
    private const double Step = 1e-5;
    private const int MostSteps = 2_000;

    // Each constant is drawn a little to where the search began, so that those that the data say nothing of stay.
    private const double Pull = 1e-4;

    public static PooledGrowthPrior Run(Func<PooledGrowthPrior, double> loss, PooledGrowthPrior start, IReadOnlyList<GrowthConstant> free)
    {
        var origin = Vector<double>.Build.Dense([.. free.Select(constant => constant.Get(start))]);
        var objective = ObjectiveFunction.Gradient(Value, Slope);
        Vector<double> best = origin;
        double before;
        do
        {
            before = Value(best);
            best = ByQuasiNewton(best);
            best = BySimplex(best);
        }
        while (before - Value(best) > Tolerance);

        return Place(start, free, best);

        Vector<double> ByQuasiNewton(Vector<double> from)
        {
            try
            {
                return new BfgsMinimizer(Tolerance, Tolerance, Tolerance, MostSteps).FindMinimum(objective, from).MinimizingPoint;
            }
            catch (OptimizationException)
            {
                // No lower point along the last direction: the simplex goes on from there.
                return Value(objective.Point) < Value(from) ? objective.Point : from;
            }
        }

        Vector<double> BySimplex(Vector<double> from)
        {
            try
            {
                return NelderMeadSimplex.Minimum(ObjectiveFunction.Value(Value), from, Tolerance, MostSteps).MinimizingPoint;
            }
            catch (MaximumIterationsException)
            {
                return from;
            }
        }

        double Value(Vector<double> x) => loss(Place(start, free, x)) + (Pull * (x - origin).PointwisePower(2).Sum());

        Vector<double> Slope(Vector<double> x)
        {
            double[] slope = new double[x.Count];
            Parallel.For(0, slope.Length, i =>
            {
                Vector<double> step = Vector<double>.Build.Dense(x.Count, j => j == i ? Step : 0);
                slope[i] = (Value(x + step) - Value(x - step)) / (2 * Step);
            });
            return Vector<double>.Build.Dense(slope);
        }
    }

    private static PooledGrowthPrior Place(PooledGrowthPrior start, IReadOnlyList<GrowthConstant> free, Vector<double> x)
    {
        PooledGrowthPrior prior = start;
        for (int i = 0; i < free.Count; i++)
        {
            prior = free[i].Set(prior, x[i]);
        }

        return prior;
    }
}
