namespace SahelForecast.Evaluation;

/// <summary>How the variance of a mean is estimated from values that depend on their neighbours in time.</summary>
public enum LongRunVariance
{
    /// <summary>The autocovariances up to the horizon less 1, each with full weight, as Diebold and Mariano have it; may come out negative.</summary>
    Truncated,

    /// <summary>The same autocovariances with weights that fall in a straight line (Bartlett; Newey and West): never negative, but too small
    /// where neighbours are alike, so that p values are too small however long the series.</summary>
    Bartlett,
}
