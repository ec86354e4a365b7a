namespace SahelForecast.Data;

/// <summary>A series of assessment rounds brought to every period, which still knows what was observed and what was not.</summary>
public sealed class RoundSeries
{
    private readonly int[] _ages;

    private RoundSeries(TimeSeries series, RoundPolicy policy, int[] ages)
    {
        Series = series;
        Policy = policy;
        _ages = ages;
    }

    /// <summary>The series; its source says the policy. Missing (NaN) where the policy fills nothing.</summary>
    public TimeSeries Series { get; }

    /// <summary>How periods between rounds were filled.</summary>
    public RoundPolicy Policy { get; }

    /// <summary>How many values were filled in, not observed.</summary>
    public int FilledCount => Enumerable.Range(0, _ages.Length).Count(i => _ages[i] > 0 && !double.IsNaN(Series.Values[i]));

    /// <summary>How old the latest round was in a period: 0 in the period of a round, which was observed.</summary>
    /// <param name="period">A period of the series.</param>
    /// <returns>The number of periods since the latest round.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is outside the series.</exception>
    public int AgeAt(Period period)
    {
        int position = period.Frequency == Series.Frequency ? Series.Periods.IndexOf(period) : -1;
        return position >= 0
            ? _ages[position]
            : throw new ArgumentOutOfRangeException(nameof(period), $"period is {period}, but the series has {Series.Periods}.");
    }

    /// <summary>Whether the value of a period is that of an earlier round or estimated from the rounds around it.</summary>
    /// <param name="period">A period of the series.</param>
    /// <returns>True when there is a value that was not observed in that period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is outside the series.</exception>
    public bool IsStale(Period period) => AgeAt(period) > 0 && !double.IsNaN(Series[period]);

    /// <summary>Brings a series of rounds to every period.</summary>
    /// <param name="rounds">The series as read: a value where there was a round, missing elsewhere.</param>
    /// <param name="policy">What stands between the rounds.</param>
    /// <param name="through">The last period wanted, such as the present month; default that of the last round. Only
    /// <see cref="RoundPolicy.LastKnown"/> has figures behind the last round.</param>
    /// <returns>The filled series.</returns>
    /// <exception cref="ArgumentException">The series is a flow, which can't be carried or interpolated: what moved between two rounds was not
    /// counted; or it has no value at all; or <paramref name="through"/> is before its end, of another frequency, or so far away that it is a slip.</exception>
    public static RoundSeries Create(TimeSeries rounds, RoundPolicy policy, Period? through = null)
    {
        ArgumentNullException.ThrowIfNull(rounds);
        ArgumentNullException.ThrowIfNull(policy);
        if (rounds.Metadata.Kind == SeriesKind.Flow && policy != RoundPolicy.None)
        {
            throw new ArgumentException($"rounds is a {rounds.Metadata.Kind} in {rounds.Metadata.Unit}: what moved between two rounds can't be had from them. Use RoundPolicy.None.", nameof(rounds));
        }

        if (rounds.MissingCount == rounds.Count)
        {
            throw new ArgumentException("rounds has no value at all. Leave the series out.", nameof(rounds));
        }

        int added = Added(rounds, through);
        double[] values = new double[rounds.Count + added];
        rounds.Values.CopyTo(values);
        values.AsSpan(rounds.Count).Fill(double.NaN);
        int[] ages = Ages(values);
        policy.Fill(values);
        SeriesMetadata metadata = rounds.Metadata;
        string source = metadata.Source is null ? policy.Description : $"{metadata.Source}; {policy.Description}";
        return new RoundSeries(TimeSeries.Create(rounds.Periods.Start, values, rounds.Key, metadata with { Source = source }), policy, ages);
    }

    private static int Added(TimeSeries rounds, Period? through)
    {
        if (through is not { } last)
        {
            return 0;
        }

        if (last.Frequency != rounds.Frequency)
        {
            throw new ArgumentException($"through is {last}, which is {last.Frequency}, but the series is {rounds.Frequency}.", nameof(through));
        }

        int added = last - rounds.Periods.Last;
        return added >= 0 && rounds.Count + (long)added <= ReadLimits.Default.MaxPeriods
            ? added
            : throw new ArgumentException($"through is {last}, but the series ends in {rounds.Periods.Last}. Choose that period or one not far after it.", nameof(through));
    }

    // Before the first round the age is that of the period since the start, counted from 1: nothing was known.
    private static int[] Ages(double[] values)
    {
        int[] ages = new int[values.Length];
        int last = -1;
        for (int i = 0; i < values.Length; i++)
        {
            last = double.IsNaN(values[i]) ? last : i;
            ages[i] = i - last;
        }

        return ages;
    }
}
