using System.Globalization;
using System.Text;

namespace SahelForecast.Needs;

/// <summary>Writes accounts as plain text within 100 columns.</summary>
internal static class DisplacementTable
{
    private const int Width = 100;
    private const int LabelWidth = 22;
    private const int LongestName = 24;

    private static readonly string[] Labels =
    [
        "", "opening stock", "+ new displacement", "- returns", "- onward movement", "- deaths", "+ births", "+ from other regions", "- to other regions",
        "+ residual", "= closing stock",
    ];

    public static string Write(IReadOnlyList<DisplacementBalance> balances)
    {
        var text = new StringBuilder();
        string[][] columns = [.. balances.Select(Column)];
        int column = Math.Max(10, columns.Max(cells => cells.Max(cell => cell.Length)) + 2);
        int each = Math.Max(1, (Width - LabelWidth) / column);
        text.Append(CultureInfo.InvariantCulture, $"Displaced people, {balances[0].Period}\n");
        foreach (string[][] block in columns.Chunk(each))
        {
            for (int row = 0; row < Labels.Length; row++)
            {
                text.Append(Labels[row].PadRight(LabelWidth)).AppendJoin("", block.Select(cells => cells[row].PadLeft(column))).Append('\n');
            }

            text.Append('\n');
        }

        foreach (DisplacementBalance balance in balances)
        {
            Wrap(text, $"Residual of {balance.Region}: {balance.ResidualMeaning}.");
        }

        return text.ToString();
    }

    private static string[] Column(DisplacementBalance balance) =>
    [
        balance.Region.Length <= LongestName ? balance.Region : string.Concat(balance.Region.AsSpan(0, LongestName - 3), "..."),
        Cell(balance.Opening), .. balance.Flows.Terms.Select(Cell), Cell(balance.Arrivals), Cell(balance.Departures), Cell(balance.Residual), Cell(balance.Closing),
    ];

    private static string Cell(long? people) => people is long known ? known.ToString("N0", CultureInfo.InvariantCulture) : "not reported";

    private static void Wrap(StringBuilder text, string sentence)
    {
        int length = 0;
        foreach (string word in sentence.Split(' '))
        {
            if (length > 0 && length + 1 + word.Length > Width)
            {
                text.Append("\n  ");
                length = 2;
            }
            else if (length > 0)
            {
                text.Append(' ');
                length++;
            }

            text.Append(word);
            length += word.Length;
        }

        text.Append('\n');
    }
}
