using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SahelForecast.Models.Ces;

/// <summary>Slope and curvature at the solution, with a lane each for the moves by u, v, p and q.</summary>
internal readonly ref partial struct CesSeasons
{
    private const int Lanes = 4;

    // What the way back needs of a period: the moves of error, level and momentum, with a momentum of the season those of it and of the deviation; and the error in all lanes.
    private static int TrackOf(int each) => Lanes * (each == 1 ? 4 : 6);

    /// <summary>The way through time gives the slope, and the moves of the errors; the way back the curvature.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Moves<TSeason>(
        in CesWeights weights, scoped ReadOnlySpan<double> states, scoped Span<double> slope, scoped Span<double> curvature, bool isStraight)
        where TSeason : struct, ISeason
    {
        Span<double> rings = _rings[..(2 * Lanes * _seasonLength)];
        Span<double> own = _rings.Slice(rings.Length, 2 * _seasonLength);
        rings.Clear();
        states[2..].CopyTo(own);

        var toLevel = Vector256.Create(weights.Level);
        var toMomentum = Vector256.Create(weights.Momentum);
        var pull = Vector256.Create(weights.V);
        var decay = Vector256.Create(-weights.U);
        var toSeason = Vector256.Create(weights.Season);
        var toPull = Vector256.Create(weights.SeasonMomentum);
        var seasonPull = Vector256.Create(weights.Q);
        var seasonDecay = Vector256.Create(-weights.P);
        var forces = new Forces<TSeason>(weights);

        // The solution in all lanes, and the moves.
        var solved = Vector256.Create(states[0]);
        var solvedMomentum = Vector256.Create(states[1]);
        Vector256<double> level = default;
        Vector256<double> momentum = default;
        Vector256<double> squares = default;
        Vector256<double> ofError = default;
        Vector256<double> products0 = default;
        Vector256<double> products1 = default;
        Vector256<double> products2 = default;
        Vector256<double> products3 = default;
        ref double track = ref MemoryMarshal.GetReference(_track);
        ref double ring = ref MemoryMarshal.GetReference(rings);
        ref double solvedRing = ref MemoryMarshal.GetReference(own);
        int step = TrackOf(TSeason.HasMomentum ? 2 : 1);
        int position = 0;
        for (int t = 0; t < _values.Length; t++)
        {
            ref double place = ref Unsafe.Add(ref ring, 2 * Lanes * position);
            ref double solvedPlace = ref Unsafe.Add(ref solvedRing, 2 * position);
            var value = Vector256.Create(_values[t]);
            Vector256<double> there = Vector256.Equals(value, value);
            Vector256<double> season = Vector256.LoadUnsafe(ref place);
            var solvedSeason = Vector256.Create(solvedPlace);
            Vector256<double> e = (value - solvedSeason - solved) & there;
            Vector256<double> error = (-season - level) & there;
            error.StoreUnsafe(ref track);
            level.StoreUnsafe(ref track, Lanes);
            momentum.StoreUnsafe(ref track, 2 * Lanes);
            e.StoreUnsafe(ref track, 3 * Lanes);
            squares = Vector256.FusedMultiplyAdd(e, e, squares);
            ofError = Vector256.FusedMultiplyAdd(e, error, ofError);
            products0 = Vector256.FusedMultiplyAdd(Vector256.Create(error[0]), error, products0);
            products1 = Vector256.FusedMultiplyAdd(Vector256.Create(error[1]), error, products1);
            products2 = Vector256.FusedMultiplyAdd(Vector256.Create(error[2]), error, products2);
            Vector256<double> newSeason = Vector256.FusedMultiplyAdd(toSeason, error, Vector256.FusedMultiplyAdd(forces.Season, e, season));
            double newSolved = solvedPlace + (weights.Season * e.ToScalar());
            if (TSeason.HasMomentum)
            {
                products3 = Vector256.FusedMultiplyAdd(Vector256.Create(error[3]), error, products3);
                Vector256<double> seasonMomentum = Vector256.LoadUnsafe(ref place, Lanes);
                double solvedPull = Unsafe.Add(ref solvedPlace, 1);
                season.StoreUnsafe(ref track, 4 * Lanes);
                seasonMomentum.StoreUnsafe(ref track, 5 * Lanes);
                newSeason += seasonMomentum;
                newSolved += solvedPull;
                Vector256<double> moved = Vector256.FusedMultiplyAdd(
                    forces.Pull, e, Vector256.FusedMultiplyAdd(forces.PullByPull, Vector256.Create(solvedPull), forces.PullBySeason * solvedSeason));
                Vector256<double> kept = Vector256.FusedMultiplyAdd(seasonDecay, seasonMomentum, Vector256.FusedMultiplyAdd(seasonPull, season, moved));
                Vector256.FusedMultiplyAdd(toPull, error, kept).StoreUnsafe(ref place, Lanes);
                Unsafe.Add(ref solvedPlace, 1) = (weights.Q * solvedPlace) - (weights.P * solvedPull) + (weights.SeasonMomentum * e.ToScalar());
            }

            newSeason.StoreUnsafe(ref place);
            solvedPlace = newSolved;
            Vector256<double> forced = Vector256.FusedMultiplyAdd(
                forces.Momentum, e, Vector256.FusedMultiplyAdd(forces.MomentumByMomentum, solvedMomentum, forces.MomentumByLevel * solved));
            Vector256<double> keptMomentum = Vector256.FusedMultiplyAdd(decay, momentum, Vector256.FusedMultiplyAdd(pull, level, forced));
            level = Vector256.FusedMultiplyAdd(toLevel, error, Vector256.FusedMultiplyAdd(forces.Level, e, level + momentum));
            momentum = Vector256.FusedMultiplyAdd(toMomentum, error, keptMomentum);
            Vector256<double> before = solved;
            solved = Vector256.FusedMultiplyAdd(toLevel, e, solved + solvedMomentum);
            solvedMomentum = Vector256.FusedMultiplyAdd(toMomentum, e, Vector256.FusedMultiplyAdd(decay, solvedMomentum, pull * before));
            track = ref Unsafe.Add(ref track, step);
            position = position + 1 == _seasonLength ? 0 : position + 1;
        }

        Span<double> products = stackalloc double[Lanes * Lanes];
        products0.CopyTo(products);
        products1.CopyTo(products[Lanes..]);
        products2.CopyTo(products[(2 * Lanes)..]);
        products3.CopyTo(products[(3 * Lanes)..]);
        Back<TSeason>(weights, forces, isStraight, products);
        Undo(products);
        int count = _each + 2;
        for (int a = 0; a < count; a++)
        {
            slope[a] = ofError[a];
            for (int b = 0; b < count; b++)
            {
                curvature[(a * count) + b] = products[(a * Lanes) + b];
            }
        }

        return squares.ToScalar() / 2;
    }

    /// <summary>Backwards through time, with what half the sum of squares gains from level, momentum and seasons, and how that moves; adds to the curvature, and fills the moves of the slopes by the initial states.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Back<TSeason>(in CesWeights weights, in Forces<TSeason> forces, bool isStraight, scoped Span<double> curvature)
        where TSeason : struct, ISeason
    {
        Span<double> rings = _rings[..(2 * Lanes * _seasonLength)];
        Span<double> own = _rings.Slice(rings.Length, 2 * _seasonLength);
        rings.Clear();
        own.Clear();
        var toLevel = Vector256.Create(weights.Level);
        var toMomentum = Vector256.Create(weights.Momentum);
        var pull = Vector256.Create(weights.V);
        var decay = Vector256.Create(-weights.U);
        var toSeason = Vector256.Create(weights.Season);
        var toPull = Vector256.Create(weights.SeasonMomentum);
        var seasonPull = Vector256.Create(weights.Q);
        var seasonDecay = Vector256.Create(-weights.P);
        Vector256<double> bent = isStraight ? default : Vector256<double>.One;

        // What is gained, in all lanes, and its moves.
        Vector256<double> gain = default;
        Vector256<double> momentumGain = default;
        Vector256<double> moved = default;
        Vector256<double> movedMomentum = default;
        Vector256<double> levelError = default;
        Vector256<double> momentumError = default;
        Vector256<double> momentumMomentum = default;
        Vector256<double> momentumLevel = default;
        Vector256<double> momentumBend = default;
        Vector256<double> seasonError = default;
        Vector256<double> pullError = default;
        Vector256<double> pullPull = default;
        Vector256<double> pullSeason = default;
        Vector256<double> pullBend = default;
        int step = TrackOf(TSeason.HasMomentum ? 2 : 1);
        ref double track = ref Unsafe.Add(ref MemoryMarshal.GetReference(_track), step * _values.Length);
        ref double ring = ref MemoryMarshal.GetReference(rings);
        ref double ownRing = ref MemoryMarshal.GetReference(own);
        int position = (_values.Length - 1) % _seasonLength;
        for (int t = _values.Length - 1; t >= 0; t--)
        {
            track = ref Unsafe.Add(ref track, -step);
            ref double place = ref Unsafe.Add(ref ring, 2 * Lanes * position);
            ref double ownPlace = ref Unsafe.Add(ref ownRing, 2 * position);
            var value = Vector256.Create(_values[t]);
            Vector256<double> there = Vector256.Equals(value, value);
            Vector256<double> error = Vector256.LoadUnsafe(ref track);
            Vector256<double> e = Vector256.LoadUnsafe(ref track, 3 * Lanes) * bent;
            var seasonGain = Vector256.Create(ownPlace);
            Vector256<double> movedSeason = Vector256.LoadUnsafe(ref place);
            levelError = Vector256.FusedMultiplyAdd(gain, error, levelError);
            momentumError = Vector256.FusedMultiplyAdd(momentumGain, error, momentumError);
            momentumLevel = Vector256.FusedMultiplyAdd(momentumGain, Vector256.LoadUnsafe(ref track, Lanes), momentumLevel);
            momentumMomentum = Vector256.FusedMultiplyAdd(momentumGain, Vector256.LoadUnsafe(ref track, 2 * Lanes), momentumMomentum);
            momentumBend = Vector256.FusedMultiplyAdd(momentumGain, e, momentumBend);
            seasonError = Vector256.FusedMultiplyAdd(seasonGain, error, seasonError);

            Vector256<double> forced = Vector256.FusedMultiplyAdd(
                forces.Season, seasonGain, Vector256.FusedMultiplyAdd(forces.Level, gain, Vector256.FusedMultiplyAdd(forces.Momentum, momentumGain, error)));
            Vector256<double> seasonal = Vector256.FusedMultiplyAdd(toSeason, movedSeason, forced);
            Vector256<double> ownSeasonal = Vector256.FusedMultiplyAdd(toSeason, seasonGain, e);
            Vector256<double> newMovedSeason = movedSeason;
            Vector256<double> newSeasonGain = seasonGain;
            if (TSeason.HasMomentum)
            {
                var pullGain = Vector256.Create(Unsafe.Add(ref ownPlace, 1));
                Vector256<double> movedPull = Vector256.LoadUnsafe(ref place, Lanes);
                pullError = Vector256.FusedMultiplyAdd(pullGain, error, pullError);
                pullSeason = Vector256.FusedMultiplyAdd(pullGain, Vector256.LoadUnsafe(ref track, 4 * Lanes), pullSeason);
                pullPull = Vector256.FusedMultiplyAdd(pullGain, Vector256.LoadUnsafe(ref track, 5 * Lanes), pullPull);
                pullBend = Vector256.FusedMultiplyAdd(pullGain, e, pullBend);
                seasonal = Vector256.FusedMultiplyAdd(forces.Pull, pullGain, Vector256.FusedMultiplyAdd(toPull, movedPull, seasonal));
                ownSeasonal = Vector256.FusedMultiplyAdd(toPull, pullGain, ownSeasonal);
                newMovedSeason = Vector256.FusedMultiplyAdd(seasonPull, movedPull, Vector256.FusedMultiplyAdd(forces.PullBySeason, pullGain, movedSeason));
                newSeasonGain = Vector256.FusedMultiplyAdd(seasonPull, pullGain, seasonGain);
                Vector256.FusedMultiplyAdd(seasonDecay, movedPull, Vector256.FusedMultiplyAdd(forces.PullByPull, pullGain, movedSeason)).StoreUnsafe(ref place, Lanes);
                Unsafe.Add(ref ownPlace, 1) = Vector256.FusedMultiplyAdd(seasonDecay, pullGain, seasonGain).ToScalar();
            }

            Vector256<double> whole = Vector256.FusedMultiplyAdd(toLevel, moved, Vector256.FusedMultiplyAdd(toMomentum, movedMomentum, seasonal)) & there;
            (newMovedSeason - whole).StoreUnsafe(ref place);
            Vector256<double> newMoved = Vector256.FusedMultiplyAdd(pull, movedMomentum, Vector256.FusedMultiplyAdd(forces.MomentumByLevel, momentumGain, moved)) - whole;
            movedMomentum = Vector256.FusedMultiplyAdd(decay, movedMomentum, Vector256.FusedMultiplyAdd(forces.MomentumByMomentum, momentumGain, moved));
            moved = newMoved;
            Vector256<double> ownWhole = Vector256.FusedMultiplyAdd(toLevel, gain, Vector256.FusedMultiplyAdd(toMomentum, momentumGain, ownSeasonal)) & there;
            ownPlace = (newSeasonGain - ownWhole).ToScalar();
            Vector256<double> newGain = Vector256.FusedMultiplyAdd(pull, momentumGain, gain) - ownWhole;
            momentumGain = Vector256.FusedMultiplyAdd(decay, momentumGain, gain);
            gain = newGain;
            position = position == 0 ? _seasonLength - 1 : position - 1;
        }

        Span<double> mixed = stackalloc double[Lanes * Lanes];
        (levelError - momentumMomentum + (weights.V * momentumError)).CopyTo(mixed);
        (momentumLevel - levelError + ((2 + weights.U + (2 * weights.V)) * momentumError)).CopyTo(mixed[Lanes..]);
        if (TSeason.HasMomentum)
        {
            (seasonError - pullPull + (weights.Q * pullError)).CopyTo(mixed[(2 * Lanes)..]);
            (pullSeason - seasonError + ((2 + weights.P + (2 * weights.Q)) * pullError)).CopyTo(mixed[(3 * Lanes)..]);
        }
        else
        {
            seasonError.CopyTo(mixed[(2 * Lanes)..]);
            mixed[(3 * Lanes)..].Clear();
        }

        for (int a = 0; a < Lanes; a++)
        {
            for (int b = 0; b < Lanes; b++)
            {
                curvature[(a * Lanes) + b] += mixed[(a * Lanes) + b] + mixed[(b * Lanes) + a];
            }
        }

        (double bend, double seasonBend) = (momentumBend.ToScalar(), pullBend.ToScalar());
        curvature[1] += bend;
        curvature[Lanes] += bend;
        curvature[Lanes + 1] += 2 * bend;
        curvature[(2 * Lanes) + 3] += seasonBend;
        curvature[(3 * Lanes) + 2] += seasonBend;
        curvature[(3 * Lanes) + 3] += 2 * seasonBend;

        moved.CopyTo(_moved);
        movedMomentum.CopyTo(_moved[Lanes..]);
        int free = _seasonLength - 1;
        for (int each = 0; each < _each; each++)
        {
            Vector256<double> last = Vector256.Create<double>(rings[(((2 * free) + each) * Lanes)..]);
            for (int i = 0; i < free; i++)
            {
                (Vector256.Create<double>(rings[(((2 * i) + each) * Lanes)..]) - last).CopyTo(_moved[((2 + (each * free) + i) * Lanes)..]);
            }
        }
    }

    /// <summary>Takes from the curvature what other initial states would make good.</summary>
    private void Undo(scoped Span<double> curvature)
    {
        CesCholesky.ForwardRows(_normal, _stride, _count, _moved);
        Vector256<double> row0 = default;
        Vector256<double> row1 = default;
        Vector256<double> row2 = default;
        Vector256<double> row3 = default;
        for (int i = 0; i < _count; i++)
        {
            Vector256<double> row = Vector256.Create<double>(_moved[(i * Lanes)..]);
            row0 = Vector256.FusedMultiplyAdd(Vector256.Create(row[0]), row, row0);
            row1 = Vector256.FusedMultiplyAdd(Vector256.Create(row[1]), row, row1);
            row2 = Vector256.FusedMultiplyAdd(Vector256.Create(row[2]), row, row2);
            row3 = Vector256.FusedMultiplyAdd(Vector256.Create(row[3]), row, row3);
        }

        (Vector256.Create<double>(curvature) - row0).CopyTo(curvature);
        (Vector256.Create<double>(curvature[Lanes..]) - row1).CopyTo(curvature[Lanes..]);
        (Vector256.Create<double>(curvature[(2 * Lanes)..]) - row2).CopyTo(curvature[(2 * Lanes)..]);
        (Vector256.Create<double>(curvature[(3 * Lanes)..]) - row3).CopyTo(curvature[(3 * Lanes)..]);
    }
}
