namespace SahelForecast.Breaks;

/// <summary>What a model learns from before a <see cref="SeriesBreak"/>.</summary>
public enum BreakHandling
{
    /// <summary>Nothing: it learns from the last break on. Honest, but often from very few values.</summary>
    Restart,

    /// <summary>All, multiplied by a factor that joins the regimes. The factor is estimated and uncertain, and the forecast allows for it.</summary>
    Splice,

    /// <summary>Half: the forecast is that of a restart with a probability of one half, and else that of the series as it stands.</summary>
    DownWeight,
}
