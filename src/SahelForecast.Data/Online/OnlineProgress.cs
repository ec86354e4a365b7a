namespace SahelForecast.Data.Online;

/// <summary>How far a download is.</summary>
/// <param name="Pages">How many pages were fetched.</param>
/// <param name="TotalPages">How many there are; null when the server does not say.</param>
/// <param name="Rows">How many rows these pages hold.</param>
/// <param name="Bytes">How many bytes they are, unpacked.</param>
public sealed record OnlineProgress(int Pages, int? TotalPages, int Rows, long Bytes)
{
    /// <summary>Pages, rows and bytes.</summary>
    /// <returns>Text for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant($"page {Pages}{(TotalPages is { } total ? FormattableString.Invariant($" of {total}") : "")}, {Rows} rows, {Bytes} bytes");
}
