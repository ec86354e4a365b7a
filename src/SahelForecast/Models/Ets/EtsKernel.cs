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
    public static void Differentiate(in EtsDerivation derivation)
    {
        for (int block = 0; block < derivation.Shape.Stride / EtsShape.Lanes; block++)
        {
            switch (derivation.Shape.Specification.Trend)
            {
                case TrendType.None:
                    Differentiate<NoTrend>(derivation, block);
                    break;
                case TrendType.Additive:
                    Differentiate<LinearTrend>(derivation, block);
                    break;
                default:
                    Differentiate<DampedTrend>(derivation, block);
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

    private static void Differentiate<TTrend>(in EtsDerivation derivation, int block) where TTrend : struct, ITrendKind
    {
        switch (derivation.Shape.Specification.Season)
        {
            case SeasonType.None:
                EtsRecursion.Differentiate<TTrend, NoSeason>(derivation, block);
                break;
            case SeasonType.Additive:
                EtsRecursion.Differentiate<TTrend, AdditiveSeason>(derivation, block);
                break;
            default:
                EtsRecursion.Differentiate<TTrend, MultiplicativeSeason>(derivation, block);
                break;
        }
    }
}
