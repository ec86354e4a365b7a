namespace SahelForecast.Data;

/// <summary>The column of a dimension of a key, in tables whose other columns have names of their own.</summary>
/// <remarks>Published data have dimensions called "status" or "source". A dimension with the name of another column is written with <c>key_</c> before it, and so is one that
/// begins like that already, so that the reader always finds the original.</remarks>
internal static class KeyColumn
{
    private const string Prefix = "key_";

    public static string Of(string dimension, Func<string, bool> isReserved) => Clashes(dimension, isReserved) ? Prefix + dimension : dimension;

    public static string DimensionOf(string column, Func<string, bool> isReserved) =>
        column.StartsWith(Prefix, StringComparison.Ordinal) && Clashes(column[Prefix.Length..], isReserved) ? column[Prefix.Length..] : column;

    private static bool Clashes(string dimension, Func<string, bool> isReserved) => isReserved(dimension) || dimension.StartsWith(Prefix, StringComparison.Ordinal);
}
