using System.Runtime.Intrinsics;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>What a search found.</summary>
/// <param name="Values">The numbers searched, at the greatest posterior density.</param>
/// <param name="Spread">A root of the posterior covariance there: eight rows, one to be multiplied by each of eight standard normal numbers and added up.</param>
/// <param name="Report">How the search ended.</param>
internal sealed record LgtEstimate(double[] Values, double[] Spread, ScoringReport Report)
{
    private const double MostLogOdds = 8;
    private const double Far = 50;

    // Enough to keep a direction that nothing is known of from leading anywhere.
    private const double LeastPrecision = 0.05;

    /// <summary>Searches from two places: a trend that is global, and one that is local.</summary>
    /// <param name="values">In units of their mean, NaN where missing.</param>
    /// <param name="breaks">Places of the first values of new regimes.</param>
    public static LgtEstimate Find(ReadOnlySpan<double> values, ReadOnlySpan<int> breaks)
    {
        int count = Dual.Lanes;
        double[] scratch = new double[LgtProblem.ScratchLength + ScoringSearch.ScratchLength(count)];
        double[] upper = [MostLogOdds, MostLogOdds, MostLogOdds, MostLogOdds, MostLogOdds, Far, Far, Far];
        double[] lower = Array.ConvertAll(upper, bound => -bound);
        var problem = new LgtProblem(values, breaks, scratch.AsSpan(0, LgtProblem.ScratchLength));
        var search = new ScoringSearch(lower, upper, count, scratch.AsSpan(LgtProblem.ScratchLength));
        (double change, double size) = Changes(values);
        double[]? best = null;
        ScoringReport report = default;
        foreach (bool isLocal in new[] { false, true })
        {
            double[] x = [1, -1, isLocal ? 1.5 : -1, 0.5, 0, isLocal ? 0 : change, Math.Log(Math.Max(size, 1e-3)), isLocal ? change : 0];
            ScoringReport found = search.Minimise(ref problem, x);
            if (best is null || found.Value < report.Value)
            {
                (best, report) = (x, found);
            }
        }

        problem.Evaluate(best);
        double[] root = new double[count * count];
        problem.Differentiate(new double[count], root);
        for (int i = 0; i < count; i++)
        {
            root[(count + 1) * i] += LeastPrecision;
        }

        CholeskyKernel.TryFactor(root, count, count);
        return new LgtEstimate(best!, SpreadOf(root), report);
    }

    /// <summary>Brings standard normal numbers to deviations of the numbers searched.</summary>
    public static Vector512<double> Deviations(ReadOnlySpan<double> spread, ReadOnlySpan<double> scores)
    {
        Vector512<double> sum = default;
        for (int i = 0; i < Dual.Lanes; i++)
        {
            sum += scores[i] * Vector512.Create<double>(spread.Slice(Dual.Lanes * i, Dual.Lanes));
        }

        return sum;
    }

    // Row i solves L' x = e(i), L the root of the precision.
    private static double[] SpreadOf(ReadOnlySpan<double> root)
    {
        double[] spread = new double[Dual.Lanes * Dual.Lanes];
        for (int row = 0; row < Dual.Lanes; row++)
        {
            Span<double> solved = spread.AsSpan(Dual.Lanes * row, Dual.Lanes);
            solved[row] = 1;
            for (int i = row; i >= 0; i--)
            {
                solved[i] /= root[(Dual.Lanes + 1) * i];
                for (int j = 0; j < i; j++)
                {
                    solved[j] -= root[(Dual.Lanes * i) + j] * solved[i];
                }
            }
        }

        return spread;
    }

    // The mean change, and the middle size of changes.
    private static (double Change, double Size) Changes(ReadOnlySpan<double> values)
    {
        double before = double.NaN;
        var changes = new List<double>(values.Length);
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                if (!double.IsNaN(before))
                {
                    changes.Add(value - before);
                }

                before = value;
            }
        }

        double mean = changes.Count == 0 ? 0 : changes.Average();
        double[] sizes = [.. changes.Select(change => Math.Abs(change - mean)).Order()];
        return (mean, sizes.Length == 0 ? 0 : sizes[sizes.Length / 2]);
    }
}
