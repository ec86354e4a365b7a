namespace SahelForecast.Models.Intermittent;

/// <summary>What a method makes of the values so far: the mean, and the probability of any.</summary>
internal readonly record struct IntermittentState(double Mean, double Probability);

/// <summary>Point forecasts of series with many zeros. Missing values are left out, as if their periods had not been.</summary>
internal static class IntermittentKernel
{
    /// <summary>The forecast after each value, and at last.</summary>
    /// <param name="values">Observed values, none missing, at least one.</param>
    /// <param name="method">The method.</param>
    /// <param name="alpha">The smoothing parameter.</param>
    /// <param name="foreseen">Room for what was foreseen for each value: NaN before there is anything to go by. Empty for none.</param>
    public static IntermittentState Follow(ReadOnlySpan<double> values, IntermittentMethod method, double alpha, Span<double> foreseen)
    {
        for (int t = 0; t < foreseen.Length; t++)
        {
            foreseen[t] = double.NaN;
        }

        return method switch
        {
            IntermittentMethod.Croston => Croston(values, alpha, 1, foreseen),
            IntermittentMethod.Sba => Croston(values, alpha, 1 - (alpha / 2), foreseen),
            IntermittentMethod.Tsb => Tsb(values, alpha, foreseen),
            _ => Aggregated(values, alpha, method == IntermittentMethod.Imapa, foreseen),
        };
    }

    // Size and interval begin with the first of each and move only when something comes.
    private static IntermittentState Croston(ReadOnlySpan<double> values, double alpha, double factor, Span<double> foreseen)
    {
        double size = 0;
        double interval = double.NaN;
        int since = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (!foreseen.IsEmpty && !double.IsNaN(interval))
            {
                foreseen[t] = factor * size / interval;
            }

            since++;
            if (values[t] > 0)
            {
                bool isFirst = double.IsNaN(interval);
                size = isFirst ? values[t] : size + (alpha * (values[t] - size));
                interval = isFirst ? since : interval + (alpha * (since - interval));
                since = 0;
            }
        }

        return double.IsNaN(interval) ? default : new(factor * size / interval, Math.Min(1, 1 / interval));
    }

    private static IntermittentState Tsb(ReadOnlySpan<double> values, double alpha, Span<double> foreseen)
    {
        double size = double.NaN;
        double probability = 0;
        for (int t = 0; t < values.Length; t++)
        {
            if (!foreseen.IsEmpty && !double.IsNaN(size))
            {
                foreseen[t] = size * probability;
            }

            bool isAny = values[t] > 0;
            if (double.IsNaN(size))
            {
                // The first that comes says both; before it there is nothing.
                (size, probability) = isAny ? (values[t], 1.0 / (t + 1)) : (size, 0);
                continue;
            }

            probability += alpha * ((isAny ? 1 : 0) - probability);
            size += isAny ? alpha * (values[t] - size) : 0;
        }

        return double.IsNaN(size) ? default : new(size * probability, probability);
    }

    private static IntermittentState Aggregated(ReadOnlySpan<double> values, double alpha, bool isMean, Span<double> foreseen)
    {
        for (int t = 1; t < foreseen.Length; t++)
        {
            foreseen[t] = AggregatedMean(values[..t], alpha, isMean);
        }

        return new(AggregatedMean(values, alpha, isMean), Tsb(values, alpha, []).Probability);
    }

    private static double AggregatedMean(ReadOnlySpan<double> values, double alpha, bool isMean)
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

        if (any == 0)
        {
            return 0;
        }

        // The mean interval from the beginning up to the last that came.
        int length = Math.Max(1, (int)Math.Round((last + 1.0) / any));
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
