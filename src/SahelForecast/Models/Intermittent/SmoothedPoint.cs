namespace SahelForecast.Models.Intermittent;

/// <summary>What a method makes of the values so far: the mean, and the probability of any.</summary>
internal readonly record struct IntermittentState(double Mean, double Probability);

/// <summary>Sizes and how often they come, smoothed as Croston, or Teunter, Syntetos and Babai do. Both begin with the first that comes.</summary>
/// <param name="Size">The smoothed size; 0 before there was any.</param>
/// <param name="Rate">Croston's smoothed interval, or the smoothed probability.</param>
/// <param name="Since">Periods since the last that came.</param>
/// <param name="Periods">Periods in all.</param>
internal readonly record struct SmoothedPoint(double Size, double Rate, int Since, int Periods)
{
    /// <summary>After observed values.</summary>
    public static SmoothedPoint Of(ReadOnlySpan<double> observed, IntermittentMethod method, double alpha)
    {
        SmoothedPoint point = default;
        foreach (double value in observed)
        {
            point = point.Take(value, method, alpha);
        }

        return point;
    }

    /// <summary>An observed period later.</summary>
    public SmoothedPoint Take(double value, IntermittentMethod method, double alpha)
    {
        bool isAny = value > 0;
        int since = Since + 1;
        if (Size == 0)
        {
            // The first that comes says both; before it there is nothing.
            return isAny ? new(value, method == IntermittentMethod.Tsb ? 1.0 / since : since, 0, Periods + 1) : new(0, 0, since, Periods + 1);
        }

        double size = isAny ? Size + (alpha * (value - Size)) : Size;
        if (method == IntermittentMethod.Tsb)
        {
            return new(size, Rate + (alpha * ((isAny ? 1 : 0) - Rate)), isAny ? 0 : since, Periods + 1);
        }

        // Croston's interval moves only when something comes.
        return isAny ? new(size, Rate + (alpha * (since - Rate)), 0, Periods + 1) : this with { Since = since, Periods = Periods + 1 };
    }

    /// <summary>What is foreseen of the next period; nothing before there was any.</summary>
    public IntermittentState State(IntermittentMethod method, double alpha)
    {
        if (Size == 0)
        {
            return default;
        }

        double factor = method == IntermittentMethod.Sba ? 1 - (alpha / 2) : 1;
        return method == IntermittentMethod.Tsb ? new(Size * Rate, Rate) : new(factor * Size / Rate, Math.Min(1, 1 / Rate));
    }
}
