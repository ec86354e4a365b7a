using System.Globalization;

namespace SahelForecast;

/// <summary>A relative change that knows its base, its direction and the time it took.</summary>
/// <remarks>
/// <para>The base of a growth rate is always the earlier value: 584 to 1,277 is +118.7 %. Dividing by the new value gives the 54 %
/// that such a rise is sometimes reported as; see <see cref="ShareOfNewValue"/>.</para>
/// <para>Rates over several periods and conversions between frequencies compound.</para>
/// </remarks>
public sealed record GrowthRate
{
    private GrowthRate(double factor, Frequency frequency, double periods)
    {
        Factor = factor;
        Frequency = frequency;
        Periods = periods;
    }

    /// <summary>The change as a fraction of the base: 0.1674 for +16.74 %. At least -1.</summary>
    public double Fraction => Factor - 1;

    /// <summary>New value over base: 1.1674 for +16.74 %. At least 0.</summary>
    public double Factor { get; }

    /// <summary>The change in per cent of the base: 16.74 for +16.74 %. At least -100.</summary>
    public double Percent => Fraction * 100;

    /// <summary>The natural logarithm of <see cref="Factor"/>; negative infinity for a fall to zero.</summary>
    public double LogFactor => Math.Log(Factor);

    /// <summary>The frequency that <see cref="Periods"/> counts.</summary>
    public Frequency Frequency { get; }

    /// <summary>How many periods the change took, above 0.</summary>
    public double Periods { get; }

    /// <summary>The earlier value, when the rate was measured between two values.</summary>
    public double? Base { get; private init; }

    /// <summary>The later value, when the rate was measured between two values.</summary>
    public double? NewValue { get; private init; }

    /// <summary>1 for a rise, -1 for a fall, 0 for no change.</summary>
    public int Direction => Math.Sign(Fraction);

    /// <summary>The change as a fraction of the NEW value. This is not the growth rate; it is here to recognise reports that used the wrong base.</summary>
    public double ShareOfNewValue => Fraction / Factor;

