using System.Collections;
using System.Globalization;
using System.Text;

namespace SahelForecast.Diagnostics;

/// <summary>The numbers that fits of several series estimated, a row a series and number, in the order of the series; and the fits that failed.</summary>
public sealed class PanelCoefficientTable : IReadOnlyList<PanelCoefficient>
{
    private readonly PanelCoefficient[] _rows;
    private readonly FitOutcome[] _outcomes;

    internal PanelCoefficientTable(FitOutcome[] outcomes)
    {
        _outcomes = outcomes;
        _rows = [.. outcomes.Where(one => one.IsSuccess).SelectMany(one => one.Model.Tidy().Select(row => new PanelCoefficient(one.Key, one.Model.Name, row)))];
        Failed = Array.AsReadOnly(Array.FindAll(outcomes, one => !one.IsSuccess));
    }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <summary>Series whose fit failed, each with its error; they have no row.</summary>
    public IReadOnlyList<FitOutcome> Failed { get; }

    /// <inheritdoc/>
    public PanelCoefficient this[int index] => _rows[index];

    /// <summary>One number of every series that has it, such as the drift of each.</summary>
    /// <param name="term">Its name, such as "alpha" or "ar1".</param>
    /// <returns>Rows in the order of the series.</returns>
    /// <exception cref="KeyNotFoundException">No series has such a number; the message names those there are.</exception>
    public IReadOnlyList<PanelCoefficient> this[string term] => Array.FindAll(_rows, row => row.Coefficient.Term == term) is { Length: > 0 } found
        ? Array.AsReadOnly(found)
        : throw new KeyNotFoundException(
            $"No fit has a coefficient \"{term}\"; there {(Count == 0 ? "are none" : $"is {string.Join(", ", _rows.Select(row => row.Coefficient.Term).Distinct())}")}.");

    /// <inheritdoc/>
    public IEnumerator<PanelCoefficient> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The table as text within 100 columns; a series without coefficients, or whose fit failed, has a line that says so.</summary>
    /// <returns>Lines in the invariant culture, each ended by a line feed; names are shortened, and errors to their beginning.</returns>
    public override string ToString()
    {
        var text = new StringBuilder();
        TextTable.Write(text, [["series", "coefficient", "estimate", "std. error", "z", "p"], .. _outcomes.SelectMany(Cells)], left: 2);
        if (Failed.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Failed.Count:N0} of {_outcomes.Length:N0} fits failed.\n");
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Cells(FitOutcome outcome)
    {
        string name = TextTable.Name(outcome.Key);
        if (!outcome.IsSuccess)
        {
            return [[name, $"failed: {outcome.Error?.Message}"]];
        }

        CoefficientTable table = outcome.Model.Tidy();
        return table.Count == 0 ? [[name, $"none: {table.ModelName} estimates no coefficients"]] : table.Select(row => (string[])[name, .. CoefficientTable.Cells(row)]);
    }
}
