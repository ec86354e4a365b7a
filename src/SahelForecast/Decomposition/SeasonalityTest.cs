namespace SahelForecast.Decomposition;

/// <summary>What the autocorrelation at the season's lag says.</summary>
/// <param name="Autocorrelation">At the lag of one season; NaN when the series is too short or constant.</param>
/// <param name="Limit">What its size must pass; NaN likewise.</param>
internal readonly record struct SeasonalityTest(double Autocorrelation, double Limit)
{
    public static SeasonalityTest Impossible { get; } = new(double.NaN, double.NaN);

    public bool IsPossible => !double.IsNaN(Autocorrelation);

    public bool IsSeasonal => Math.Abs(Autocorrelation) > Limit;
}
