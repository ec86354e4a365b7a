namespace SahelForecast.Models.Intermittent;

/// <summary>How the mean of a series with many zeros is forecast.</summary>
public enum IntermittentMethod
{
    /// <summary>A probability of any times a distribution of sizes, both of which forget the past at the pace that foresaw it best.</summary>
    OccurrenceAndSize,

    /// <summary>Smoothed size over smoothed interval, both moved when something comes (Croston 1972).</summary>
    Croston,

    /// <summary>Croston's forecast less half the smoothing parameter, which takes its bias away (Syntetos and Boylan 2005).</summary>
    Sba,

    /// <summary>Smoothed size times smoothed probability, which falls with every period without any (Teunter, Syntetos and Babai 2011).</summary>
    Tsb,

    /// <summary>Smoothing of sums over as many periods as usually pass between any, shared out again (Nikolopoulos and others 2011).</summary>
    Adida,

    /// <summary>The mean of such forecasts over all lengths up to that (Petropoulos and Kourentzes 2015).</summary>
    Imapa,
}
