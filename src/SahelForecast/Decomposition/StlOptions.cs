namespace SahelForecast.Decomposition;

/// <summary>Choices for <see cref="Stl"/>. A wider window gives a smoother component.</summary>
public sealed record StlOptions
{
    /// <summary>Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 7 for days). With 1 there is no season:
    /// <see cref="Stl"/> refuses it, and a model on top takes the series as it is.</summary>
    /// <value>Default null.</value>
    public int? SeasonLength { get; init => field = value is int length ? Guard.Positive(length, nameof(SeasonLength)) : null; }

    /// <summary>Cycles that count for the season of one of them, odd, at least 3; null takes a season that is the same in all.</summary>
    /// <value>Default 11, as in R <c>mstl</c>. R's <c>"periodic"</c> is null.</value>
    public int? SeasonalWindow { get; init => field = Checks.Window(value, nameof(SeasonalWindow)); } = 11;

    /// <summary>Periods that count for the trend of one of them, odd, at least 3; null takes the next odd number from 1.5 m / (1 - 1.5 / seasonal window) on,
    /// m periods a season.</summary>
    /// <value>Default null.</value>
    public int? TrendWindow { get; init => field = Checks.Window(value, nameof(TrendWindow)); }

    /// <summary>Periods that count when what the season holds of the trend is taken out of it, odd, at least 3; null takes the next odd number from the length of a season on.</summary>
    /// <value>Default null.</value>
    public int? LowPassWindow { get; init => field = Checks.Window(value, nameof(LowPassWindow)); }

    /// <summary>0 when the season is smoothed by local means, 1 by local lines. Without effect on a season that is the same in all cycles.</summary>
    /// <value>Default 0.</value>
    public int SeasonalDegree { get; init => field = Checks.Degree(value, nameof(SeasonalDegree)); }

    /// <summary>0 when the trend is smoothed by local means, 1 by local lines.</summary>
    /// <value>Default 1.</value>
    public int TrendDegree { get; init => field = Checks.Degree(value, nameof(TrendDegree)); } = 1;

    /// <summary>As <see cref="TrendDegree"/>, for what the season holds of the trend; null takes that.</summary>
    /// <value>Default null.</value>
    public int? LowPassDegree { get; init => field = value is int degree ? Checks.Degree(degree, nameof(LowPassDegree)) : null; }

    /// <summary>Only every so many cycles the season is smoothed, and the rest interpolated; at least 1. Null takes a tenth of its window, rounded up.</summary>
    /// <value>Default null.</value>
    public int? SeasonalJump { get; init => field = Checks.Jump(value, nameof(SeasonalJump)); }

    /// <summary>Only every so many periods the trend is smoothed, and the rest interpolated; at least 1. Null takes a tenth of its window, rounded up.</summary>
    /// <value>Default null. With 1, time and memory grow with the square of the window.</value>
    public int? TrendJump { get; init => field = Checks.Jump(value, nameof(TrendJump)); }

    /// <summary>As <see cref="TrendJump"/>, for what the season holds of the trend.</summary>
    /// <value>Default null.</value>
    public int? LowPassJump { get; init => field = Checks.Jump(value, nameof(LowPassJump)); }

    /// <summary>Whether values far from trend and season lose their weight, so that they stay in the remainder and bend nothing.</summary>
    /// <value>Default false: season and trend in two turns. True: 15 further turns, each with weights from the remainders of the last.</value>
    public bool Robust { get; init; }
}

/// <summary>Argument checks of decompositions.</summary>
file static class Checks
{
    public static int? Window(int? value, string name) =>
        value is not int window || (window >= 3 && window % 2 == 1) ? value : throw OutOfRange(name, window, "an odd number of at least 3");

    public static int Degree(int value, string name) =>
        value is 0 or 1 ? value : throw OutOfRange(name, value, "0 for local means or 1 for local lines");

    public static int? Jump(int? value, string name) => value is int jump ? Guard.Positive(jump, name) : null;

    private static ArgumentOutOfRangeException OutOfRange(string name, int value, string cure) =>
        new(name, value, FormattableString.Invariant($"{name} is {value}, but must be {cure}."));
}
