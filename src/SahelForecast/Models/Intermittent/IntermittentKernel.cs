namespace SahelForecast.Models.Intermittent;

/// <summary>Point forecasts of series with many zeros. Missing values are left out, as if their periods had not been.</summary>
internal static class IntermittentKernel
{
    /// <summary>What was foreseen for each value.</summary>
    /// <param name="values">Observed values, none missing, at least one.</param>
    /// <param name="method">The method, which has a smoothing parameter.</param>
    /// <param name="alpha">That parameter.</param>
    /// <param name="foreseen">Room for it: NaN before there is anything to go by.</param>
    public static void Follow(ReadOnlySpan<double> values, IntermittentMethod method, double alpha, Span<double> foreseen)
    {
        SmoothedPoint point = default;
        for (int t = 0; t < values.Length; t++)
        {
            if (method is IntermittentMethod.Adida or IntermittentMethod.Imapa)
            {
                int length = UsualInterval(values[..t]);
                foreseen[t] = t == 0 ? double.NaN : length == 0 ? 0 : AggregatedMean(values[..t], length, alpha, method == IntermittentMethod.Imapa);
                continue;
            }

            foreseen[t] = point.Size > 0 ? point.State(method, alpha).Mean : double.NaN;
            point = point.Take(values[t], method, alpha);
        }
    }

    /// <summary>The mean number of periods from the beginning up to the last that came, for each that came; 0 without any.</summary>
    public static int UsualInterval(ReadOnlySpan<double> values)
    {
        int last = -1;
        int any = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (values[t] > 0)
            {
                last = t;
                any++;
            }
        }

        return any == 0 ? 0 : Math.Max(1, (int)Math.Round((last + 1.0) / any));
    }

    /// <summary>Smoothed sums over buckets, shared out: of one length, or the mean over all lengths up to it.</summary>
    public static double AggregatedMean(ReadOnlySpan<double> values, int length, double alpha, bool isMean)
    {
        double sum = 0;
        int from = isMean ? 1 : length;
        for (int size = from; size <= length; size++)
        {
            sum += Smoothed(values, size, alpha) / size;
        }

        return sum / (length - from + 1);
    }

    // Of sums over whole buckets, counted from the end; begun with the first.
    private static double Smoothed(ReadOnlySpan<double> values, int length, double alpha)
    {
        int first = values.Length % length;
        double level = double.NaN;
        for (int start = first; start < values.Length; start += length)
        {
            double sum = 0;
            for (int t = start; t < start + length; t++)
            {
                sum += values[t];
            }

            level = double.IsNaN(level) ? sum : level + (alpha * (sum - level));
        }

        return level;
    }
}
