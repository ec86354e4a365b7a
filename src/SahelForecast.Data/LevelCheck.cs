namespace SahelForecast.Data;

/// <summary>Levels that change once and stay: of unit, method, coverage, or of the world.</summary>
/// <remarks>Logarithms of positive values are looked at. A change counts when it is large, far beyond the usual change of the series, and when what comes after stays nearer to the new
/// level than to the old one.</remarks>
internal static class LevelCheck
{
    private const int Around = 3;
    private const double UsualChanges = 5;
    private const double UnitTolerance = 0.7;
    // 40 %, less what neighbouring values blur.
    private static readonly double LeastShift = 0.9 * Math.Log(1.4);

    public static IEnumerable<DataFinding> Of(TimeSeries series)
    {
        (int At, double Log)[] known = [.. Enumerable.Range(0, series.Count).Where(i => series.Values[i] > 0).Select(i => (i, Math.Log(series.Values[i])))];
        if (known.Length < 4)
        {
            yield break;
        }

        (double drift, double usual) = Usual(known);
        for (int i = 1; i < known.Length; i++)
        {
            double change = known[i].Log - known[i - 1].Log - drift;
            if (Math.Abs(change) < UsualChanges * usual || !Stays(known, i, change) || Size(known, i, drift) is not double size || size * change < 0 || Math.Abs(size) < LeastShift)
            {
                continue;
            }

            string evidence = $"{DataQuality.Number(series.Values[known[i - 1].At])} to {DataQuality.Number(series.Values[known[i].At])}, levels around {(size > 0 ? "x" : "/")} {DataQuality.Number(Math.Round(Math.Exp(Math.Abs(size)), 2))}, and it stays.";
            var run = new Run(known[i].At, known[i].At);
            yield return IsUnit(size)
                ? DataQuality.Finding(series, DataDefect.UnitChange, run, Math.Exp(size), evidence, "Models take it for growth. Bring both parts to one unit.")
                : DataQuality.Finding(series, DataDefect.LevelShift, run, Math.Exp(size), evidence,
                    "Models take it for growth and widen their intervals. If the method or coverage changed, state a SeriesBreak and learn SinceLastBreak().");
        }
    }

    private static bool IsUnit(double change) =>
        Math.Abs(Math.Abs(change) - Math.Log(1e3)) < UnitTolerance || Math.Abs(Math.Abs(change) - Math.Log(1e6)) < UnitTolerance;

    // The middle change and the middle distance from it, so that a single jump doesn't hide itself.
    private static (double Drift, double Usual) Usual((int At, double Log)[] known)
    {
        double[] changes = [.. known.Skip(1).Select((one, i) => one.Log - known[i].Log).Order()];
        double drift = changes[changes.Length / 2];
        double[] distances = [.. changes.Select(change => Math.Abs(change - drift)).Order()];
        return (drift, 1.4826 * distances[distances.Length / 2]);
    }

    // From the middle of the values before to that of the values after, less the usual growth in between.
    private static double? Size((int At, double Log)[] known, int at, double drift)
    {
        int reach = Math.Min(Around, Math.Min(at, known.Length - at));
        return reach < 2 ? null : Middle(known[at..(at + reach)]) - Middle(known[(at - reach)..at]) - (reach * drift);

        static double Middle((int At, double Log)[] some)
        {
            double[] logs = [.. some.Select(one => one.Log).Order()];
            return (logs[(logs.Length - 1) / 2] + logs[logs.Length / 2]) / 2;
        }
    }

    // Two values on either side, or as many as there are, keep to their side of the middle; one value at an end proves nothing.
    private static bool Stays((int At, double Log)[] known, int at, double change)
    {
        double middle = known[at - 1].Log + (change / 2);
        int before = Math.Max(0, at - Around);
        int after = Math.Min(known.Length, at + Around);
        return at >= 2 && after - at >= 2
            && known[before..at].All(one => (one.Log < middle) == (change > 0))
            && known[at..after].All(one => (one.Log > middle) == (change > 0));
    }
}
