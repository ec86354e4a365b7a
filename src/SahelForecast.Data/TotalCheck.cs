namespace SahelForecast.Data;

/// <summary>Totals against the sums of their parts.</summary>
internal static class TotalCheck
{
    // Parts that sum to a tenth more than all people count some of them twice.
    private const double Overlap = 0.1;

    public static IEnumerable<DataFinding> Of(TimeSeriesPanel panel, string dimension, DataQualityOptions options)
    {
        TimeSeries[] divided = [.. panel.Where(series => series.Key.Dimensions.Contains(dimension, StringComparer.Ordinal))];
        ILookup<SeriesKey, TimeSeries> groups = divided.ToLookup(series => series.Key.Keep([.. series.Key.Dimensions.Where(name => name != dimension)]));
        foreach (IGrouping<SeriesKey, TimeSeries> group in groups)
        {
            TimeSeries[] parts = [.. group.Where(series => series.Key[dimension] != options.TotalValue)];
            if (parts.Length > 0 && group.FirstOrDefault(series => series.Key[dimension] == options.TotalValue) is TimeSeries total && Worst(total, parts) is (int at, double sum)
                && Math.Abs(sum - total.Values[at]) > options.TotalTolerance * Math.Abs(total.Values[at]))
            {
                yield return Finding(total, parts, at, sum);
            }
        }
    }

    private static DataFinding Finding(TimeSeries total, TimeSeries[] parts, int at, double sum)
    {
        double value = total.Values[at];
        double size = value == 0 ? double.PositiveInfinity : (sum - value) / Math.Abs(value);
        string evidence = FormattableString.Invariant($"{parts.Length} part(s) sum to {DataQuality.Number(sum)}, the total is {DataQuality.Number(value)}.");
        return size > Overlap
            ? DataQuality.Finding(total, DataDefect.OverlappingCategories, new Run(at, at), size, evidence, "A sum over the parts counts people twice. Forecast the total, or parts that exclude each other.")
            : DataQuality.Finding(total, DataDefect.TotalDiffersFromParts, new Run(at, at), size, evidence, "Forecasts of total and parts won't agree. Look for a part that is missing or revised.");
    }

    // The period with the largest difference; a part without a value there says nothing, so such periods are passed over.
    private static (int At, double Sum)? Worst(TimeSeries total, TimeSeries[] parts)
    {
        (int At, double Sum)? worst = null;
        double most = 0;
        for (int i = 0; i < total.Count; i++)
        {
            Period period = total.Periods[i];
            double sum = parts.Sum(part => part.Periods.Contains(period) ? part[period] : double.NaN);
            double difference = Math.Abs(sum - total.Values[i]);
            if (difference > most)
            {
                (worst, most) = ((i, sum), difference);
            }
        }

        return worst;
    }
}
