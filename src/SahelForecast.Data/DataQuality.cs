using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Looks for what is wrong with published figures, before anybody forecasts them.</summary>
/// <remarks>
/// <para>Findings are questions, not corrections: nothing is changed. A real crisis looks like a level shift as well; who knows the country decides.</para>
/// <para>Measured on the training parts of M3, which no constant of the level check was chosen on: 2.0 % of yearly series have any finding as published, 4.1 % of quarterly, 3.7 % of monthly,
/// 4.6 % of the others. Seeded gaps, zeros, frozen values, differing totals, overlapping parts, mixed vintages and duplicates are all found, 98.5 to 99.4 % of changes of unit by a
/// thousand, and of level shifts by 1.4, up or down, 39, 61, 41 and 90 %. A shift no larger than what a series does by itself can't be told: over all four kinds of shift seeded, 0 to 9 % are
/// found of those below two median changes of the logarithm, season included, 50 to 75 % of those of 8 to 12, at least 98 % of those above 20.</para>
/// <para>Series of displaced people often double or halve by themselves; a shift that does no more than that is left to who knows the country. On the monthly series of M4, 25 % have a finding:
/// 19 % a run of one figure, 8 % a level shift, most of them steps that the eye sees as well.</para>
/// </remarks>
public static class DataQuality
{
    /// <summary>Checks every series of a panel, and the series against each other.</summary>
    /// <param name="panel">The series. Rows that a reader dropped because another has their period are found in its result only.</param>
    /// <param name="options">Choices; null looks at the series without totals.</param>
    /// <returns>Findings, series by series in the order of the panel, then those between series. O(values).</returns>
    public static IReadOnlyList<DataFinding> Check(TimeSeriesPanel panel, DataQualityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(panel);
        options ??= new DataQualityOptions();
        return [.. panel.SelectMany(Check), .. MixedVintages(panel), .. DuplicateCheck.Of(panel, options), .. options.TotalDimension is string dimension ? TotalCheck.Of(panel, dimension, options) : []];
    }

    /// <summary>Checks what was read: the panel, and the rows that say a period twice.</summary>
    /// <param name="read">What a reader found.</param>
    /// <param name="options">Choices; null looks at the series without totals.</param>
    /// <returns>Findings about periods with several rows, then those of the panel. O(values).</returns>
    public static IReadOnlyList<DataFinding> Check(DataSourceResult read, DataQualityOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(read);
        return [.. DuplicateCheck.Of(read.Issues), .. Check(read.Panel, options)];
    }

    /// <summary>Checks one series.</summary>
    /// <param name="series">The series.</param>
    /// <returns>Findings in the order of their kinds, each kind in time order.</returns>
    public static IReadOnlyList<DataFinding> Check(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return [.. Gaps(series), .. Zeros(series), .. Frozen(series), .. LevelCheck.Of(series)];
    }

    internal static string Number(double value) => value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "#,0.###", CultureInfo.InvariantCulture);

    private static IEnumerable<DataFinding> Gaps(TimeSeries series) => Runs(series, double.IsNaN)
        .Where(run => run.First > 0 && run.Last < series.Count - 1)
        .Select(run => Finding(series, DataDefect.Gap, run, run.Length,
            $"no value for {run.Length} period(s), between {Number(series.Values[run.First - 1])} and {Number(series.Values[run.Last + 1])}.",
            "Models predict through it; the change over it counts as one over several periods. Look whether the figure was published elsewhere."));

    // A short run of zeros in a series that is far above zero everywhere else. Where zeros are common they are figures.
    private static IEnumerable<DataFinding> Zeros(TimeSeries series)
    {
        double[] others = [.. series.Values.ToArray().Where(value => value > 0).Order()];
        int zeros = series.Values.ToArray().Count(value => value == 0);
        const double fewPeople = 20;
        if (zeros == 0 || others.Length < 3 || zeros > 0.25 * (others.Length + zeros) || others[others.Length / 10] < fewPeople)
        {
            return [];
        }

        return Runs(series, value => value == 0).Select(run => Finding(series, DataDefect.AbsentAsZero, run, run.Length,
            $"0 for {run.Length} period(s), while nine of ten other values are above {Number(others[others.Length / 10])}.",
            "Models take it for a real fall to nothing and back. If nobody was counted, make it a missing value (NaN)."));
    }

    // Three figures alike to the last of at least four digits are no chance; rounded ones need four.
    private static IEnumerable<DataFinding> Frozen(TimeSeries series)
    {
        ReadOnlySpan<double> values = series.Values;
        var findings = new List<DataFinding>();
        bool isConstant = true;
        foreach (double value in values)
        {
            isConstant &= double.IsNaN(value) || value == values[0];
        }

        for (int start = 0; !isConstant && start < values.Length;)
        {
            int end = start;
            while (end + 1 < values.Length && values[end + 1] == values[start])
            {
                end++;
            }

            int length = end - start + 1;
            if (values[start] != 0 && length >= (SignificantDigits(values[start]) >= 4 ? 3 : 4))
            {
                findings.Add(Finding(series, DataDefect.Frozen, new Run(start, end), length,
                    $"{Number(values[start])} {length} times in a row.",
                    "Models take it for calm and make intervals too narrow. If it was carried forward, keep the first and make the others missing (NaN)."));
            }

            start = end + 1;
        }

        return findings;
    }

    private static IEnumerable<DataFinding> MixedVintages(TimeSeriesPanel panel)
    {
        (TimeSeries Series, DateOnly Day)[] dated = [.. panel.Where(series => series.Metadata.Vintage is not null).Select(series => (series, series.Metadata.Vintage!.Value)).OrderBy(pair => pair.Value)];
        return dated.Length > 1 && dated[0].Day != dated[^1].Day
            ?
            [
                new DataFinding(
                    DataDefect.MixedVintages, dated[0].Series.Key, dated[0].Series.Periods.Start, dated[0].Series.Periods.Last, dated[^1].Day.DayNumber - dated[0].Day.DayNumber,
                    FormattableString.Invariant($"known on {dated[0].Day:yyyy-MM-dd}, while ({dated[^1].Series.Key}) was known on {dated[^1].Day:yyyy-MM-dd}."),
                    "Sums and comparisons over the panel mix revised with unrevised figures. Read all series from one release."),
            ]
            : [];
    }

    private static int SignificantDigits(double value)
    {
        string digits = Math.Abs(value).ToString("G15", CultureInfo.InvariantCulture);
        int exponent = digits.IndexOf('E', StringComparison.Ordinal);
        return (exponent < 0 ? digits : digits[..exponent]).Replace(".", "", StringComparison.Ordinal).Trim('0').Length;
    }

    internal static DataFinding Finding(TimeSeries series, DataDefect defect, Run run, double size, string evidence, string effect) =>
        new(defect, series.Key, series.Periods[run.First], series.Periods[run.Last], size, evidence, effect);

    private static List<Run> Runs(TimeSeries series, Func<double, bool> isOne)
    {
        var runs = new List<Run>();
        for (int i = 0; i < series.Count; i++)
        {
            if (!isOne(series.Values[i]))
            {
                continue;
            }

            int start = i;
            while (i + 1 < series.Count && isOne(series.Values[i + 1]))
            {
                i++;
            }

            runs.Add(new Run(start, i));
        }

        return runs;
    }
}

/// <summary>Neighbouring positions of a series.</summary>
internal readonly record struct Run(int First, int Last)
{
    public int Length => Last - First + 1;
}
