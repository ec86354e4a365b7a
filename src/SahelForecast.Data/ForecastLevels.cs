using System.Globalization;

namespace SahelForecast.Data;

/// <summary>Levels and probabilities as decimals, because (1 - 0.95) / 2 in binary is 0.025000000000000022.</summary>
internal static class ForecastLevels
{
    private static readonly double[] Default = [0.5, 0.8, 0.95];

    /// <summary>Checked levels, ascending, each once.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A level is not inside (0, 1), or has too many digits.</exception>
    public static decimal[] Exact(ReadOnlySpan<double> levels)
    {
        var exact = new SortedSet<decimal>();
        foreach (double level in levels.IsEmpty ? Default : levels)
        {
            exact.Add(TryExact(level) ?? throw new ArgumentOutOfRangeException(
                nameof(levels),
                level,
                FormattableString.Invariant($"levels has {level}, but a level must be a fraction between 0 and 1, both excluded, of at most 15 digits: write 0.95, not 95.")));
        }

        return [.. exact];
    }

    /// <summary>The level; null when it is none.</summary>
    public static decimal? TryExact(double level)
    {
        if (level is not (> 0 and < 1))
        {
            return null;
        }

        // To 15 digits, as the conversion has it.
        decimal exact = (decimal)level;
        return (double)exact == level && OfLower(Lower(exact)) == exact && exact > 0 ? exact : null;
    }

    public static decimal Lower(decimal level) => (1 - level) / 2;

    public static decimal Upper(decimal level) => (1 + level) / 2;

    public static decimal OfLower(decimal probability) => 1 - (2 * probability);

    public static string Text(decimal fraction) => fraction.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>The column of a quantile, such as <c>q0.025</c>.</summary>
    public static string Column(decimal probability) => $"q{Text(probability)}";

    /// <summary>The probability that a column is named for; null when it is no column of a quantile.</summary>
    public static decimal? TryProbability(string column) =>
        column.Length > 1 && column[0] == 'q' && char.IsAsciiDigit(column[1])
        && decimal.TryParse(column.AsSpan(1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal probability)
            ? probability
            : null;
}
