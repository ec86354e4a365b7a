using System.Globalization;

namespace MaliNeeds;

/// <summary>Plain text that fits 100 columns and reads the same in every console and culture.</summary>
internal static class ConsoleTable
{
    /// <summary>A whole number of people with thousands separators; beyond a trillion no one reads them.</summary>
    public static string People(double value) => value.ToString(value < 1e12 ? "N0" : "0.###e+0", CultureInfo.InvariantCulture);

    /// <summary>A number in the table's unit, with as many digits as that unit deserves.</summary>
    public static string Scaled(double value, TableUnit unit) =>
        (value / unit.Size).ToString(value < 1e12 ? unit.Format : "0.#e+0", CultureInfo.InvariantCulture);
}

/// <summary>The unit that keeps a table narrow.</summary>
internal sealed record TableUnit(double Size, string Format, string Name)
{
    public static TableUnit For(double typical, string unit) => typical switch
    {
        >= 1e6 => new TableUnit(1e6, "0.00", $"millions of {unit}"),
        >= 1e4 => new TableUnit(1e3, "0.0", $"thousands of {unit}"),
        _ => new TableUnit(1, "0", unit),
    };
}
