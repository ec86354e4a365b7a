using SahelForecast.Models.Arima;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.Intermittent;
using SahelForecast.Models.Theta;

namespace SahelForecast.Models.Combination;

/// <summary>The members that <see cref="AutoModel"/> takes for a kind of series, and the reason in words.</summary>
/// <param name="Name">Names the kind; equal names, equal members.</param>
/// <param name="Reason">A sentence that begins "Chosen because".</param>
/// <param name="Members">The models.</param>
/// <param name="Form">How they become one.</param>
/// <param name="Table">How their intervals are calibrated; null where they stand as they are.</param>
internal sealed record AutoPool(string Name, string Reason, IForecastModel[] Members, PoolForm Form, SpreadTable? Table)
{
    // Of pooled growth among smooth models, where yearly figures jump: half to three quarters served best on the ends of M4's yearly training series and on UNHCR's origins of 1980 to 2007.
    private const double OfGrowth = 0.6;


    // A share of zeros from which smooth models were beaten by those of counts.
    private const double ManyZeros = 0.2;

    // What a search for parameters takes.
    private const int FewestForSearch = 4;

    // From here on the same mixture beat both smooth models and pooled growth alone on both.
    private const double Volatile = 0.3;

    private const int LongSeason = 7;

    /// <summary>One a member; null for equal ones.</summary>
    public double[]? Weights { get; init; }

    private static readonly PoolForm Quantiles = new(CombinationMethod.Quantiles, Distributions.PoolStatistic.Mean);
    private static readonly PoolForm Mixture = new(CombinationMethod.LinearPool, Distributions.PoolStatistic.Mean);

    /// <summary>The pool of a series.</summary>
    public static AutoPool For(SeriesTraits traits, bool isFast) => traits switch
    {
        { IsWhole: true, Negative: 0, IsYearly: false } when traits.Zeros >= ManyZeros * traits.Observed => Counts(traits),
        { Negative: 0 } when traits.IsConstant || traits.Positive < FewestForSearch => Alone(new PooledGrowthModel(), Short(traits)),
        { Negative: 0, IsYearly: true } when traits.Zeros > 0 => Alone(new PooledGrowthModel(), Zeros(traits)),
        { Negative: 0, IsYearly: true } when traits.Volatility >= Volatile => Jumping(traits, isFast),
        _ when traits.IsConstant || traits.Observed < FewestForSearch => Alone(new LastValueModel(), Short(traits)),
        { Season: 1 } => Unseasonal(traits, isFast),
        _ => Seasonal(traits, isFast),
    };

    private static AutoPool Counts(SeriesTraits traits) => new(
        "counts",
        FormattableString.Invariant($"{traits.Zeros} of {traits.Observed} values are 0 and all are whole numbers: models of counts and of intermittent series."),
        [new RecentHistoryModel(), new IntermittentModel()],
        Mixture,
        null);

    private static AutoPool Alone(IForecastModel model, string reason) => new(model.Name, reason, [model], Quantiles, null);

    private static string Short(SeriesTraits traits) => traits.IsConstant && traits.Observed > 1
        ? FormattableString.Invariant($"All {traits.Observed} values are the same, which says nothing of how much they can change.")
        : FormattableString.Invariant($"{traits.Observed} values, {traits.Positive} of them above 0, are too few to learn parameters from.");

    private static string Zeros(SeriesTraits traits) => FormattableString.Invariant(
        $"{traits.Zeros} of {traits.Observed} values are 0: growth as it was in many countries tells more of such yearly figures than smooth models do.");

    // Intervals are the members' own: pooled growth's were learned on such figures.
    private static AutoPool Jumping(SeriesTraits traits, bool isFast)
    {
        AutoPool smooth = Unseasonal(traits, isFast);
        double each = (1 - OfGrowth) / smooth.Members.Length;
        return new(
            $"jumping, {smooth.Name}",
            FormattableString.Invariant($"{traits.Observed} values that move by a factor of {Math.Exp(traits.Volatility):0.0#} a year, root mean square of logarithms: growth as it was in many countries, beside smooth models."),
            [new PooledGrowthModel(), .. smooth.Members],
            Quantiles,
            null)
        {
            Weights = [OfGrowth, .. smooth.Members.Select(_ => each)],
        };
    }

    private static AutoPool Unseasonal(SeriesTraits traits, bool isFast) => isFast
        ? new("fast, no season", OfKind(traits), [Ets(1), Ces(1), Dotm(1)], Quantiles, SpreadTables.FastUnseasonal)
        : new(
            "no season",
            OfKind(traits),
            traits.Negative > 0
                ? [Ets(1), Ces(1), Arima(1)]
                : [Lgt(1), new LogisticGrowthModel(), Ces(1), Arima(1)],
            Quantiles,
            SpreadTables.Unseasonal);

    private static AutoPool Seasonal(SeriesTraits traits, bool isFast)
    {
        int season = traits.Season;
        bool isLong = season >= LongSeason;
        return isFast
            ? new(
                FormattableString.Invariant($"fast, season of {season}"),
                OfKind(traits),
                [Ets(season), Ces(season), Dotm(season)],
                Quantiles,
                isLong ? SpreadTables.FastLongSeason : SpreadTables.FastShortSeason)
            : new(
                FormattableString.Invariant($"season of {season}"),
                OfKind(traits),
                [
                    Ets(season),
                    Ces(season),
                    Arima(season),
                    Lgt(season),
                    Dotm(season),
                    new ThetaModel(new ThetaOptions { SeasonLength = season, SelectBoxCoxLambda = true, ParameterUncertainty = true }),
                ],
                Quantiles,
                isLong ? SpreadTables.LongSeason : SpreadTables.ShortSeason);
    }

    private static EtsModel Ets(int season) => new(new EtsOptions { SeasonLength = season, ParameterUncertainty = true });

    private static CesModel Ces(int season) => new(new CesOptions { SeasonLength = season, ParameterUncertainty = true });

    private static ArimaModel Arima(int season) => new(new ArimaOptions { SeasonLength = season });

    private static LgtModel Lgt(int season) => new(new LgtOptions { SeasonLength = season });

    private static ThetaModel Dotm(int season) => new(new ThetaOptions { Variant = ThetaVariant.DynamicOptimised, SeasonLength = season, ParameterUncertainty = true });

    private static string OfKind(SeriesTraits traits) => FormattableString.Invariant(
        $"{traits.Observed} values{(traits.Season == 1 ? " without a season" : $" with seasons of {traits.Season} periods")}{(traits.Negative > 0 ? $", {traits.Negative} of them below 0" : "")}: a pool of models of that kind.");
}
