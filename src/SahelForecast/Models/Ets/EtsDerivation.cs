namespace SahelForecast.Models.Ets;

/// <summary>What derivatives along a track are made of, and where they go.</summary>
/// <param name="shape">Where the parameters lie.</param>
/// <param name="values">The values; NaN where missing.</param>
/// <param name="state">The smoothing parameters.</param>
/// <param name="betaShare">Beta / alpha.</param>
/// <param name="gammaShare">Gamma / (1 - alpha).</param>
/// <param name="track">Of <see cref="EtsRecursion.Follow"/>, with weights.</param>
/// <param name="season">Eight numbers a season; overwritten.</param>
/// <param name="rows">Takes, for each period, the derivatives of the mean times its share; a stride a period.</param>
/// <param name="gradient">A stride; takes the sum of the rows, each times its weight.</param>
/// <param name="sum">A stride; takes the sum of the rows.</param>
internal readonly ref struct EtsDerivation(
    EtsShape shape,
    ReadOnlySpan<double> values,
    EtsState state,
    double betaShare,
    double gammaShare,
    EtsTrack track,
    Span<double> season,
    Span<double> rows,
    Span<double> gradient,
    Span<double> sum)
{
    public readonly EtsShape Shape = shape;
    public readonly ReadOnlySpan<double> Values = values;
    public readonly EtsState State = state;
    public readonly double BetaShare = betaShare;
    public readonly double GammaShare = gammaShare;
    public readonly EtsTrack Track = track;
    public readonly Span<double> Season = season;
    public readonly Span<double> Rows = rows;
    public readonly Span<double> Gradient = gradient;
    public readonly Span<double> Sum = sum;
}