    /// <summary>The rate between two values.</summary>
    /// <param name="baseValue">The earlier value, above 0.</param>
    /// <param name="newValue">The later value, at least 0.</param>
    /// <param name="frequency">The frequency in which the time between them is counted.</param>
    /// <param name="periods">How many periods lie between them.</param>
    /// <returns>The rate, with its base and new value.</returns>
    /// <exception cref="ArgumentException">A value is missing, the base is not above zero, or the new value is negative.</exception>
    public static GrowthRate Between(double baseValue, double newValue, Frequency frequency = Frequency.Yearly, int periods = 1)
    {
        Guard.Defined(frequency);
        Guard.Positive(periods);
        if (!double.IsFinite(baseValue) || !double.IsFinite(newValue))
        {
            string name = double.IsFinite(baseValue) ? nameof(newValue) : nameof(baseValue);
            throw new ArgumentException($"{name} is missing: growth needs two known values. A missing value is not zero.", name);
        }

        if (baseValue <= 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"baseValue is {baseValue}: growth from zero or less has no percentage. Report the change of {newValue - baseValue:N0} itself."),
                nameof(baseValue));
        }

        return newValue < 0
            ? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"newValue is {newValue}: growth is defined for values of at least 0."), nameof(newValue))
            : new GrowthRate(newValue / baseValue, frequency, periods) { Base = baseValue, NewValue = newValue };
    }

    /// <summary>The rate between two observations of a series.</summary>
    /// <param name="from">The earlier observation, its value above 0.</param>
    /// <param name="to">The later observation, of the same frequency.</param>
    /// <returns>The rate, with its base and new value.</returns>
    /// <exception cref="ArgumentException">Frequencies differ, the order is wrong, a value is missing, or the base is not above zero.</exception>
    public static GrowthRate Between(Observation from, Observation to)
    {
        int periods = to.Period - from.Period;
        return periods > 0
            ? Between(from.Value, to.Value, from.Period.Frequency, periods)
            : throw new ArgumentException($"{to.Period} is not after {from.Period}: give the base first.", nameof(to));
    }

    /// <summary>A rate stated in per cent a period.</summary>
    /// <param name="percent">The change in per cent of the base, at least -100: 17 for +17 %.</param>
    /// <param name="frequency">The length of the period.</param>
    /// <returns>The rate; it has no base value.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="percent"/> is not finite or below -100.</exception>
    public static GrowthRate FromPercent(double percent, Frequency frequency = Frequency.Yearly) =>
        Guard.Finite(percent) >= -100
            ? new GrowthRate(1 + (percent / 100), Guard.Defined(frequency), 1)
            : throw new ArgumentOutOfRangeException(nameof(percent), percent, "percent is below -100: nothing can fall by more than all of it.");

    /// <summary>A rate stated as its natural logarithm a period.</summary>
    /// <param name="logFactor">The logarithm of new over old, finite.</param>
    /// <param name="frequency">The length of the period.</param>
    /// <returns>The rate; it has no base value.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="logFactor"/> is not finite.</exception>
    public static GrowthRate FromLogFactor(double logFactor, Frequency frequency = Frequency.Yearly) =>
        new(Math.Exp(Guard.Finite(logFactor)), Guard.Defined(frequency), 1);

    /// <summary>The same speed, stated for one period of a frequency, compounding.</summary>
    /// <param name="frequency">The frequency wanted.</param>
    /// <returns>A rate over one period of it.</returns>
    /// <remarks>Uses <see cref="FrequencyExtensions.PeriodsPerYear"/>: 12 months, 365.2425 days and so on to a year.</remarks>
    public GrowthRate ConvertTo(Frequency frequency)
    {
        double share = Frequency.PeriodsPerYear() / Periods / frequency.PeriodsPerYear();
        return new GrowthRate(share == 1 ? Factor : Math.Pow(Factor, share), frequency, 1);
    }

    /// <summary>The same speed, stated a year.</summary>
    /// <returns>A rate over one year.</returns>
    public GrowthRate Annualised() => ConvertTo(Frequency.Yearly);

    /// <summary>The rate over several times its own duration.</summary>
    /// <param name="times">How often it is repeated, at least 1.</param>
    /// <returns>A rate over <paramref name="times"/> as many periods.</returns>
    public GrowthRate Compound(int times) => new(Power(Factor, Guard.Positive(times)), Frequency, Periods * times);

    /// <summary>A value after the rate has worked on it once or more often.</summary>
    /// <param name="value">The value before, finite and at least 0.</param>
    /// <param name="times">How often the rate works, at least 0.</param>
    /// <returns>The value after, in the same unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public double Apply(double value, int times = 1)
    {
        Guard.FiniteNotNegative(value);
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        return value * Power(Factor, times);
    }

    /// <summary>The rate for people, such as <c>+16.74 % in 1 year (7,522,833 to 8,782,254)</c>.</summary>
    /// <returns>Text with invariant number formats.</returns>
    public override string ToString()
    {
        string unit = Frequency switch
        {
            Frequency.Daily => "day",
            Frequency.Weekly => "week",
            Frequency.Dekadal => "dekad",
            Frequency.Monthly => "month",
            Frequency.Quarterly => "quarter",
            Frequency.HalfYearly => "half-year",
            _ => "year",
        };
        string values = Base is double from && NewValue is double to
            ? string.Create(CultureInfo.InvariantCulture, $" ({from:#,0.##} to {to:#,0.##})")
            : "";
        return string.Create(CultureInfo.InvariantCulture, $"{Percent:+0.00;-0.00;0.00} % in {Periods:0.##} {unit}{(Periods == 1 ? "" : "s")}{values}");
    }

    // Repeated multiplication for the small powers that people check by hand; the library's power beyond.
    private static double Power(double factor, int times)
    {
        if (times > 64)
        {
            return Math.Pow(factor, times);
        }

        double product = 1;
        for (int i = 0; i < times; i++)
        {
            product *= factor;
        }

        return product;
    }
}
