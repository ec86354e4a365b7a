using System.Collections;
using System.Text;

namespace SahelForecast.Diagnostics;

/// <summary>The numbers that a fit estimated.</summary>
public sealed class CoefficientTable : IReadOnlyList<FitCoefficient>
{
    private readonly IReadOnlyList<FitCoefficient> _rows;

    internal CoefficientTable(string modelName, IReadOnlyList<FitCoefficient> rows)
    {
        ModelName = modelName;
        _rows = rows;
    }

    /// <summary>The name of the fit.</summary>
    public string ModelName { get; }

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public FitCoefficient this[int index] => _rows[index];

    /// <summary>The estimate of a term.</summary>
    /// <param name="term">Its name, such as "alpha".</param>
    /// <exception cref="KeyNotFoundException">There is no such term; the message names those there are.</exception>
    public FitCoefficient this[string term]
    {
        get
        {
            foreach (FitCoefficient row in _rows)
            {
                if (row.Term == term)
                {
                    return row;
                }
            }

            throw new KeyNotFoundException($"{ModelName} has no coefficient \"{term}\"; it has {(Count == 0 ? "none" : string.Join(", ", _rows.Select(row => row.Term)))}.");
        }
    }

    /// <inheritdoc/>
    public IEnumerator<FitCoefficient> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The table as text within 100 columns.</summary>
    /// <returns>Lines in the invariant culture, each ended by a line feed.</returns>
    public override string ToString()
    {
        if (Count == 0)
        {
            return $"{ModelName} estimates no coefficients.\n";
        }

        var text = new StringBuilder();
        TextTable.Write(
            text,
            [
                ["coefficient", "estimate", "std. error", "z", "p"],
                .. _rows.Select(Cells),
            ]);
        return text.ToString();
    }

    /// <summary>Term, estimate, standard error, z and p as text.</summary>
    internal static string[] Cells(FitCoefficient row) =>
        [row.Term, TextTable.Number(row.Estimate), TextTable.Number(row.StandardError), TextTable.Number(row.ZStatistic), TextTable.PValue(row.PValue)];
}
