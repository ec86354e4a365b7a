namespace SahelForecast.Evaluation;

/// <summary>What a test of two forecasters looks for; to be chosen before looking at the losses.</summary>
public enum DieboldMarianoAlternative
{
    /// <summary>One of the two has the smaller mean loss, whichever.</summary>
    TwoSided,

    /// <summary>A has the smaller mean loss ("less" in R's <c>dm.test</c>).</summary>
    ABetter,

    /// <summary>B has the smaller mean loss ("greater" in R's <c>dm.test</c>).</summary>
    BBetter,
}
