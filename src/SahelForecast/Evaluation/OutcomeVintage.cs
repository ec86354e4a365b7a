namespace SahelForecast.Evaluation;

/// <summary>Which publication of a revised figure counts as what happened.</summary>
public enum OutcomeVintage
{
    /// <summary>The latest vintage: the best knowledge today.</summary>
    Latest,

    /// <summary>The first later vintage that has the period: what was said at the time.</summary>
    FirstPublished,
}
