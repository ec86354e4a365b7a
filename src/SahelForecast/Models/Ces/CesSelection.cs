using System.Buffers;
using SahelForecast.Models.Ets;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Ces;

/// <summary>What was chosen.</summary>
/// <param name="Member">The member.</param>
/// <param name="Dismissed">How many were better by AICc, but ran away from the series or did not forget errors.</param>
internal readonly record struct CesChoice(CesMember Member, int Dismissed);

/// <summary>Chooses among the members of the family that the length of a series allows.</summary>
internal static class CesSelection
{
    /// <summary>How far forecasts may leave what was seen, in ranges of the series.</summary>
    public const double Bound = 3;

    // Forecasts are looked at as far ahead, or for two seasons when that is more.
    private const int LeastHorizon = 8;

    /// <summary>Chooses.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="given">The kind, when it is not to be chosen.</param>
    /// <param name="seasonLength">Periods in a season.</param>
    /// <param name="cancellationToken">Stops between members.</param>
    public static CesChoice Choose(ReadOnlySpan<double> values, CesSeasonality? given, int seasonLength, CancellationToken cancellationToken)
    {
        (int observed, double low, double high) = Summary(values);
        var found = new List<CesMember>(4);
        CesParameters near = default;
        double best = double.PositiveInfinity;
        foreach (CesSeasonality kind in low < high ? Kinds(values, given, seasonLength, observed) : [])
        {
            cancellationToken.ThrowIfCancellationRequested();
            CesMember member = Fit(values, kind, seasonLength, near, best - CesMember.Penalty(EstimatedOf(kind, seasonLength), observed));
            near = kind switch
            {
                CesSeasonality.None => member.Optimum.Parameters with { P = 0.1 },
                CesSeasonality.Partial => member.Optimum.Parameters,
                _ => near,
            };
            best = given is null ? Math.Min(best, member.Aicc(observed)) : best;
            found.Add(member);
        }

        if (given is null)
        {
            found.Sort((one, other) => one.Aicc(observed).CompareTo(other.Aicc(observed)));
        }
        else
        {
            // The one wanted, and in its stead the next simpler.
            found.Reverse();
        }

        int horizon = Math.Max(LeastHorizon, 2 * seasonLength);
        for (int i = 0; i < found.Count; i++)
        {
            CesMember member = found[i];
            if (Forgets(member, seasonLength) && IsWithin(values, member, horizon, low - (Bound * (high - low)), high + (Bound * (high - low))))
            {
                return new CesChoice(member, i);
            }

            Complete(values, seasonLength, observed, found, i + 1);
        }

        return new CesChoice(Level(values), found.Count);
    }

    /// <summary>With the best dismissed, searches that were left are taken to their end.</summary>
    private static void Complete(ReadOnlySpan<double> values, int seasonLength, int observed, List<CesMember> found, int first)
    {
        bool isAny = false;
        for (int i = first; i < found.Count; i++)
        {
            CesMember member = found[i];
            if (member.Optimum.IsLeft)
            {
                found[i] = Fit(values, member.Kind, seasonLength, member.Near, double.PositiveInfinity);
                isAny = true;
            }
        }

        if (isAny)
        {
            found.Sort(first, found.Count - first, Comparer<CesMember>.Create((one, other) => one.Aicc(observed).CompareTo(other.Aicc(observed))));
        }
    }

    private static int EstimatedOf(CesSeasonality kind, int seasonLength) => CesParameters.CountOf(kind) + CesParameters.StatesOf(kind, seasonLength);

    /// <summary>Simple smoothing: a1 is 1, and no momentum at the start.</summary>
    private static CesMember Level(ReadOnlySpan<double> values)
    {
        SesEstimate estimate = SesKernel.Estimate(values);
        var optimum = new CesOptimum(new CesParameters(estimate.Alpha, 0, 0, 0), 0, 0, 0, 0, true);
        return Made(values, CesSeasonality.None, optimum, [estimate.InitialLevel, 0], 2, default);
    }

