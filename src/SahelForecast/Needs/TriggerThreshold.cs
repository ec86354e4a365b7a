namespace SahelForecast.Needs;

/// <summary>Which side of a threshold counts.</summary>
public enum TriggerDirection
{
    /// <summary>The threshold or more, such as displaced people or fatalities.</summary>
    AtLeast,

    /// <summary>The threshold or less, such as rainfall.</summary>
    AtMost,
}

/// <summary>A threshold with its side and unit; also the event that a trigger is meant to announce.</summary>
public sealed record TriggerThreshold
{
    private TriggerThreshold(TriggerDirection direction, double value, string unit) => (Direction, Value, Unit) = (direction, value, unit);

    /// <summary>Passed by values of the threshold or more.</summary>
    /// <param name="value">The threshold, finite.</param>
    /// <param name="unit">The unit of the series it is for, as in <see cref="SeriesMetadata.Unit"/>.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="ArgumentException">The value is not finite, or the unit is empty.</exception>
    public static TriggerThreshold AtLeast(double value, string unit = MeasurementUnit.People) =>
        new(TriggerDirection.AtLeast, Guard.Finite(value), Guard.Text(unit));

    /// <summary>Passed by values of the threshold or less.</summary>
    /// <param name="value">The threshold, finite.</param>
    /// <param name="unit">The unit of the series it is for, as in <see cref="SeriesMetadata.Unit"/>.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="ArgumentException">The value is not finite, or the unit is empty.</exception>
    public static TriggerThreshold AtMost(double value, string unit = MeasurementUnit.People) =>
        new(TriggerDirection.AtMost, Guard.Finite(value), Guard.Text(unit));

    /// <summary>Which side counts.</summary>
    public TriggerDirection Direction { get; }

    /// <summary>The threshold.</summary>
    public double Value { get; }

    /// <summary>The unit of <see cref="Value"/>.</summary>
    public string Unit { get; }

    /// <summary>Whether a value passes the threshold.</summary>
    /// <param name="value">A value; NaN when it is missing.</param>
    /// <returns>True or false; null for a missing value, which is not the same as false.</returns>
    public bool? IsPassed(double value) => double.IsNaN(value) ? null : Direction == TriggerDirection.AtLeast ? value >= Value : value <= Value;

    /// <summary>Such as "at least 5,000 people", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() =>
        FormattableString.Invariant($"{(Direction == TriggerDirection.AtLeast ? "at least" : "at most")} {Value:#,0.######} {Unit}");

    /// <summary>The probability that a forecast passes in at least one of several steps: the share of the paths, or the distribution's for one step when nothing was drawn.</summary>
    internal double Probability(Forecast forecast, int first, int count)
    {
        if (forecast.Paths is not SamplePaths paths)
        {
            // Just below the threshold, so that probability that sits on it counts.
            return Direction == TriggerDirection.AtLeast
                ? 1 - forecast.Steps[first].CumulativeProbability(Math.BitDecrement(Value))
                : forecast.Steps[first].CumulativeProbability(Value);
        }

        int passed = 0;
        for (int path = 0; path < paths.PathCount; path++)
        {
            bool any = false;
            for (int step = first; step < first + count && !any; step++)
            {
                any = IsPassed(paths.AtStep(step)[path]) == true;
            }

            passed += any ? 1 : 0;
        }

        return (double)passed / paths.PathCount;
    }

    /// <summary>Whether one value is further on the side that counts than another; never for NaN.</summary>
    internal bool IsBeyond(double value, double other) => Direction == TriggerDirection.AtLeast ? value > other : value < other;

    internal void RequireUnit(string name, string unit, string argument)
    {
        if (!string.Equals(unit, Unit, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{name} is in \"{unit}\", but the threshold is {this}. Pass the series the threshold is for, or name its unit.", argument);
        }
    }
}
