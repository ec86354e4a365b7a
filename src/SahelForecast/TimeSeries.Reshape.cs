namespace SahelForecast;

/// <summary>How values of finer periods make the value of a coarser one.</summary>
public enum Aggregation
{
    /// <summary>The sum, for flows.</summary>
    Sum,

    /// <summary>The arithmetic mean, for rates and indices.</summary>
    Mean,

    /// <summary>The last value, for stocks.</summary>
    Last,

    /// <summary>The highest value.</summary>
    Maximum,
}

/// <summary>How missing values inside a series are filled.</summary>
public enum MissingValueFill
{
    /// <summary>On the straight line between the neighbours; values before the first and after the last observation stay missing.</summary>
    LinearInterpolation,

    /// <summary>The last observation carried forward; values before the first observation stay missing.</summary>
    LastObservation,

    /// <summary>Straight-line interpolation of the values that share a place in the season, such as all Januaries.</summary>
    SeasonalInterpolation,
}

public sealed partial class TimeSeries
{
    /// <summary>The series in longer periods.</summary>
    /// <param name="coarser">The new frequency: its periods must be made of whole old ones.</param>
    /// <param name="aggregation">How values combine: sum for flows, last for stocks.</param>
    /// <returns>Only periods that the series covers whole; a period with a missing part is missing.</returns>
    /// <exception cref="ArgumentException">The periods don't nest (weeks in months, say), or no coarser period is covered whole.</exception>
    public TimeSeries Aggregate(Frequency coarser, Aggregation aggregation)
    {
        Guard.Defined(coarser);
        Guard.Defined(aggregation);
        if (coarser <= Frequency || Frequency == Frequency.Weekly)
        {
            throw new ArgumentException(
                $"{Frequency} periods don't add up to whole {coarser} ones. Choose a coarser frequency whose periods they fill.", nameof(coarser));
        }

        var values = new List<double>();
        Period? start = null;
        for (int first = 0; first < Count;)
        {
            Period target = Period.Containing(Periods[first].FirstDay, coarser);
            int last = first;
            while (last + 1 < Count && Periods[last + 1].FirstDay <= target.LastDay)
            {
                last++;
            }

            if (Periods[first].FirstDay == target.FirstDay && Periods[last].LastDay == target.LastDay)
            {
                start ??= target;
                values.Add(Combine(Values[first..(last + 1)], aggregation));
            }

            first = last + 1;
        }

        return start is Period period
            ? new TimeSeries(new PeriodRange(period, values.Count), values.ToArray(), Key, Metadata)
            : throw new ArgumentException($"{Name} ({Periods}) covers no whole {coarser} period.", nameof(coarser));
    }

    /// <summary>The series with missing values filled where the rule can.</summary>
    /// <param name="fill">The rule.</param>
    /// <returns>A new series; what the rule can't reach stays missing.</returns>
    public TimeSeries FillMissing(MissingValueFill fill)
    {
        Guard.Defined(fill);
        double[] filled = Values.ToArray();
        switch (fill)
        {
            case MissingValueFill.LastObservation:
                for (int i = 1; i < filled.Length; i++)
                {
                    filled[i] = double.IsNaN(filled[i]) ? filled[i - 1] : filled[i];
                }

                break;
            case MissingValueFill.LinearInterpolation:
                Interpolate(filled, 0, 1);
                break;
            default:
                int season = Frequency.SeasonLength();
                for (int offset = 0; offset < Math.Min(season, filled.Length); offset++)
                {
                    Interpolate(filled, offset, season);
                }

                break;
        }

        return new TimeSeries(Periods, filled, Key, Metadata);
    }

    private static double Combine(ReadOnlySpan<double> values, Aggregation aggregation)
    {
        double sum = 0;
        double maximum = double.NegativeInfinity;
        foreach (double value in values)
        {
            sum += value;
            maximum = Math.Max(maximum, value);
        }

        return aggregation switch
        {
            _ when double.IsNaN(sum) => double.NaN,
            Aggregation.Sum => sum,
            Aggregation.Mean => sum / values.Length,
            Aggregation.Last => values[^1],
            _ => maximum,
        };
    }

    private static void Interpolate(Span<double> values, int offset, int stride)
    {
        int left = -1;
        for (int i = offset; i < values.Length; i += stride)
        {
            if (double.IsNaN(values[i]))
            {
                continue;
            }

            for (int gap = left + stride; left >= 0 && gap < i; gap += stride)
            {
                values[gap] = values[left] + ((values[i] - values[left]) * (gap - left) / (i - left));
            }

            left = i;
        }
    }
}
