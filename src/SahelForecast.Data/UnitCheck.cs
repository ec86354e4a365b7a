namespace SahelForecast.Data;

/// <summary>Values that go on in another unit: people, then thousands or millions of people.</summary>
internal static class UnitCheck
{
    private const int Around = 3;
    private const int Fewest = 2;
    // The step or the levels about a thousand apart, half of it or twice; the other a fifth or five times, where the series moves as well.
    private static readonly double Near = Math.Log(2);
    private static readonly double Far = Math.Log(5);
    private static readonly double LeastStep = Math.Log(30);

    /// <summary>Positions where the unit changes, with the distance of the values after from those before.</summary>
    /// <param name="logs">Logarithms of the values; brought to the unit of the first on return.</param>
    public static IReadOnlyList<(int At, double Size)> Remove(double[] logs)
    {
        List<(int, double)> changes = [];
        double drift = Middle.Of([.. logs.Skip(1).Select((log, i) => log - logs[i])]);
        for (int i = Fewest; i <= logs.Length - Fewest; i++)
        {
            double step = logs[i] - logs[i - 1] - drift;
            if (Math.Abs(step) < LeastStep)
            {
                continue;
            }

            int reach = Math.Min(Around, Math.Min(i, logs.Length - i));
            double size = Middle.Of(logs[i..(i + reach)]) - Middle.Of(logs[(i - reach)..i]) - (reach * drift);
            if (size * step > 0 && Unit(Math.Abs(step), Math.Abs(size)) is double unit)
            {
                changes.Add((i, size));
                for (int j = i; j < logs.Length; j++)
                {
                    logs[j] -= Math.CopySign(unit, size);
                }
            }
        }

        return changes;
    }

    private static double? Unit(double step, double size)
    {
        foreach (double factor in (ReadOnlySpan<double>)[1e3, 1e6])
        {
            double unit = Math.Log(factor);
            (double ofStep, double ofSize) = (Math.Abs(step - unit), Math.Abs(size - unit));
            if (Math.Min(ofStep, ofSize) < Near && Math.Max(ofStep, ofSize) < Far)
            {
                return unit;
            }
        }

        return null;
    }
}
