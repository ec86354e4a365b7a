namespace SahelForecast.Models.Arima;

/// <summary>Regressors beside a series, by period; each complaint names regressor, period and cure.</summary>
internal static class RegressorTable
{
    /// <summary>The values of each regressor over periods of a series; the one before where neither the series nor the regressor has any.</summary>
    /// <param name="series">What is explained.</param>
    /// <param name="first">The first position.</param>
    /// <param name="end">One after the last position.</param>
    /// <param name="regressors">What explains it.</param>
    /// <exception cref="ArgumentException">A regressor is of another frequency, or has no value where the series has one.</exception>
    public static double[][] Align(TimeSeries series, int first, int end, IReadOnlyList<TimeSeries> regressors)
    {
        double[][] columns = new double[regressors.Count][];
        for (int i = 0; i < columns.Length; i++)
        {
            TimeSeries regressor = regressors[i];
            RequireFrequency(series, regressor);
            columns[i] = new double[end - first];
            for (int t = first; t < end; t++)
            {
                double value = ValueOf(regressor, series.Periods[t]);
                columns[i][t - first] = double.IsNaN(value) && !double.IsNaN(series.Values[t])
                    ? throw Missing(series, regressor, series.Periods[t])
                    : value;
            }

            Fill(columns[i]);
        }

        return columns;
    }

    /// <summary>The value of a period; NaN outside the regressor.</summary>
    public static double ValueOf(TimeSeries regressor, Period period) =>
        regressor.Periods.IndexOf(period) is >= 0 and int position ? regressor.Values[position] : double.NaN;

    /// <summary>Refuses a regressor whose periods are others.</summary>
    public static void RequireFrequency(TimeSeries series, TimeSeries regressor)
    {
        if (regressor.Frequency != series.Frequency)
        {
            throw new ArgumentException(
                $"{regressor.Name} is {regressor.Frequency} from {regressor.Periods.Start} on, but {series.Name} is {series.Frequency} from {series.Periods.Start} on. Bring one to the periods of the other with Aggregate.",
                nameof(regressor));
        }
    }

    /// <summary>The values known of each regressor from a period on, as many as any has.</summary>
    public static double[] From(TimeSeries regressor, Period start)
    {
        int position = regressor.Count == 0 ? 0 : Math.Max(0, start - regressor.Periods.Start);
        int lead = regressor.Count == 0 ? 0 : Math.Max(0, regressor.Periods.Start - start);
        return position >= regressor.Count ? [] : [.. Enumerable.Repeat(double.NaN, lead), .. regressor.Values[position..]];
    }

    /// <summary>Values of the one, and of the other where it has none.</summary>
    public static double[] Merge(double[] newer, double[] older)
    {
        double[] merged = new double[Math.Max(newer.Length, older.Length)];
        for (int i = 0; i < merged.Length; i++)
        {
            bool isKnown = i < newer.Length && !double.IsNaN(newer[i]);
            merged[i] = isKnown ? newer[i] : i < older.Length ? older[i] : double.NaN;
        }

        return merged;
    }

    private static ArgumentException Missing(TimeSeries series, TimeSeries regressor, Period period)
    {
        string cure = period < regressor.Periods.Start
            ? $"it begins in {regressor.Periods.Start}. Give it from {period} on, or begin {series.Name} later"
            : regressor.Periods.Contains(period)
                ? "its value is missing. Fill it with FillMissing, or leave the regressor out"
                : $"it ends in {regressor.Periods.Last}. Give it up to {series.Periods.Last}, or end {series.Name} earlier";
        return new ArgumentException($"{regressor.Name} has no value for {period}, where {series.Name} has one: {cure}.", nameof(regressor));
    }

    // Such places have no weight: any number does.
    private static void Fill(double[] values)
    {
        for (int t = 0; t < values.Length; t++)
        {
            values[t] = double.IsNaN(values[t]) ? values[t - 1] : values[t];
        }
    }
}
