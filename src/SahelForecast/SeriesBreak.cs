namespace SahelForecast;

/// <summary>Why values before and after a period can't be compared as they stand.</summary>
public enum BreakReason
{
    /// <summary>The way of measuring or computing changed, such as JIAF 1.1 to 2.0.</summary>
    Method,

    /// <summary>What is counted changed, such as people targeted to people in need.</summary>
    Definition,

    /// <summary>The area or group covered changed.</summary>
    Coverage,
}

/// <summary>A place where a series changed its meaning.</summary>
/// <param name="First">The first period of the new regime.</param>
/// <param name="Reason">What changed.</param>
/// <param name="Note">One sentence for the reader of a chart or table.</param>
public sealed record SeriesBreak(Period First, BreakReason Reason, string Note);
