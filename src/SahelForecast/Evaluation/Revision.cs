namespace SahelForecast.Evaluation;

/// <summary>A published figure that was changed later.</summary>
/// <param name="Key">The series.</param>
/// <param name="Period">The period it is for.</param>
/// <param name="Before">What was published first; NaN where nothing was.</param>
/// <param name="After">What was published later; NaN where the figure was taken back.</param>
public sealed record Revision(SeriesKey Key, Period Period, double Before, double After)
{
    /// <summary>The change as a share of the first figure; NaN where either is missing or the first is 0.</summary>
    public double Share => Before == 0 ? double.NaN : (After - Before) / Math.Abs(Before);

    /// <summary>Series, period and both figures.</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant($"({Key}) {Period}: {Before:#,0.###} became {After:#,0.###}")
        + (double.IsNaN(Share) ? "" : FormattableString.Invariant($" ({100 * Share:+0.0;-0.0} %)"));

    /// <summary>What changed in a series between two vintages.</summary>
    /// <param name="earlier">The series as first published.</param>
    /// <param name="later">The same series as published later.</param>
    /// <returns>Changed figures in time order, over the periods that both cover up to the last of the earlier one: later periods are news, not revisions.</returns>
    /// <exception cref="ArgumentException">Keys or frequencies differ.</exception>
    public static IReadOnlyList<Revision> Between(TimeSeries earlier, TimeSeries later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        if (!earlier.Key.Equals(later.Key) || earlier.Frequency != later.Frequency)
        {
            throw new ArgumentException($"({later.Key}), {later.Frequency}, is not a later vintage of ({earlier.Key}), {earlier.Frequency}: pass two vintages of one series.", nameof(later));
        }

        var revisions = new List<Revision>();
        foreach (Observation before in earlier)
        {
            double after = later.Periods.Contains(before.Period) ? later[before.Period] : double.NaN;
            if (!before.Value.Equals(after))
            {
                revisions.Add(new Revision(earlier.Key, before.Period, before.Value, after));
            }
        }

        return revisions;
    }

    /// <summary>What changed in a panel between two vintages.</summary>
    /// <param name="earlier">The panel as first published.</param>
    /// <param name="later">The panel as published later; series that only one of them has are passed over.</param>
    /// <returns>Changed figures, series by series in the order of the earlier panel.</returns>
    public static IReadOnlyList<Revision> Between(TimeSeriesPanel earlier, TimeSeriesPanel later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        return [.. earlier.SelectMany(series => later.FirstOrDefault(other => other.Key.Equals(series.Key)) is TimeSeries other ? Between(series, other) : [])];
    }
}
