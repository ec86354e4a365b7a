using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ets;

/// <summary>The recursion of one trend and season, and its derivatives by everything that is searched.</summary>
/// <remarks>
/// With base q(t) = l(t-1) + phi b(t-1), mean m(t) = q(t), q(t) + s(t-p) or q(t) s(t-p), and raw error r = y - m:
/// l = q + alpha r, b = phi b + beta r, s = s + gamma r; where the season is a factor r / s moves level and trend, and r / q the season. Multiplicative errors
/// e = r / m give the same recursion, as m e = r: only the likelihood differs. A missing value has r = 0.
/// Derivatives run forward, eight parameters in a vector, each vector on its own along the track of the values.
/// </remarks>
internal static class EtsRecursion
{
    // Below this a factor is no season and a mean no mean; values are scaled to about 1.
    private const double Least = 1e-12;

    // A window of eight over a single 1: at an offset it shows the 1 in its lane, or not at all.
    private static readonly double[] Units = [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    // A running product is turned into a logarithm before it leaves the range of doubles.
    private const double Large = 1e60;

    /// <summary>Runs over values. O(n), allocates nothing.</summary>
    /// <param name="values">The values; NaN where missing.</param>
    /// <param name="isMultiplicativeError">How errors enter.</param>
    /// <param name="discount">What an error counts for.</param>
    /// <param name="start">Before the first value.</param>
    /// <param name="season">The seasonal states, that of the first value first; holds those at the end, in the same places, after.</param>
    /// <param name="track">Takes what was passed through.</param>
    public static EtsScore Follow<TTrend, TSeason>(
        ReadOnlySpan<double> values, bool isMultiplicativeError, EtsDiscount discount, in EtsState start, Span<double> season, in EtsTrack track)
        where TTrend : struct, ITrendKind
        where TSeason : struct, ISeasonKind
    {
        (double level, double trend) = (start.Level, start.Trend);
        double squares = 0;
        double product = 1;
        double logs = 0;
        int count = 0;
        int place = 0;
        double root = discount.First;
        double growth = discount.Growth;
        Span<double> bases = track.Base[..values.Length];
        Span<double> slopes = track.Slope[..values.Length];
        Span<double> errors = track.Error[..values.Length];
        Span<double> shares = track.Share[..values.Length];
        Span<double> factors = track.Season[..values.Length];
        Span<double> inverseSeasons = track.InverseSeason[..values.Length];
        Span<double> inverseBases = track.InverseBase[..values.Length];
        double smallest = double.PositiveInfinity;
        for (int t = 0; t < values.Length; t++)
        {
            double kept = TTrend.IsDamped ? start.Phi * trend : trend;
            double q = TTrend.Exists ? level + kept : level;
            double s = TSeason.Exists ? season[place] : 0;
            double mean = TSeason.IsMultiplicative ? q * s : TSeason.Exists ? q + s : q;
            double value = values[t];
            bool isMissing = double.IsNaN(value);
            double error = isMissing ? 0 : value - mean;
            bases[t] = q;
            slopes[t] = trend;
            errors[t] = error;
            double share = root;
            root *= growth;
            if (isMultiplicativeError)
            {
                share /= mean;
                smallest = mean < smallest ? mean : smallest;
                product *= isMissing ? 1 : mean;
                if (!(product < Large && product > 1 / Large))
                {
                    logs += Math.Log(product);
                    product = 1;
                }
            }

            shares[t] = isMissing ? 0 : share;
            squares += error * share * error * share;
            count += isMissing ? 0 : 1;
            double move = error;
            if (TSeason.IsMultiplicative)
            {
                double inverseSeason = 1 / s;
                double inverseBase = 1 / q;
                smallest = Math.Min(smallest, Math.Min(Math.Abs(s), Math.Abs(q)));
                factors[t] = s;
                inverseSeasons[t] = inverseSeason;
                inverseBases[t] = inverseBase;
                season[place] = s + (start.Gamma * error * inverseBase);
                move = error * inverseSeason;
            }
            else if (TSeason.Exists)
            {
                season[place] = s + (start.Gamma * error);
            }

            level = q + (start.Alpha * move);
            trend = TTrend.Exists ? kept + (start.Beta * move) : trend;
            place = !TSeason.Exists || ++place == season.Length ? 0 : place;
        }

        bool isSound = smallest > Least && double.IsFinite(squares);
        return new EtsScore(
            start with { Level = level, Trend = trend }, isSound ? squares : double.PositiveInfinity, logs + Math.Log(product), count);
    }

    /// <summary>The derivatives of eight parameters along a track. O(n), allocates nothing.</summary>
    /// <param name="derivation">From what, and where to.</param>
    /// <param name="block">Which eight.</param>
    public static void Differentiate<TTrend, TSeason>(in EtsDerivation derivation, int block)
        where TTrend : struct, ITrendKind
        where TSeason : struct, ISeasonKind
    {
        EtsShape shape = derivation.Shape;
        EtsState state = derivation.State;
        ReadOnlySpan<double> values = derivation.Values;
        Span<double> season = derivation.Season;
        Span<double> rows = derivation.Rows;
        int first = block * EtsShape.Lanes;
        Vector512<double> byAlpha = Unit(0, first);
        Vector512<double> byBeta = TTrend.Exists ? (derivation.BetaShare * byAlpha) + (state.Alpha * Unit(shape.Beta, first)) : default;
        Vector512<double> byGamma = TSeason.Exists ? ((1 - state.Alpha) * Unit(shape.Gamma, first)) - (derivation.GammaShare * byAlpha) : default;
        Vector512<double> byPhi = TTrend.IsDamped ? Unit(shape.Phi, first) : default;
        var alpha = Vector512.Create(state.Alpha);
        var beta = Vector512.Create(state.Beta);
        var gamma = Vector512.Create(state.Gamma);
        var phi = Vector512.Create(state.Phi);

        Vector512<double> dl = Unit(shape.Level, first);
        Vector512<double> db = TTrend.Exists ? Unit(shape.Trend, first) : default;
        for (int i = 0; TSeason.Exists && i < shape.SeasonLength; i++)
        {
            (i < shape.SeasonLength - 1 ? Unit(shape.FirstSeason + i, first) : default).CopyTo(season[(i * EtsShape.Lanes)..]);
        }

        ReadOnlySpan<double> bases = derivation.Track.Base[..values.Length];
        ReadOnlySpan<double> slopes = derivation.Track.Slope[..values.Length];
        ReadOnlySpan<double> errors = derivation.Track.Error[..values.Length];
        ReadOnlySpan<double> shares = derivation.Track.Share[..values.Length];
        ReadOnlySpan<double> factors = derivation.Track.Season[..values.Length];
        ReadOnlySpan<double> inverseSeasons = derivation.Track.InverseSeason[..values.Length];
        ReadOnlySpan<double> inverseBases = derivation.Track.InverseBase[..values.Length];
        ReadOnlySpan<double> weights = derivation.Track.Weight[..values.Length];
        Vector512<double> gradients = default;
        Vector512<double> sums = default;
        int place = 0;
        for (int t = 0; t < values.Length; t++)
        {
            Vector512<double> kept = TTrend.IsDamped
                ? Vector512.FusedMultiplyAdd(phi, db, byPhi * Vector512.Create(slopes[t]))
                : db;
            Vector512<double> dq = TTrend.Exists ? dl + kept : dl;
            Vector512<double> ds = TSeason.Exists ? Vector512.Create<double>(season.Slice(place, EtsShape.Lanes)) : default;
            Vector512<double> mean = TSeason.IsMultiplicative
                ? Vector512.FusedMultiplyAdd(dq, Vector512.Create(factors[t]), ds * Vector512.Create(bases[t]))
                : TSeason.Exists ? dq + ds : dq;
            Vector512<double> row = mean * Vector512.Create(shares[t]);
            row.CopyTo(rows[((t * shape.Stride) + first)..]);
            gradients = Vector512.FusedMultiplyAdd(row, Vector512.Create(weights[t]), gradients);
            sums += row;
            if (double.IsNaN(values[t]))
            {
                dl = dq;
                db = kept;
            }
            else
            {
                double error = errors[t];
                Vector512<double> moves;
                double move;
                if (TSeason.IsMultiplicative)
                {
                    double inverseSeason = inverseSeasons[t];
                    double inverseBase = inverseBases[t];
                    move = error * inverseSeason;
                    double seasonMove = error * inverseBase;
                    moves = -Vector512.FusedMultiplyAdd(ds, Vector512.Create(move), mean) * Vector512.Create(inverseSeason);
                    Vector512<double> seasonMoves = -Vector512.FusedMultiplyAdd(dq, Vector512.Create(seasonMove), mean) * Vector512.Create(inverseBase);
                    ds += (gamma * seasonMoves) + (byGamma * Vector512.Create(seasonMove));
                }
                else
                {
                    move = error;
                    moves = -mean;
                    ds = TSeason.Exists ? ds + Vector512.FusedMultiplyAdd(gamma, moves, byGamma * Vector512.Create(move)) : ds;
                }

                dl = Vector512.FusedMultiplyAdd(alpha, moves, Vector512.FusedMultiplyAdd(byAlpha, Vector512.Create(move), dq));
                db = TTrend.Exists ? Vector512.FusedMultiplyAdd(beta, moves, Vector512.FusedMultiplyAdd(byBeta, Vector512.Create(move), kept)) : db;
                if (TSeason.Exists)
                {
                    ds.CopyTo(season[place..]);
                }
            }

            if (TSeason.Exists)
            {
                place += EtsShape.Lanes;
                place = place == season.Length ? 0 : place;
            }
        }

        gradients.CopyTo(derivation.Gradient[first..]);
        sums.CopyTo(derivation.Sum[first..]);
    }

    private static Vector512<double> Unit(int lane, int first) =>
        Vector512.Create<double>(Units.AsSpan(Math.Clamp(EtsShape.Lanes - lane + first, 0, 2 * EtsShape.Lanes), EtsShape.Lanes));
}
