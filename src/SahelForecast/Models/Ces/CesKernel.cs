namespace SahelForecast.Models.Ces;

/// <summary>Finds the parameters and initial states of complex smoothing, and runs its recursion.</summary>
internal static partial class CesKernel
{
    // Errors below this share of the values are rounding.
    private const double Precision = 1e-12;

    // Where searches start: pairs of u and v. Not expressions: those allocate in unoptimised code.
    private static readonly double[] Places = [0.1, 0, 0.3, 0, 0.6, 0, 0.9, 0, 0.3, 0.01, 0.6, 0.02, 0.2, -0.5, 0.3, -0.03, 0.6, -0.03];
    private static readonly double[] SeasonPlaces = [0.05, 0, 0.2, 0, 0.5, 0, 0.9, 0, 0.05, 0.05, 0.3, 0.08, 0.6, 0.1, 0.3, -0.1, 0.6, -0.1, 0.2, -0.5];

    // The same with seasons; the first two of all but the last places, and what is NaN, are where the simpler kind ended. Chosen on M4: without one at q = 0, where the
    // slope by q is small, full searches end lower.
    private const int MostPlaces = 4;
    private const int MostStarts = 10;
    private static readonly double[] NearPartial = [0, 0, 0.05, 0, 0, 0.2, 0.3, 0, 0.3];
    private static readonly double[] NearFull = [0, 0, double.NaN, -0.01, 0, 0, 0.3, -0.1, 0.1, 0, 0.1, 0, 0.4, 0, 0.3, 0];

    /// <summary>How many numbers of scratch a search takes.</summary>
    public static int ScratchCount(CesSeasonality kind, int count, int seasonLength) => kind switch
    {
        CesSeasonality.None => CesLevel.ScratchCount(count),
        CesSeasonality.Simple => CesLanes.PaddedCount(count, seasonLength) + CesLanes.ScratchCount(count, seasonLength),
        _ => CesSeasons.ScratchCount(count, seasonLength, kind == CesSeasonality.Full),
    };

