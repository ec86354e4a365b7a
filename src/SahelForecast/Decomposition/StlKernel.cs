using SahelForecast.Numerics;

namespace SahelForecast.Decomposition;

/// <summary>Seasonal-trend decomposition by loess: season and trend smoothed in turns, each without the other, with weights against outliers.</summary>
/// <remarks>R. B. Cleveland, W. S. Cleveland, J. E. McRae and I. Terpenning (1990), STL: A seasonal-trend decomposition procedure based on loess, Journal of
/// Official Statistics 6(1), 3-73. The steps of the inner loop are numbered as there.</remarks>
internal static class StlKernel
{
    /// <summary>The weight of a stand-in for a missing value: it matters only where a window has little else.</summary>
    public const double FaintWeight = 1e-3;

    // Season and trend settle by a factor of about 20 a turn when some values don't count.
    private const int TurnsWithGaps = 10;

    /// <summary>Decomposes a series. O(n window / jump) a turn of the inner loop; allocates nothing.</summary>
    /// <param name="plan">Made for the length; its memory is overwritten.</param>
    /// <param name="values">The series, without gaps.</param>
    /// <param name="given">1, or <see cref="FaintWeight"/> for a stand-in; empty when there are none.</param>
    /// <param name="season">Takes the season.</param>
    /// <param name="trend">Takes the trend.</param>
    /// <param name="weights">Takes the weight of each value in the last turn, in [0, 1]; that of a stand-in is as given.</param>
    public static void Decompose(
        StlPlan plan, ReadOnlySpan<double> values, ReadOnlySpan<double> given, Span<double> season, Span<double> trend, Span<double> weights)
    {
        StlSettings settings = plan.Settings;
        trend.Clear();
        weights.Fill(1);
        given.CopyTo(weights);
        for (int outer = 0; ; outer++)
        {
            ReadOnlySpan<double> counting = given.IsEmpty && outer == 0 ? [] : weights;
            int turns = outer == 0 && !given.IsEmpty ? TurnsWithGaps : settings.InnerIterations;
            for (int inner = 0; inner < turns; inner++)
            {
                Turn(plan, values, counting, season, trend);
            }

            if (outer == settings.OuterIterations)
            {
                break;
            }

            Reweigh(values, given, season, trend, plan.Long(0), weights);
        }

        if (settings.IsPeriodic)
        {
            MakePeriodic(season, settings.SeasonLength);
        }
    }

    private static void Turn(StlPlan plan, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Span<double> season, Span<double> trend)
    {
        int length = plan.Settings.SeasonLength;
        Span<double> work = plan.Long(0)[..values.Length];
        Span<double> cycles = plan.Long(1);

        // 1, 2: the values of each place in the season, without the trend, smoothed and continued by a cycle at both ends.
        Subtract(values, trend, work);
        SmoothCycles(plan, work, weights, cycles);

        // 3: what of the trend has come into them: moving averages over a season twice and over three, then loess.
        Span<double> once = plan.Long(2)[..(cycles.Length - length + 1)];
        Span<double> twice = plan.Long(3)[..(once.Length - length + 1)];
        MovingAverage(cycles, length, once);
        MovingAverage(once, length, twice);
        MovingAverage(twice, 3, work);
        Span<double> low = plan.Long(2)[..values.Length];
        plan.LowPass.Smooth(work, [], low);

        // 4 to 6: the season without it, and the trend of the series without season.
        Subtract(cycles.Slice(length, values.Length), low, season);
        Subtract(values, season, work);
        plan.Trend.Smooth(work, weights, trend);
    }

    private static void SmoothCycles(StlPlan plan, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, Span<double> cycles)
    {
        int length = plan.Settings.SeasonLength;
        for (int place = 0; place < length; place++)
        {
            int count = ((values.Length - 1 - place) / length) + 1;
            Span<double> own = plan.Short(0)[..count];
            Span<double> ownWeights = weights.IsEmpty ? [] : plan.Short(1)[..count];
            Span<double> smooth = plan.Short(2)[..(count + 2)];
            for (int i = 0; i < count; i++)
            {
                own[i] = values[place + (i * length)];
            }

            for (int i = 0; i < ownWeights.Length; i++)
            {
                ownWeights[i] = weights[place + (i * length)];
            }

            LoessPlan loess = count == values.Length / length ? plan.WholeCycles : plan.LongerCycles;
            loess.Smooth(own, ownWeights, smooth);
            for (int i = 0; i < smooth.Length; i++)
            {
                cycles[place + (i * length)] = smooth[i];
            }
        }
    }

    // Bisquare weights of the remainders, whose scale is six times their median size.
    private static void Reweigh(
        ReadOnlySpan<double> values, ReadOnlySpan<double> given, ReadOnlySpan<double> season, ReadOnlySpan<double> trend, Span<double> sizes, Span<double> weights)
    {
        int counted = 0;
        for (int i = 0; i < values.Length; i++)
        {
            weights[i] = Math.Abs(values[i] - trend[i] - season[i]);
            if (given.IsEmpty || given[i] == 1)
            {
                sizes[counted++] = weights[i];
            }
        }

        RadixSort.Sort(sizes[..counted]);
        double scale = 3 * (sizes[counted / 2] + sizes[(counted - 1) / 2]);
        for (int i = 0; i < values.Length; i++)
        {
            double size = weights[i];
            double ratio = size / scale;
            double rest = 1 - (ratio * ratio);
            weights[i] = size <= 0.001 * scale ? 1 : size <= 0.999 * scale ? rest * rest : 0;
            weights[i] = given.IsEmpty || given[i] == 1 ? weights[i] : given[i];
        }
    }

    private static void MakePeriodic(Span<double> season, int length)
    {
        for (int place = 0; place < length; place++)
        {
            double sum = 0;
            int count = 0;
            for (int i = place; i < season.Length; i += length)
            {
                sum += season[i];
                count++;
            }

            for (int i = place; i < season.Length; i += length)
            {
                season[i] = sum / count;
            }
        }
    }

    private static void MovingAverage(ReadOnlySpan<double> values, int length, Span<double> destination)
    {
        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            sum += values[i];
        }

        destination[0] = sum / length;
        for (int i = length; i < values.Length; i++)
        {
            sum += values[i] - values[i - length];
            destination[i - length + 1] = sum / length;
        }
    }

    private static void Subtract(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> destination)
    {
        for (int i = 0; i < left.Length; i++)
        {
            destination[i] = left[i] - right[i];
        }
    }
}
