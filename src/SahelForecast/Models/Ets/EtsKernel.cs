namespace SahelForecast.Models.Ets;

/// <summary>Chooses the recursion that was compiled for a model; see <see cref="EtsRecursion"/>.</summary>
internal static class EtsKernel
{
    /// <inheritdoc cref="EtsRecursion.Follow"/>
    public static EtsScore Follow(
        EtsSpecification specification, bool isMultiplicativeError, EtsDiscount discount, ReadOnlySpan<double> values, in EtsState start, Span<double> season, in EtsTrack track) =>
        specification.Trend switch
        {
            TrendType.None => Follow<NoTrend>(specification.Season, isMultiplicativeError, discount, values, start, season, track),
            TrendType.Additive => Follow<LinearTrend>(specification.Season, isMultiplicativeError, discount, values, start, season, track),
            _ => Follow<DampedTrend>(specification.Season, isMultiplicativeError, discount, values, start, season, track),
        };

    /// <summary>All derivatives along a track.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="values">The values; NaN where missing.</param>
    /// <param name="state">The smoothing parameters.</param>
    /// <param name="betaShare">Beta / alpha.</param>
    /// <param name="gammaShare">Gamma / (1 - alpha).</param>
    /// <param name="track">Of <see cref="Follow"/>, with weights.</param>
    /// <param name="season">Eight numbers a season; overwritten.</param>
    /// <param name="rows">A stride a period; see <see cref="EtsRecursion.Differentiate"/>.</param>
    /// <param name="gradient">A stride; takes the weighted sum of the rows.</param>
    /// <param name="sum">A stride; takes their sum.</param>
    public static void Differentiate(
        in EtsShape shape,
        ReadOnlySpan<double> values,
        in EtsState state,
        double betaShare,
        double gammaShare,
        in EtsTrack track,
        Span<double> season,
        Span<double> rows,
        Span<double> gradient,
        Span<double> sum)
    {
        for (int block = 0; block < shape.Stride / EtsShape.Lanes; block++)
        {
            switch (shape.Specification.Trend)
            {
                case TrendType.None:
                    Differentiate<NoTrend>(shape, block, values, state, betaShare, gammaShare, track, season, rows, gradient, sum);
                    break;
                case TrendType.Additive:
                    Differentiate<LinearTrend>(shape, block, values, state, betaShare, gammaShare, track, season, rows, gradient, sum);
                    break;
                default:
                    Differentiate<DampedTrend>(shape, block, values, state, betaShare, gammaShare, track, season, rows, gradient, sum);
                    break;
            }
        }
    }

    private static EtsScore Follow<TTrend>(
        SeasonType seasonType, bool isMultiplicativeError, EtsDiscount discount, ReadOnlySpan<double> values, in EtsState start, Span<double> season, in EtsTrack track)
        where TTrend : struct, ITrendKind => seasonType switch
        {
            SeasonType.None => EtsRecursion.Follow<TTrend, NoSeason>(values, isMultiplicativeError, discount, start, season, track),
            SeasonType.Additive => EtsRecursion.Follow<TTrend, AdditiveSeason>(values, isMultiplicativeError, discount, start, season, track),
            _ => EtsRecursion.Follow<TTrend, MultiplicativeSeason>(values, isMultiplicativeError, discount, start, season, track),
        };

    private static void Differentiate<TTrend>(
        in EtsShape shape,
        int block,
        ReadOnlySpan<double> values,
        in EtsState state,
        double betaShare,
        double gammaShare,
        in EtsTrack track,
        Span<double> season,
        Span<double> rows,
        Span<double> gradient,
        Span<double> sum)
        where TTrend : struct, ITrendKind
    {
        switch (shape.Specification.Season)
        {
            case SeasonType.None:
                EtsRecursion.Differentiate<TTrend, NoSeason>(shape, block, values, state, betaShare, gammaShare, track, season, rows, gradient, sum);
                break;
            case SeasonType.Additive:
                EtsRecursion.Differentiate<TTrend, AdditiveSeason>(shape, block, values, state, betaShare, gammaShare, track, season, rows, gradient, sum);
                break;
            default:
                EtsRecursion.Differentiate<TTrend, MultiplicativeSeason>(shape, block, values, state, betaShare, gammaShare, track, season, rows, gradient, sum);
                break;
        }
    }
}
