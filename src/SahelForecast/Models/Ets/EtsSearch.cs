using SahelForecast.Decomposition;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>What a search found; the numbers themselves lie in the vector searched.</summary>
/// <param name="Report">How it ended.</param>
/// <param name="LastSeason">The seasonal state that is not in the vector.</param>
/// <param name="Smoothing">The smoothing parameters.</param>
/// <param name="SumOfSquares">Of the errors.</param>
/// <param name="LogLikelihood">Gaussian.</param>
internal readonly record struct EtsFound(
    ScoringReport Report, double LastSeason, EtsState Smoothing, double SumOfSquares, double LogLikelihood);

/// <summary>Finds the best parameters and initial states of one model.</summary>
/// <remarks>
/// With additive season (or none) means are linear in the initial states, so from any smoothing parameters one step finds the best states; with a factor
/// it finds good ones. So each of a few smoothing parameters gets its states, the two best are searched from, and the better end is taken.
/// </remarks>
internal static class EtsSearch
{
    /// <summary>How many of the starting points are searched from.</summary>
    public const int StartsKept = 4;

    /// <summary>Numbers of scratch that a series takes.</summary>
    public static int ScratchLength(in EtsShape shape, int count, int startsKept = StartsKept) =>
        EtsProblem.ScratchLength(shape, count) + ScoringSearch.ScratchLength(shape.Stride) + ((5 + startsKept) * shape.Stride) + shape.SeasonLength;

    /// <summary>Searches. Allocates nothing.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="values">The values, NaN where missing, scaled so that they are about 1.</param>
    /// <param name="prior">What is believed of the smoothing parameters.</param>
    /// <param name="grid">Smoothing parameters to begin at, as <see cref="EtsGrid"/> has them.</param>
    /// <param name="startsKept">How many of them are searched from.</param>
    /// <param name="x">Takes what was found.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    public static EtsFound Estimate(in EtsShape shape, ReadOnlySpan<double> values, in EtsPrior prior, ReadOnlySpan<double> grid, int startsKept, Span<double> x, Span<double> scratch)
    {
        var cut = new Scissors(scratch);
        Span<double> lower = cut.Next(shape.Count);
        Span<double> upper = cut.Next(shape.Count);
        Span<double> heldLower = cut.Next(shape.Count);
        Span<double> heldUpper = cut.Next(shape.Count);
        Span<double> trial = cut.Next(shape.Count);
        Span<double> kept = cut.Next(startsKept * shape.Count);
        Span<double> season = cut.Next(shape.SeasonLength);
        Span<double> search = cut.Next(ScoringSearch.ScratchLength(shape.Stride));
        Span<double> problemScratch = cut.Next(EtsProblem.ScratchLength(shape, values.Length));

        EtsBounds.Fill(shape, lower, upper);
        EtsBounds.Fill(shape, heldLower, heldUpper);
        Seed(shape, values, season, trial);
        double lastSeason = season[^1];
        var problem = new EtsProblem(shape, shape.IsMultiplicativeError, values, prior, lastSeason, problemScratch);
        var plain = new EtsProblem(shape, isMultiplicativeError: false, values, prior, lastSeason, problemScratch);

        Span<double> keptValues = stackalloc double[startsKept];
        keptValues.Fill(double.PositiveInfinity);
        for (int i = 0; i < grid.Length; i += EtsGrid.Width)
        {
            Seed(shape, values, season, trial);
            Smoothing(shape, grid.Slice(i, EtsGrid.Width), trial);
            trial[..shape.SmoothingCount].CopyTo(heldLower);
            trial[..shape.SmoothingCount].CopyTo(heldUpper);
            new ScoringSearch(heldLower, heldUpper, shape.Stride, search).Leap(ref plain, trial);
            double value = problem.Evaluate(trial);
            Keep(value, trial, keptValues, kept);
        }

        var best = new ScoringReport(double.PositiveInfinity, double.NaN, 0, Converged: false);
        Seed(shape, values, season, x);
        for (int i = 0; i < startsKept && double.IsFinite(keptValues[i]); i++)
        {
            Span<double> start = kept.Slice(i * shape.Count, shape.Count);
            ScoringReport report = new ScoringSearch(lower, upper, shape.Stride, search).Minimise(ref problem, start);
            if (report.Value < best.Value)
            {
                best = report;
                start.CopyTo(x);
            }
        }

        problem.Evaluate(x[..shape.Count]);
        return new EtsFound(best, lastSeason, problem.Start, problem.Score.SumOfSquares, problem.LogLikelihood);
    }

    // Level and seasons before the first value, to begin with.
    private static void Seed(in EtsShape shape, ReadOnlySpan<double> values, Span<double> season, Span<double> x)
    {
        season.Clear();
        double level = MeanOf(values[..Math.Min(values.Length, Math.Max(shape.SeasonLength, 3))]);
        if (shape.IsMultiplicativeSeason && !SeasonalKernel.TryIndices(values, season))
        {
            for (int i = 0; i < season.Length; i++)
            {
                double mean = MeanOf(values[i..], season.Length);
                season[i] = mean > 0 ? mean : 1;
            }
        }

        x.Clear();
        x[shape.Level] = double.IsNaN(level) ? MeanOf(values) : level;
        season[..^1].CopyTo(x[shape.FirstSeason..]);
    }

    private static double MeanOf(ReadOnlySpan<double> values, int stride = 1)
    {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < values.Length; i += stride)
        {
            if (!double.IsNaN(values[i]))
            {
                sum += values[i];
                count++;
            }
        }

        return sum / count;
    }

    private static void Smoothing(in EtsShape shape, ReadOnlySpan<double> point, Span<double> x)
    {
        x[0] = point[0];
        if (shape.HasTrend)
        {
            x[shape.Beta] = point[1];
        }

        if (shape.HasSeason)
        {
            x[shape.Gamma] = point[2];
        }

        if (shape.IsDamped)
        {
            x[shape.Phi] = EtsBounds.LeastPhi + (EtsBounds.PhiWidth * point[3]);
        }
    }

    private static void Keep(double value, ReadOnlySpan<double> x, Span<double> values, Span<double> kept)
    {
        int count = x.Length;
        for (int i = 0; i < values.Length; i++)
        {
            if (value < values[i])
            {
                for (int j = values.Length - 1; j > i; j--)
                {
                    values[j] = values[j - 1];
                    kept.Slice((j - 1) * count, count).CopyTo(kept[(j * count)..]);
                }

                values[i] = value;
                x.CopyTo(kept[(i * count)..]);
                return;
            }
        }
    }

    private ref struct Scissors(Span<double> rest)
    {
        private Span<double> _rest = rest;

        public Span<double> Next(int length)
        {
            Span<double> piece = _rest[..length];
            _rest = _rest[length..];
            return piece;
        }
    }
}
