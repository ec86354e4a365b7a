namespace SahelForecast.Needs;

/// <summary>Joins a series across a break. To restart at the last break instead, use <see cref="TimeSeries.SinceLastBreak"/>.</summary>
public static class SeriesSplice
{
    /// <summary>Multiplies all values before a break by a stated factor, so that they can be read in the terms of the later ones.</summary>
    /// <param name="series">A series with a break at <paramref name="first"/>.</param>
    /// <param name="first">The first period after the break.</param>
    /// <param name="factor">New method over old method, above 0: 0.81 when the new method counts 81 where the old one counted 100.</param>
    /// <param name="rationale">Why this factor.</param>
    /// <param name="source">Where it comes from.</param>
    /// <returns>The series without that break; its display name and source say what was done. Missing values stay missing.</returns>
    /// <exception cref="ArgumentException">There is no such break, the factor is not above 0, a text is empty, or a value leaves the bounds of the series.</exception>
    public static TimeSeries SpliceAt(this TimeSeries series, Period first, double factor, string rationale, string source)
    {
        ArgumentNullException.ThrowIfNull(series);
        Guard.FinitePositive(factor);
        Guard.Text(rationale);
        Guard.Text(source);
        int end = series.Periods.IndexOf(first);
        if (end <= 0 || !series.Metadata.Breaks.Any(found => found.First == first))
        {
            string known = string.Join(", ", series.Metadata.Breaks.Select(found => found.First));
            throw new ArgumentException(
                $"{series.Name} has no break at {first} with values before it; its breaks are at: {(known.Length > 0 ? known : "none")}. Mark the break first, as JiafRegimes.MarkBreaks does.", nameof(first));
        }

        double[] values = series.Values.ToArray();
        for (int i = 0; i < end; i++)
        {
            values[i] *= factor;
        }

        string done = FormattableString.Invariant($"before {first} x {factor}");
        SeriesMetadata metadata = series.Metadata with
        {
            DisplayName = $"{series.Name}, {done}",
            Source = $"{series.Metadata.Source ?? "source not stated"}; spliced, {done}: {rationale} ({source})",
            Breaks = [.. series.Metadata.Breaks.Where(found => found.First != first)],
        };
        return TimeSeries.Create(series.Periods.Start, values, series.Key, metadata);
    }
}
