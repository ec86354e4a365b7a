using System.Collections;
using System.Globalization;
using System.Text;

namespace SahelForecast.Diagnostics;

/// <summary>Fits summed up, a row each.</summary>
public sealed class GlanceTable : IReadOnlyList<GlanceRow>
{
    private readonly GlanceRow[] _rows;

    internal GlanceTable(GlanceRow[] rows) => _rows = rows;

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <summary>How many fits failed.</summary>
    public int FailedCount => _rows.Count(row => row.Glance is null);

    /// <inheritdoc/>
    public GlanceRow this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<GlanceRow> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The table as text within 100 columns: values, standard deviation of one-step errors, AICc, and p of the tests, with a star below 5 %.</summary>
    /// <returns>Lines in the invariant culture, each ended by a line feed; names are shortened, and errors to their beginning.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        TextTable.Write(text, [["series", "model", "n", "std. dev.", "AICc", "memory", "normal", "ARCH"], .. _rows.Select(Cells)], left: 2);
        if (FailedCount > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{FailedCount:N0} of {Count:N0} fits failed.\n");
        }

        return text.ToString();
    }

    private static string[] Cells(GlanceRow row)
    {
        string name = TextTable.Name(row.Key);
        return row.Glance is not FitGlance glance
            ? [name, $"failed: {row.Error?.Message}"]
            :
            [
                name, glance.ModelName, glance.Count.ToString("N0", CultureInfo.InvariantCulture), TextTable.Number(glance.StandardDeviation), TextTable.Number(glance.Aicc),
                Cell(glance.LjungBox), Cell(glance.JarqueBera), Cell(glance.Arch),
            ];
    }

    private static string Cell(ResidualTestResult? test) => TextTable.PValue(test?.PValue) + (test is { IsSignificant: true } ? "*" : "");
}
