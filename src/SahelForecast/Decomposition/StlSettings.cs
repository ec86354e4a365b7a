namespace SahelForecast.Decomposition;

/// <summary>What a decomposition of one series is made with: all choices made.</summary>
/// <param name="SeasonLength">Periods in a season, at least 2.</param>
/// <param name="IsPeriodic">Whether the season is the same in every cycle.</param>
/// <param name="Seasonal">How the values of one place in the season are smoothed.</param>
/// <param name="Trend">How the trend is smoothed.</param>
/// <param name="LowPass">How what the season holds of the trend is smoothed.</param>
/// <param name="InnerIterations">Turns of season and trend with the same weights.</param>
/// <param name="OuterIterations">How often weights are taken from the remainders.</param>
internal readonly record struct StlSettings(
    int SeasonLength, bool IsPeriodic, LoessSettings Seasonal, LoessSettings Trend, LoessSettings LowPass, int InnerIterations, int OuterIterations)
{
    /// <summary>The choices of options for a series.</summary>
    public static StlSettings Of(StlOptions options, int season, int count)
    {
        // With a window so wide the tricube weights of the values of one place are all but equal.
        int? window = options.SeasonalWindow;
        int seasonal = window ?? (10 * count) + 1;
        int trend = options.TrendWindow ?? NextOdd((int)Math.Ceiling(1.5 * season / (1 - (1.5 / seasonal))));
        int lowPass = options.LowPassWindow ?? NextOdd(season);
        return new StlSettings(
            season,
            window is null,
            LoessSettings.Of(seasonal, window is null ? 0 : options.SeasonalDegree, options.SeasonalJump),
            LoessSettings.Of(trend, options.TrendDegree, options.TrendJump),
            LoessSettings.Of(lowPass, options.LowPassDegree ?? options.TrendDegree, options.LowPassJump),
            options.Robust ? 1 : 2,
            options.Robust ? 15 : 0);
    }

    private static int NextOdd(int value) => value % 2 == 0 ? value + 1 : value;
}

/// <summary>A smoother.</summary>
/// <param name="Window">Values that count.</param>
/// <param name="Degree">0 for local means, 1 for local lines.</param>
/// <param name="Jump">Steps between smoothed places.</param>
internal readonly record struct LoessSettings(int Window, int Degree, int Jump)
{
    public static LoessSettings Of(int window, int degree, int? jump) => new(window, degree, jump ?? ((window + 9) / 10));

    public LoessPlan For(int count, bool beyond = false) => new(count, Window, Degree, Jump, beyond);
}
