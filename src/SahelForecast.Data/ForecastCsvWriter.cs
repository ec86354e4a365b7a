using System.Globalization;
using CsvHelper;
using SahelForecast.Distributions;

namespace SahelForecast.Data;

/// <summary>Writes forecasts as CSV: a row for every period of every forecast.</summary>
/// <remarks>
/// <para>Columns: the dimensions of the keys in the order in which they first appear (empty where a key lacks one), <c>model</c>,
/// <c>forecast_origin</c> (a series' own "origin" is where refugees come from), <c>period</c>, <c>mean</c>, <c>median</c>, and the two quantiles of each level, named by probability and ascending:
/// <c>q0.025</c> is the value that outcomes stay below with probability 0.025, the lower end of the 95 % prediction interval.</para>
/// <para>Numbers are invariant and in the shortest form that reads back to the same bits. A mean that does not exist or is infinite, as that
/// of an unbounded log-scale Student t, is an empty cell; so is any quantile that is not finite. Lines end in LF, files are UTF-8 without a
/// byte order mark.</para>
/// <para>Against formulas that a spreadsheet would run, text that starts with =, +, -, @, a tab or a line break and is no number gets an
/// apostrophe before it; our reader takes it away, other programs see it.</para>
/// </remarks>
public static class ForecastCsvWriter
{
    private static readonly double[] DefaultLevels = [0.5, 0.8, 0.95];

    /// <summary>Writes forecasts.</summary>
    /// <param name="target">Where to; not closed.</param>
    /// <param name="forecasts">The forecasts; with none, the header alone is written.</param>
    /// <param name="levels">Nominal coverages of central prediction intervals, fractions in (0, 1), in any order; default 0.5, 0.8, 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A level is not inside (0, 1).</exception>
    /// <exception cref="ArgumentException">A key dimension has the name of another column.</exception>
    public static void Write(TextWriter target, IEnumerable<Forecast> forecasts, params ReadOnlySpan<double> levels)
    {
        ArgumentNullException.ThrowIfNull(forecasts);
        decimal[] probabilities = Probabilities(levels.IsEmpty ? DefaultLevels : levels);
        string[] columns = ["model", "forecast_origin", "period", "mean", "median", .. probabilities.Select(Name)];
        Forecast[] all = [.. forecasts];
        string[] dimensions = CsvOutput.Dimensions(all.Select(forecast => forecast.Key), columns, nameof(forecasts));
        using CsvWriter csv = CsvOutput.Over(target);
        csv.WriteTexts([.. dimensions, .. columns]);
        csv.EndRecord();
        foreach (Forecast forecast in all)
        {
            string[] name = [.. CsvOutput.Cells(forecast.Key, dimensions), forecast.ModelName];
            for (int step = 0; step < forecast.Horizon; step++)
            {
                csv.WriteTexts(name);
                csv.WriteField(forecast.Origin.ToString());
                csv.WriteField(forecast.Periods[step].ToString());
                WriteDistribution(csv, forecast.Steps[step], probabilities);
                csv.EndRecord();
            }
        }
    }

    /// <summary>Writes forecasts to a file, which appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder must exist.</param>
    /// <param name="forecasts">The forecasts.</param>
    /// <param name="levels">Nominal coverages, fractions in (0, 1); default 0.5, 0.8, 0.95.</param>
    /// <exception cref="ArgumentException">As for <see cref="Write"/>, or <paramref name="path"/> is empty.</exception>
    /// <exception cref="IOException">The file can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void WriteFile(string path, IEnumerable<Forecast> forecasts, params ReadOnlySpan<double> levels)
    {
        using var file = new AtomicFile(path);
        Write(file.Writer, forecasts, levels);
        file.Commit();
    }

    private static void WriteDistribution(CsvWriter csv, PredictiveDistribution distribution, decimal[] probabilities)
    {
        csv.WriteNumber(distribution.Mean);
        csv.WriteNumber(distribution.Median);
        foreach (decimal probability in probabilities)
        {
            csv.WriteNumber(distribution.Quantile((double)probability));
        }
    }

    // In decimal, because (1 - 0.95) / 2 in binary is 0.025000000000000022.
    private static decimal[] Probabilities(ReadOnlySpan<double> levels)
    {
        var probabilities = new SortedSet<decimal>();
        foreach (double level in levels)
        {
            if (level is not (> 0 and < 1))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(levels),
                    level,
                    FormattableString.Invariant($"levels has {level}, but a level must be a fraction between 0 and 1, both excluded: write 0.95, not 95."));
            }

            probabilities.Add((1 - (decimal)level) / 2);
            probabilities.Add((1 + (decimal)level) / 2);
        }

        return [.. probabilities];
    }

    private static string Name(decimal probability) => $"q{probability.ToString("0.############################", CultureInfo.InvariantCulture)}";
}
