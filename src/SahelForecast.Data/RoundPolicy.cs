namespace SahelForecast.Data;

/// <summary>What stands in the periods between two rounds of an assessment.</summary>
/// <remarks>None of the choices finds out what happened there; each says what it assumes, in the metadata of the series and for every period.</remarks>
public abstract record RoundPolicy
{
    private protected RoundPolicy()
    {
    }

    /// <summary>Periods without a round stay missing.</summary>
    public static RoundPolicy None { get; } = new LeaveMissing();

    /// <summary>The figure of the last round stands until the next, but not longer than it may be old.</summary>
    /// <param name="maxAge">The most periods a figure may be old; older ones are missing.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxAge"/> is below 1.</exception>
    public static RoundPolicy LastKnown(int maxAge) => new CarryForward(AtLeastOne(maxAge, nameof(maxAge)));

    /// <summary>A straight line between two rounds; nothing before the first and after the last.</summary>
    /// <param name="maxGap">The most periods between two rounds; longer gaps stay missing.</param>
    /// <returns>The policy.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxGap"/> is below 1.</exception>
    public static RoundPolicy Linear(int maxGap) => new StraightLine(AtLeastOne(maxGap, nameof(maxGap)));

    /// <summary>The policy in words, as the metadata of the series carry it.</summary>
    public abstract string Description { get; }

    /// <summary>Whether figures may stand after the last round.</summary>
    internal virtual bool GoesOn => false;

    /// <summary>Fills what is missing between the observed.</summary>
    /// <param name="values">The values; NaN where missing.</param>
    internal abstract void Fill(Span<double> values);

    private static int AtLeastOne(int value, string name) => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} is {value}, but must be 1 or more. Use RoundPolicy.None to fill nothing."));

    private sealed record LeaveMissing : RoundPolicy
    {
        public override string Description => "missing between rounds";

        internal override void Fill(Span<double> values)
        {
        }
    }

    private sealed record CarryForward(int MaxAge) : RoundPolicy
    {
        public override string Description => FormattableString.Invariant($"last known between rounds, at most {MaxAge} periods old");

        internal override bool GoesOn => true;

        internal override void Fill(Span<double> values)
        {
            int last = -1;
            for (int i = 0; i < values.Length; i++)
            {
                if (!double.IsNaN(values[i]))
                {
                    last = i;
                }
                else if (last >= 0 && i - last <= MaxAge)
                {
                    values[i] = values[last];
                }
            }
        }
    }

    private sealed record StraightLine(int MaxGap) : RoundPolicy
    {
        public override string Description => FormattableString.Invariant($"linear between rounds, at most {MaxGap} periods apart");

        internal override void Fill(Span<double> values)
        {
            int last = -1;
            for (int i = 0; i < values.Length; i++)
            {
                if (double.IsNaN(values[i]))
                {
                    continue;
                }

                for (int between = last + 1; last >= 0 && i - last - 1 <= MaxGap && between < i; between++)
                {
                    double weight = (double)(between - last) / (i - last);
                    values[between] = ((1 - weight) * values[last]) + (weight * values[i]);
                }

                last = i;
            }
        }
    }
}
