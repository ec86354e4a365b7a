namespace SahelForecast.Evaluation;

/// <summary>The losses of two forecasters for the same outcomes, in the order of time, checked and summarised.</summary>
internal sealed class LossPairs
{
    // Losses that differ by less than this share of their size differ by rounding.
    private const double Rounding = 1e-14;

    private readonly double[] _deviations;

    /// <exception cref="ArgumentException">The lengths differ, or a loss is infinite.</exception>
    public LossPairs(ReadOnlySpan<double> lossesA, ReadOnlySpan<double> lossesB)
    {
        if (lossesA.Length != lossesB.Length)
        {
            throw new ArgumentException($"lossesB has {lossesB.Length} losses, but lossesA has {lossesA.Length}: give a pair for each outcome, NaN where one is missing.", nameof(lossesB));
        }

        RequireNoInfinity(lossesA, nameof(lossesA));
        RequireNoInfinity(lossesB, nameof(lossesB));
        _deviations = new double[lossesA.Length];
        double size = 0;
        for (int i = 0; i < _deviations.Length; i++)
        {
            _deviations[i] = lossesA[i] - lossesB[i];
            if (!double.IsNaN(_deviations[i]))
            {
                Count++;
                MeanA += lossesA[i];
                MeanB += lossesB[i];
                MeanDifference += _deviations[i];
                size += Math.Abs(lossesA[i]) + Math.Abs(lossesB[i]);
            }
        }

        MeanA /= Count;
        MeanB /= Count;
        MeanDifference /= Count;
        Centre(Rounding * size / Count);
    }

    /// <summary>Pairs without a missing loss.</summary>
    public int Count { get; }

    public int MissingCount => _deviations.Length - Count;

    public double MeanA { get; }

    public double MeanB { get; }

    /// <summary>A less B; 0 when no pair differs by more than rounding.</summary>
    public double MeanDifference { get; private set; }

    /// <summary>The differences less their mean, 0 where missing; all 0 when the differences are the same but for rounding.</summary>
    public ReadOnlySpan<double> Deviations => _deviations;

    private void Centre(double rounding)
    {
        double largest = 0;
        foreach (ref double value in _deviations.AsSpan())
        {
            value = double.IsNaN(value) ? 0 : value - MeanDifference;
            largest = Math.Max(largest, Math.Abs(value));
        }

        if (largest <= rounding)
        {
            Array.Clear(_deviations);
            MeanDifference = Math.Abs(MeanDifference) <= rounding ? 0 : MeanDifference;
        }
    }

    private static void RequireNoInfinity(ReadOnlySpan<double> losses, string name)
    {
        for (int i = 0; i < losses.Length; i++)
        {
            if (double.IsInfinity(losses[i]))
            {
                throw new ArgumentException(FormattableString.Invariant($"{name} is {losses[i]} at position {i}: no mean can be compared with that. Use a score that stays finite, such as CRPS."), name);
            }
        }
    }
}
