namespace SahelForecast.Data;

/// <summary>Levels that change once and stay: of unit, method, coverage, or of the world.</summary>
/// <remarks>
/// Logarithms of positive values are looked at, without their season. A shift counts when it is large and far beyond what the series does by itself, when enough values of the new level
/// follow, and when it isn't taken back soon.
/// </remarks>
internal static class LevelCheck
{
    private const int FewestBefore = 2;
    private const int FewestAfter = 3;
    private const int SoonUndone = 6;
    // 40 %, less what usual changes blur.
    private static readonly double LeastShift = 0.8 * Math.Log(1.4);

    public static IEnumerable<DataFinding> Of(TimeSeries series)
    {
        int[] known = [.. Enumerable.Range(0, series.Count).Where(i => series.Values[i] > 0)];
        if (known.Length < FewestBefore + 2)
        {
            return [];
        }

        double[] logs = [.. known.Select(i => Math.Log(series.Values[i]))];
        IEnumerable<DataFinding> units = UnitCheck.Remove(logs).Select(change => Finding(
            series, DataDefect.UnitChange, known[change.At - 1], known[change.At], change.Size, "Models take it for growth. Bring both parts to one unit."));
        if (logs.Max() - logs.Min() < LeastShift)
        {
            return units;
        }

        IReadOnlyList<FoundShift> shifts = LevelShifts.Of(LevelSeason.Without(known, logs, series.Frequency.SeasonLength()));
        return units.Concat(shifts.Where(shift => Counts(shift, shifts, known.Length)).Select(shift => Finding(
            series, DataDefect.LevelShift, known[shift.At - 1], known[shift.At], shift.Size,
            "Models take it for growth and widen their intervals. If the method or coverage changed, state a SeriesBreak and learn SinceLastBreak().")));
    }

    private static DataFinding Finding(TimeSeries series, DataDefect defect, int before, int at, double size, string effect)
    {
        string factor = $"{(size > 0 ? "x" : "/")} {DataQuality.Number(Math.Round(Math.Exp(Math.Abs(size)), 2))}";
        string evidence = $"{DataQuality.Number(series.Values[before])} to {DataQuality.Number(series.Values[at])}, levels around {factor}, and it stays.";
        return DataQuality.Finding(series, defect, new Run(at, at), Math.Exp(size), evidence, effect);
    }

    private static bool Counts(FoundShift shift, IReadOnlyList<FoundShift> all, int count) =>
        shift.At >= FewestBefore && count - shift.At >= FewestAfter && Math.Abs(shift.Size) >= LeastShift && !all.Any(other => Undoes(other, shift));

    private static bool Undoes(FoundShift other, FoundShift shift) =>
        other.Size * shift.Size < 0 && Math.Abs(other.At - shift.At) < SoonUndone && Math.Abs(other.Size) > Math.Abs(shift.Size) / 2;
}
