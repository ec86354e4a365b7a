namespace SahelForecast.Data;

/// <summary>A level that changes at a position and stays.</summary>
/// <param name="At">The first position of the new level.</param>
/// <param name="Size">How far it moves, on the scale of the values.</param>
/// <param name="Error">The standard error of the size, from what surprises the series usually has.</param>
internal readonly record struct FoundShift(int At, double Size, double Error)
{
    public double Ratio => Math.Abs(Size) / Error;
}

/// <summary>Finds the positions where the level of a series moves further than the series does by itself.</summary>
/// <remarks>
/// Changes are taken for a first-order process whose surprises are small nine times in ten, whatever the tenth is; it is chosen among five, from a random walk to noise around a level. A shift
/// and a value out of line each leave a trace in the surprises, which is fitted at every position. The largest is taken out, and the search begins again, so that one doesn't hide another and
/// a value that comes and goes is no shift. The constants were chosen on M4 and on refugees by country of origin to 2010, so that at most 5 % of the series of M4, all together, have a level
/// shift; M3 judged. <see cref="DataQuality"/> has the figures.
/// </remarks>
internal static class LevelShifts
{
    private const int MostRounds = 8;
    private const int Memory = 40;
    private const double UsualShare = 0.9;
    private const double NormalQuantile = 1.645;
    private const double Complexity = 1.05;
    private const double NeededRatio = 4.3;
    private const int ShortCount = 10;
    private const double LeastScale = 1e-9;
    private static readonly (double Momentum, double Reversal)[] Processes = [(0, 0), (0, 0.5), (0, 0.8), (0.5, 0), (0.5, 0.8)];

    /// <summary>The shifts, in time order; at most one a position.</summary>
    /// <param name="values">At least three values, none missing.</param>
    public static IReadOnlyList<FoundShift> Of(ReadOnlySpan<double> values)
    {
        var shifts = new SortedDictionary<int, FoundShift>();
        double[] clean = values.ToArray();
        // The more values, the larger the largest surprise.
        double needed = NeededRatio + Math.Log(Math.Max(ShortCount, clean.Length) / (double)ShortCount);
        for (int round = 0; round < MostRounds; round++)
        {
            (FoundShift largest, bool isSpike) = Largest(clean);
            if (!(largest.Ratio >= needed))
            {
                break;
            }

            int end = isSpike ? largest.At + 1 : clean.Length;
            for (int i = largest.At; i < end; i++)
            {
                clean[i] -= largest.Size;
            }

            if (!isSpike)
            {
                shifts[largest.At] = largest with { Size = largest.Size + (shifts.TryGetValue(largest.At, out FoundShift same) ? same.Size : 0) };
            }
        }

        return [.. shifts.Values];
    }

    private static (FoundShift Largest, bool IsSpike) Largest(double[] values)
    {
        double[] changes = Changes(values);
        ((double Momentum, double Reversal) process, double scale) = Process(changes);
        double[] surprises = Surprises(changes, process);
        double[] impulse = new double[Math.Min(Memory, changes.Length)];
        impulse[0] = 1;
        double[] shift = Surprises(impulse, process);
        double[] spike = [.. shift.Select((one, i) => one - (i > 0 ? shift[i - 1] : 0))];
        (FoundShift largest, bool isSpike) = (new FoundShift(0, 0, 1), false);
        for (int i = 0; i < surprises.Length; i++)
        {
            FoundShift stays = Fit(surprises.AsSpan(i), shift, i + 1, scale);
            FoundShift goes = Fit(surprises.AsSpan(i), spike, i + 1, scale);
            // The last value alone can't be told from a shift.
            bool isGone = i < surprises.Length - 1 && goes.Ratio > stays.Ratio;
            FoundShift larger = isGone ? goes : stays;
            if (larger.Ratio > largest.Ratio)
            {
                (largest, isSpike) = (larger, isGone);
            }
        }

        return (largest, isSpike);
    }

    // Less the middle one, which is the growth that a shift doesn't touch.
    private static double[] Changes(double[] values)
    {
        double[] changes = [.. values.Skip(1).Select((value, i) => value - values[i])];
        double drift = Middle.Of(changes);
        return [.. changes.Select(change => change - drift)];
    }

    private static ((double Momentum, double Reversal) Process, double Scale) Process(double[] changes)
    {
        ((double, double) best, double scale, double least) = (Processes[0], 0, double.PositiveInfinity);
        // Never the largest: that may be the shift.
        int place = Math.Clamp((int)Math.Round(UsualShare * (changes.Length - 1)), 0, Math.Max(0, changes.Length - 2));
        foreach ((double momentum, double reversal) in Processes)
        {
            double[] distances = [.. Surprises(changes, (momentum, reversal)).Select(Math.Abs).Order()];
            double usual = distances[place] / NormalQuantile;
            double judged = usual * (momentum == 0 ? 1 : Complexity) * (reversal == 0 ? 1 : Complexity);
            if (judged < least)
            {
                (best, scale, least) = ((momentum, reversal), usual, judged);
            }
        }

        return (best, Math.Max(scale, LeastScale));
    }

    private static double[] Surprises(double[] changes, (double Momentum, double Reversal) process)
    {
        double[] surprises = new double[changes.Length];
        (double before, double surprise) = (0, 0);
        for (int i = 0; i < changes.Length; i++)
        {
            surprise = changes[i] - (process.Momentum * before) + (process.Reversal * surprise);
            (surprises[i], before) = (surprise, changes[i]);
        }

        return surprises;
    }

    private static FoundShift Fit(ReadOnlySpan<double> surprises, double[] trace, int at, double scale)
    {
        (double product, double squares) = (0, 0);
        for (int i = 0; i < Math.Min(trace.Length, surprises.Length); i++)
        {
            product += surprises[i] * trace[i];
            squares += trace[i] * trace[i];
        }

        return new FoundShift(at, product / squares, scale / Math.Sqrt(squares));
    }
}
