using SahelForecast.Decomposition;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>What a search found; the numbers themselves lie in the vector searched.</summary>
/// <param name="Report">How it ended.</param>
/// <param name="LastSeason">The seasonal state that is not in the vector.</param>
/// <param name="Smoothing">The smoothing parameters.</param>
/// <param name="SumOfSquares">Of the errors.</param>
/// <param name="LogLikelihood">Gaussian.</param>
/// <param name="DiscountedLogLikelihood">The same with earlier errors counting less, where the prior says so: what models are compared by.</param>
internal readonly record struct EtsFound(
    ScoringReport Report, double LastSeason, EtsState Smoothing, double SumOfSquares, double LogLikelihood, double DiscountedLogLikelihood);

/// <summary>Finds the best parameters and initial states of one model.</summary>
/// <remarks>
/// With additive season (or none) means are linear in the initial states, so from any smoothing parameters one step finds the best states; with a factor
/// it finds good ones. So each point of a grid gets its states, the best are searched from, and the lowest end is taken. Multiplicative errors
/// have the recursion of additive ones, so where these were searched before their ends are the beginning.
/// </remarks>
internal readonly ref struct EtsSearch
{
    /// <summary>How many points are searched from. A plain likelihood has many maxima; with a prior a second search gained nothing on 16,000 held-out ends of M4.</summary>
    public static int StartsKept(in EtsPrior prior) => prior == EtsPrior.None ? 8 : 1;

    private readonly EtsShape _shape;
    private readonly ReadOnlySpan<double> _values;
    private readonly EtsPrior _prior;
    private readonly int _startsKept;
    private readonly Span<double> _lower;
    private readonly Span<double> _upper;
    private readonly Span<double> _held;
    private readonly Span<double> _trial;
    private readonly Span<double> _season;
    private readonly Span<double> _search;
    private readonly Span<double> _problem;

    /// <summary>Prepares a search.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="values">The values, NaN where missing, scaled so that they are about 1.</param>
    /// <param name="prior">What is believed of the smoothing parameters.</param>
    /// <param name="startsKept">How many points are searched from.</param>
    /// <param name="scratch">Of <see cref="ScratchLength"/>; overwritten.</param>
    public EtsSearch(in EtsShape shape, ReadOnlySpan<double> values, in EtsPrior prior, int startsKept, Span<double> scratch)
    {
        _shape = shape;
        _values = values;
        _prior = prior;
        _startsKept = startsKept;

        // What vectors are read from comes first.
        var cut = new Scissors(scratch);
        _search = cut.Next(ScoringSearch.ScratchLength(shape.Stride));
        _problem = cut.Next(EtsProblem.ScratchLength(shape, values.Length));
        _lower = cut.Next(shape.Count);
        _upper = cut.Next(shape.Count);
        _held = cut.Next(2 * shape.Count);
        _trial = cut.Next(shape.Count);
        _season = cut.Next(shape.SeasonLength);
        EtsBounds.Fill(shape, _lower, _upper);
        Seed(shape, values, _season, _trial);
    }

    /// <summary>Numbers of scratch that a series takes.</summary>
    public static int ScratchLength(in EtsShape shape, int count) =>
        EtsProblem.ScratchLength(shape, count) + ScoringSearch.ScratchLength(shape.Stride) + (5 * shape.Count) + shape.SeasonLength;

    /// <summary>Searches from the best points of a grid. Allocates nothing.</summary>
    /// <param name="grid">Points, as <see cref="EtsGrid"/> has them.</param>
    /// <param name="ends">Takes where the searches ended, the best first.</param>
    /// <returns>The best.</returns>
    public EtsFound FromGrid(ReadOnlySpan<double> grid, Span<double> ends)
    {
        EtsProblem problem = Problem(_shape.IsMultiplicativeError);
        EtsProblem plain = Problem(isMultiplicativeError: false);
        Span<double> values = stackalloc double[_startsKept];
        values.Fill(double.PositiveInfinity);
        Span<double> lower = _held[.._shape.Count];
        Span<double> upper = _held[_shape.Count..];
        EtsBounds.Fill(_shape, lower, upper);
        for (int i = 0; i < grid.Length; i += EtsGrid.Width)
        {
            Seed(_shape, _values, _season, _trial);
            EtsGrid.Place(_shape, grid.Slice(i, EtsGrid.Width), _trial);
            _trial[.._shape.SmoothingCount].CopyTo(lower);
            _trial[.._shape.SmoothingCount].CopyTo(upper);
            new ScoringSearch(lower, upper, _shape.Stride, _search).Leap(ref plain, _trial);
            double value = problem.Evaluate(_trial);
            if (!double.IsFinite(value))
            {
                // The best states for additive errors led a mean below 0; a level alone does not.
                Seed(_shape, _values, _season, _trial);
                EtsGrid.Place(_shape, grid.Slice(i, EtsGrid.Width), _trial);
                value = problem.Evaluate(_trial);
            }

            Keep(value, _trial, values, ends);
        }

        ReadOnlySpan<double> all = EtsGrid.Of(_shape, isPlain: true);
        if (!values.ContainsAnyExcept(double.PositiveInfinity) && grid.Length < all.Length)
        {
            return FromGrid(all, ends);
        }

        return Finish(ref problem, values, ends);
    }

    /// <summary>Searches from where the searches of the same model with additive errors ended. Allocates nothing.</summary>
    /// <param name="ends">Those; holds where the searches from them ended, the best first, after.</param>
    /// <returns>The best.</returns>
    public EtsFound FromTwin(Span<double> ends)
    {
        EtsProblem problem = Problem(_shape.IsMultiplicativeError);
        Span<double> values = stackalloc double[_startsKept];
        for (int i = 0; i < _startsKept; i++)
        {
            values[i] = problem.Evaluate(ends.Slice(i * _shape.Count, _shape.Count));
        }

        return values.ContainsAnyExcept(double.PositiveInfinity) ? Finish(ref problem, values, ends) : FromGrid(EtsGrid.Of(_shape, _prior == EtsPrior.None), ends);
    }

    private EtsFound Finish(scoped ref EtsProblem problem, scoped ReadOnlySpan<double> values, Span<double> ends)
    {
        var best = new ScoringReport(double.PositiveInfinity, double.NaN, 0, Converged: false);
        var search = new ScoringSearch(_lower, _upper, _shape.Stride, _search);
        int first = 0;
        for (int i = 0; i < _startsKept; i++)
        {
            // A place that nothing was put in: there are fewer points, or the model has no value at them. Nor shall a twin begin there.
            if (!double.IsFinite(values[i]))
            {
                ends.Slice(i * _shape.Count, _shape.Count).Fill(double.NaN);
                continue;
            }

            ScoringReport report = search.Minimise(ref problem, ends.Slice(i * _shape.Count, _shape.Count));
            (best, first) = report.Value < best.Value ? (report, i) : (best, first);
        }

        Span<double> x = ends[.._shape.Count];
        if (first > 0)
        {
            ends.Slice(first * _shape.Count, _shape.Count).CopyTo(_trial);
            x.CopyTo(ends[(first * _shape.Count)..]);
            _trial.CopyTo(x);
        }

        if (!double.IsFinite(best.Value))
        {
            Seed(_shape, _values, _season, x);
            return new EtsFound(best, _season[^1], default, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);
        }

        problem.Evaluate(x);
        double discounted = problem.LogLikelihood;
        EtsProblem even = new(_shape, _shape.IsMultiplicativeError, _values, EtsPrior.None, _season[^1], _problem);
        even.Evaluate(x);
        return new EtsFound(best, _season[^1], even.Start, even.Score.SumOfSquares, even.LogLikelihood, discounted);
    }

    private EtsProblem Problem(bool isMultiplicativeError) => new(_shape, isMultiplicativeError, _values, _prior, _season[^1], _problem);

    // Level and seasons before the first value, to begin with.
    private static void Seed(in EtsShape shape, ReadOnlySpan<double> values, Span<double> season, Span<double> x)
    {
        season.Clear();
        double level = MeanOf(values[..Math.Min(values.Length, Math.Max(shape.SeasonLength, 3))]);
        if (shape.IsMultiplicativeSeason && !SeasonalKernel.TryIndices(values, season, out _))
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
}
