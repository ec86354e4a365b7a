namespace SahelForecast.Needs;

/// <summary>How unusual a 30-day sum is.</summary>
public enum AlertLevel
{
    /// <summary>Not the highest of a year, or below the floor.</summary>
    None,

    /// <summary>The highest of the last 366 days.</summary>
    One,

    /// <summary>The highest of the last 1,096 days.</summary>
    Two,
}

/// <summary>The assessment of one day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Sum">The sum of this day and the 29 before it.</param>
/// <param name="Level">The highest level reached; null while fewer than 366 sums are there: not assessed, which is not "no alert".</param>
/// <param name="IsLevelTwoAssessed">Whether 1,096 sums are there; without them level one is the highest that can be given.</param>
public sealed record AlertDay(Period Day, double Sum, AlertLevel? Level, bool IsLevelTwoAssessed)
{
    /// <summary>Such as "2024-03-15: 6200 in 30 days, level One", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Day}: {Sum} in 30 days, {(Level is AlertLevel level ? $"level {level}" : "not assessed")}{(Level is not null && !IsLevelTwoAssessed ? ", level Two not assessed" : "")}");
}