    /// <summary>The best parameters. Allocates nothing.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="seasonLength">Periods in a season; at least 2 but without season.</param>
    /// <param name="start">Where to start beside the usual places: the optimum of the next simpler kind.</param>
    /// <param name="states">Takes the initial states: level, momentum, and two a season, none without.</param>
    /// <param name="scratch"><see cref="ScratchCount"/> numbers; overwritten.</param>
    /// <param name="wanted">Twice the negative log likelihood, but for a constant, that would be good enough: a search that won't get there is left.</param>
    public static CesOptimum Estimate(
        ReadOnlySpan<double> values,
        CesSeasonality kind,
        int seasonLength,
        CesParameters start,
        Span<double> states,
        Span<double> scratch,
        double wanted = double.PositiveInfinity)
    {
        double squares = 0;
        int observed = 0;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                squares += value * value;
                observed++;
            }
        }

        double rounding = Precision * Precision * squares;
        states.Clear();
        var prior = new CesPrior(kind, observed, seasonLength);
        if (kind == CesSeasonality.None)
        {
            return Search(new LevelCriterion(prior, values, observed, rounding, states[..2], scratch), kind, start, wanted);
        }

        if (kind == CesSeasonality.Simple)
        {
            Span<double> padded = scratch[..CesLanes.PaddedCount(values.Length, seasonLength)];
            CesLanes.Pad(values, seasonLength, padded);
            return Search(new LaneCriterion(prior, seasonLength, padded, observed, rounding, states[2..], scratch[padded.Length..]), kind, start, wanted);
        }

        var seasons = new CesSeasons(values, seasonLength, kind == CesSeasonality.Full, scratch);
        return Search(new SeasonCriterion(prior, kind, seasons, observed, rounding, states), kind, start, wanted);
    }

    private static CesOptimum Search<TCriterion>(in TCriterion criterion, CesSeasonality kind, CesParameters start, double wanted)
        where TCriterion : struct, ICesCriterion, allows ref struct
    {
        ReadOnlySpan<double> places = PlacesOf(kind, start, stackalloc double[MostPlaces * CesSearch.Most]);
        int n = CesParameters.CountOf(kind);
        Span<double> memory = stackalloc double[(2 * CesSearch.Most) + (CesSearch.Most * CesSearch.Most)];
        Span<double> point = memory[..n];
        Span<double> slope = memory.Slice(CesSearch.Most, n);
        Span<double> curvature = memory.Slice(2 * CesSearch.Most, n * n);
        Span<double> totals = stackalloc double[MostStarts];
        criterion.Judge(places, n, totals);
        int best = 0;
        for (int i = 1; i < places.Length / n; i++)
        {
            best = totals[i] < totals[best] ? i : best;
        }

        places.Slice(best * n, n).CopyTo(point);
        CesOptimum found = CesSearch.Run(criterion, point, wanted);
        if (kind == CesSeasonality.Full && found.Converged && !found.IsLeft)
        {
            found = Again(criterion, places, totals, best, point, found, wanted);
        }

        if (!found.Converged && !found.IsLeft)
        {
            // Else the place looked at last is the end, and the initial states are those of it.
            criterion.TryAt(point, slope, curvature, CesDetail.Curved, out _);
        }

        return found with { Parameters = CesParameters.Of(kind, point), Evaluations = found.Evaluations + (places.Length / n) };
    }

    /// <summary>A search that may matter is made again from the next best place: here there often are several minima.</summary>
    private static CesOptimum Again<TCriterion>(
        in TCriterion criterion, ReadOnlySpan<double> places, Span<double> totals, int best, Span<double> point, CesOptimum found, double wanted)
        where TCriterion : struct, ICesCriterion, allows ref struct
    {
        int n = point.Length;
        Span<double> other = stackalloc double[CesSearch.Most];
        other = other[..n];
        totals[best] = double.PositiveInfinity;
        int next = 0;
        for (int i = 1; i < places.Length / n; i++)
        {
            next = totals[i] < totals[next] ? i : next;
        }

        places.Slice(next * n, n).CopyTo(other);
        CesOptimum again = CesSearch.Run(criterion, other, wanted);
        int evaluations = found.Evaluations + again.Evaluations;
        if (again.Converged && !again.IsLeft && again.Criterion < found.Criterion)
        {
            other.CopyTo(point);
            return again with { Evaluations = evaluations };
        }

        // The initial states are those of the place looked at last.
        criterion.TryAt(point, stackalloc double[CesSearch.Most], stackalloc double[CesSearch.Most * CesSearch.Most], CesDetail.Curved, out _);
        return found with { Evaluations = evaluations + 1 };
    }

    private static ReadOnlySpan<double> PlacesOf(CesSeasonality kind, CesParameters start, Span<double> memory)
    {
        ReadOnlySpan<double> weights = kind == CesSeasonality.Partial ? NearPartial : NearFull;
        if (kind is CesSeasonality.None or CesSeasonality.Simple)
        {
            return kind == CesSeasonality.None ? Places : SeasonPlaces;
        }

        // Level as in the simpler kind, and one place or two for all.
        int n = CesParameters.CountOf(kind);
        weights.CopyTo(memory);
        for (int at = 0; at < 2 * n; at += n)
        {
            (memory[at], memory[at + 1]) = (start.U, start.V);
            memory[at + 2] = double.IsNaN(memory[at + 2]) ? start.P : memory[at + 2];
        }

        return memory[..weights.Length];
    }

    /// <summary>Runs on over values. Allocates nothing.</summary>
    /// <param name="values">The values; missing ones are taken to be what was forecast.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="state">Level, momentum, two a season; moved on to after the last observed value.</param>
    /// <param name="work">As long as the state; overwritten.</param>
    /// <param name="position">The season that comes after the last observed value before.</param>
    /// <param name="missing">Periods since.</param>
    /// <param name="fitted">Takes the forecast of each value made before it.</param>
    public static CesSmoothing Smooth(
        ReadOnlySpan<double> values, CesParameters parameters, Span<double> state, Span<double> work, int position, int missing, Span<double> fitted)
    {
        state.CopyTo(work);
        var recursion = new CesRecursion(parameters, work, position);
        for (int i = 0; i < missing; i++)
        {
            recursion.Next(0);
        }

        double squares = 0;
        for (int i = 0; i < values.Length; i++)
        {
            fitted[i] = recursion.Forecast;
            double error = values[i] - fitted[i];
            missing++;
            if (double.IsNaN(error))
            {
                recursion.Next(0);
                continue;
            }

            recursion.Next(error);
            squares += error * error;
            missing = 0;
            if (i + 1 == values.Length || double.IsNaN(values[i + 1]))
            {
                recursion.Save(work);
                work.CopyTo(state);
                position = recursion.Position;
            }
        }

        return new CesSmoothing(position, missing, squares);
    }

    /// <summary>Half the count times the logarithm of the squares, and the prior: slope and curvature follow from those of half the sum of squares.</summary>
    private static bool Finish(
        in CesPrior prior,
        scoped ReadOnlySpan<double> point,
        int observed,
        double rounding,
        double halfSquares,
        scoped Span<double> slope,
        scoped Span<double> curvature,
        CesDetail detail,
        out CesValue value)
    {
        double squares = (2 * halfSquares) + rounding;
        double factor = observed / squares;
        double bend = detail == CesDetail.Curved ? 2.0 / observed : 0;
        int n = point.Length;
        for (int i = 0; i < n; i++)
        {
            slope[i] *= factor;
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                curvature[(i * n) + j] = (factor * curvature[(i * n) + j]) - (bend * slope[i] * slope[j]);
            }
        }

        double deviance = observed * Math.Log(squares / observed);
        double total = deviance / 2;
        bool isInside = prior.Add(point, ref total, slope, curvature, detail == CesDetail.Straight);
        value = new CesValue(total, deviance);
        return isInside && double.IsFinite(total);
    }

    // One by one; infinity outside.
    private static void JudgeEach<TCriterion>(in TCriterion criterion, scoped ReadOnlySpan<double> places, int n, scoped Span<double> totals)
        where TCriterion : struct, ICesCriterion, allows ref struct
    {
        Span<double> slope = stackalloc double[CesSearch.Most];
        Span<double> curvature = stackalloc double[CesSearch.Most * CesSearch.Most];
        for (int i = 0; i < places.Length / n; i++)
        {
            bool isInside = criterion.TryAt(places.Slice(i * n, n), slope[..n], curvature[..(n * n)], CesDetail.Squares, out CesValue value);
            totals[i] = isInside ? value.Total : double.PositiveInfinity;
        }
    }
}

/// <summary>Where smoothing ends.</summary>
/// <param name="Position">The season after the last observed value.</param>
/// <param name="MissingAtEnd">Periods since.</param>
/// <param name="SumOfSquares">Of the one-step errors.</param>
internal readonly record struct CesSmoothing(int Position, int MissingAtEnd, double SumOfSquares);