    private static CesMember Fit(ReadOnlySpan<double> values, CesSeasonality kind, int seasonLength, CesParameters near, double wanted)
    {
        double[] start = new double[kind == CesSeasonality.None ? 2 : 2 + (2 * seasonLength)];
        int count = CesKernel.ScratchCount(kind, values.Length, seasonLength);
        double[] scratch = ArrayPool<double>.Shared.Rent(count + CacheLine.Count);
        CesOptimum optimum = CesKernel.Estimate(values, kind, seasonLength, near, start, CacheLine.Cut(scratch, count), wanted);
        ArrayPool<double>.Shared.Return(scratch);
        return Made(values, kind, optimum, start, EstimatedOf(kind, seasonLength), near);
    }

    private static CesMember Made(ReadOnlySpan<double> values, CesSeasonality kind, CesOptimum optimum, double[] start, int estimated, CesParameters near)
    {
        double[] state = [.. start];
        CesSmoothing smoothing = CesKernel.Smooth(values, optimum.Parameters, state, new double[state.Length], 0, 0, new double[values.Length]);
        return new CesMember(kind, optimum, start, smoothing.SumOfSquares, estimated, near);
    }

    // Simpler ones first, as their parameters are where the search for the others starts.
    private static List<CesSeasonality> Kinds(ReadOnlySpan<double> values, CesSeasonality? given, int seasonLength, int observed)
    {
        var kinds = new List<CesSeasonality>(4);
        foreach (CesSeasonality kind in Enum.GetValues<CesSeasonality>())
        {
            bool isWanted = given is null || kind == given || kind == CesSeasonality.None || (given == CesSeasonality.Full && kind == CesSeasonality.Partial);
            if (isWanted && Allows(values, kind, seasonLength, observed))
            {
                kinds.Add(kind);
            }
        }

        return kinds;
    }

    // Three degrees of freedom are left, and each season was seen twice.
    private static bool Allows(ReadOnlySpan<double> values, CesSeasonality kind, int seasonLength, int observed)
    {
        if (observed < CesParameters.CountOf(kind) + CesParameters.StatesOf(kind, seasonLength) + 3)
        {
            return false;
        }

        if (kind == CesSeasonality.None)
        {
            return true;
        }

        for (int season = 0; season < seasonLength; season++)
        {
            int seen = 0;
            for (int i = season; i < values.Length; i += seasonLength)
            {
                seen += double.IsNaN(values[i]) ? 0 : 1;
            }

            if (seen < 2)
            {
                return false;
            }
        }

        return seasonLength > 1;
    }

    private static bool Forgets(CesMember member, int seasonLength) => member.Kind < CesSeasonality.Partial
        || CesMemory.Forgets(member.Optimum.Parameters, seasonLength, member.Kind == CesSeasonality.Full, new double[member.Start.Length]);

    private static bool IsWithin(ReadOnlySpan<double> values, CesMember member, int horizon, double low, double high)
    {
        double[] state = [.. member.Start];
        CesParameters parameters = member.Optimum.Parameters;
        CesSmoothing smoothing = CesKernel.Smooth(values, parameters, state, new double[state.Length], 0, 0, new double[values.Length]);
        var recursion = new CesRecursion(parameters, state, smoothing.Position);
        for (int i = 0; i < horizon + smoothing.MissingAtEnd; i++)
        {
            if (!(recursion.Forecast >= low && recursion.Forecast <= high))
            {
                return false;
            }

            recursion.Next(0);
        }

        return true;
    }

    private static (int Observed, double Low, double High) Summary(ReadOnlySpan<double> values)
    {
        int observed = 0;
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (!double.IsNaN(value))
            {
                observed++;
                low = Math.Min(low, value);
                high = Math.Max(high, value);
            }
        }

        return (observed, low, high);
    }
}
