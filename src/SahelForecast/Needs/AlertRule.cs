namespace SahelForecast.Needs;

/// <summary>The rule of HDX Signals for daily series: the sum of 30 days is the highest of a year or of three, and at or above a floor.</summary>
/// <remarks>The sum of a day holds that day and the 29 before it. It is compared with the maximum of the 366 (level one) or 1,096 (level two) latest sums,
/// its own among them, so that an equal earlier sum is no obstacle. Windows are never shortened: the first sum is that of the 30th day, level one is
/// assessed from the 395th day on and level two from the 1,125th. Reference: OCHA-DAP/hdx-signals, src/utils/alert_daily_ts.R.</remarks>
public sealed record AlertRule
{
    /// <summary>Days in a sum.</summary>
    public const int SumDays = 30;

    /// <summary>Sums that level one looks at.</summary>
    public const int LevelOneDays = 366;

    /// <summary>Sums that level two looks at.</summary>
    public const int LevelTwoDays = 1096;

    private AlertRule(double floor, string unit) => (Floor, Unit) = (floor, unit);

    /// <summary>IDMC displacement by conflict: 5,000 people in 30 days.</summary>
    public static AlertRule ConflictDisplacement { get; } = Create(5_000);

    /// <summary>IDMC displacement by disasters: 50,000 people in 30 days.</summary>
    public static AlertRule DisasterDisplacement { get; } = Create(50_000);

    /// <summary>ACLED: 100 fatalities in 30 days; unit "fatalities".</summary>
    public static AlertRule Fatalities { get; } = Create(100, "fatalities");

    /// <summary>The rule with a floor of one's own.</summary>
    /// <param name="floor">The 30-day sum below which there is no alert, finite and at least 0.</param>
    /// <param name="unit">The unit of the series, as in <see cref="SeriesMetadata.Unit"/>.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentException">The floor is negative or not finite, or the unit is empty.</exception>
    public static AlertRule Create(double floor, string unit = MeasurementUnit.People) => new(Guard.FiniteNotNegative(floor), Guard.Text(unit));

    /// <summary>The 30-day sum from which there is an alert.</summary>
    public double Floor { get; }

    /// <summary>The unit of <see cref="Floor"/>.</summary>
    public string Unit { get; }

    /// <summary>Assesses every day that has a 30-day sum.</summary>
    /// <param name="daily">A daily flow without missing days or negative values, in the unit of the rule.</param>
    /// <returns>One assessment a day from the 30th day on; none for a shorter series.</returns>
    /// <exception cref="ArgumentException">The series is not daily, not in the unit, or has a missing day or a negative value; the message names the first.</exception>
    public IReadOnlyList<AlertDay> Assess(TimeSeries daily)
    {
        ArgumentNullException.ThrowIfNull(daily);
        Check(daily);
        double[] sums = Sums(daily.Values);
        bool[] highestOfYear = AreHighest(sums, LevelOneDays);
        bool[] highestOfThree = AreHighest(sums, LevelTwoDays);
        var days = new AlertDay[sums.Length];
        for (int i = 0; i < sums.Length; i++)
        {
            bool isTwoAssessed = i + 1 >= LevelTwoDays;
            AlertLevel? level = i + 1 < LevelOneDays ? null
                : sums[i] < Floor || !highestOfYear[i] ? AlertLevel.None
                : isTwoAssessed && highestOfThree[i] ? AlertLevel.Two : AlertLevel.One;
            days[i] = new AlertDay(daily.Periods[i + SumDays - 1], sums[i], level, isTwoAssessed);
        }

        return days;
    }

    /// <summary>Such as "30-day sum of at least 5,000 people", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant($"30-day sum of at least {Floor:#,0.######} {Unit}");

    // Each sum from its own terms: adding one and taking one away would let rounding pile up and break ties.
    private static double[] Sums(ReadOnlySpan<double> values)
    {
        double[] sums = new double[Math.Max(0, values.Length - SumDays + 1)];
        for (int i = 0; i < sums.Length; i++)
        {
            foreach (double value in values.Slice(i, SumDays))
            {
                sums[i] += value;
            }
        }

        return sums;
    }

    /// <summary>Whether each value is the maximum of a window that ends with it. Every position enters and leaves the queue once.</summary>
    private static bool[] AreHighest(double[] sums, int window)
    {
        bool[] highest = new bool[sums.Length];
        int[] queue = new int[sums.Length];
        int head = 0;
        int tail = 0;
        for (int i = 0; i < sums.Length; i++)
        {
            while (tail > head && sums[queue[tail - 1]] <= sums[i])
            {
                tail--;
            }

            queue[tail++] = i;
            while (queue[head] <= i - window)
            {
                head++;
            }

            highest[i] = queue[head] == i;
        }

        return highest;
    }

    private void Check(TimeSeries daily)
    {
        if (daily.Frequency != Frequency.Daily)
        {
            throw new ArgumentException($"{daily.Name} is {daily.Frequency}, but the rule sums 30 days: pass a daily series.", nameof(daily));
        }

        if (!string.Equals(daily.Metadata.Unit, Unit, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException($"{daily.Name} is in \"{daily.Metadata.Unit}\", but the floor is in \"{Unit}\": pass the series the rule is for, or create a rule with its unit.", nameof(daily));
        }

        ReadOnlySpan<double> values = daily.Values;
        for (int i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]) || values[i] < 0)
            {
                string wrong = double.IsNaN(values[i])
                    ? "no value: a missing day is not a day without events. Write 0 where nothing happened, or start after the gap."
                    : FormattableString.Invariant($"{values[i]}: a count is not negative. Correct it.");
                throw new ArgumentException($"{daily.Name} has on {daily.Periods[i]} {wrong}", nameof(daily));
            }
        }
    }
}
