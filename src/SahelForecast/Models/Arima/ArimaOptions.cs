using SahelForecast.Stationarity;

namespace SahelForecast.Models.Arima;

/// <summary>Choices for <see cref="ArimaModel"/>.</summary>
/// <remarks>A Box-Cox transform is not among them, as it is the same for every model: <see cref="Transforms.TransformExtensions.WithTransform(IRegressionForecastModel, Transforms.SeriesTransform)"/>.</remarks>
public sealed record ArimaOptions
{
    /// <summary>The order to fit; null chooses one.</summary>
    /// <value>Default null.</value>
    public ArimaOrder? Order { get; init; }

    /// <summary>Whether the model has a constant: a mean without differences, a drift with one; with two it has none. Null lets the criterion decide, or for a given order
    /// takes a mean without differences and no drift.</summary>
    /// <value>Default null.</value>
    public bool? IncludesConstant { get; init; }

    /// <summary>Periods in a season, at least 1; null takes that of the frequency (12 for months, 4 for quarters, 1 for years).</summary>
    /// <value>Default null. With 1 there is no season.</value>
    public int? SeasonLength { get; init => field = value is int length ? Guard.Positive(length, nameof(SeasonLength)) : null; }

    /// <summary>Whether forecasts with regressors allow for what is uncertain of the regressors' amounts and of the constant beside them.</summary>
    /// <value>Default true: on short series a few values decide on an amount. R's forecast package takes them as known, which is false here.</value>
    public bool IncludesRegressionUncertainty { get; init; } = true;

    /// <summary>What decides among several orders.</summary>
    /// <value>Default <see cref="InformationCriterion.Aicc"/>.</value>
    public InformationCriterion Criterion { get; init => field = Guard.Defined(value); }

    /// <summary>What coefficients maximise. Criteria and <see cref="FittedArima.LogLikelihood"/> are those of the exact likelihood in either case.</summary>
    /// <value>Default <see cref="ArimaEstimation.ExactLikelihood"/>.</value>
    public ArimaEstimation Estimation { get; init => field = Guard.Defined(value); }

    /// <summary>How orders are looked through.</summary>
    /// <value>Default <see cref="ArimaSearchMethod.Stepwise"/>.</value>
    public ArimaSearchMethod SearchMethod { get; init => field = Guard.Defined(value); }

    /// <summary>Whether the choice of an order is held towards what serves on other series.</summary>
    /// <value>Default <see cref="ArimaRegularisation.Learned"/>. A given order is fitted by likelihood alone in any case.</value>
    public ArimaRegularisation Regularisation { get; init => field = Guard.Defined(value); }

    /// <summary>Decides on differences from one period to the next, where a test does.</summary>
    /// <value>Default <see cref="UnitRootTest.Kpss"/>.</value>
    public UnitRootTest UnitRootTest { get; init => field = Guard.Defined(value); }

    /// <summary>Decides on differences from one season to the next.</summary>
    /// <value>Default <see cref="SeasonalTest.Strength"/>.</value>
    public SeasonalTest SeasonalTest { get; init => field = Guard.Defined(value); }

    /// <summary>Differences from one period to the next, 0 to 2; null lets <see cref="Regularisation"/> and the test decide.</summary>
    /// <value>Default null.</value>
    public int? Differences { get; init => field = value is int d ? Guard.Between(d, 0, 2, nameof(Differences)) : null; }

    /// <summary>Differences from one season to the next, 0 to 2; null lets a test decide.</summary>
    /// <value>Default null.</value>
    public int? SeasonalDifferences { get; init => field = value is int d ? Guard.Between(d, 0, 2, nameof(SeasonalDifferences)) : null; }

    /// <summary>The most autoregressive coefficients to try, 0 to 10.</summary>
    /// <value>Default 5.</value>
    public int MaxP { get; init => field = Guard.Between(value, 0, ArimaOrder.MostLags, nameof(MaxP)); } = 5;

    /// <summary>The most moving average coefficients to try, 0 to 10.</summary>
    /// <value>Default 5.</value>
    public int MaxQ { get; init => field = Guard.Between(value, 0, ArimaOrder.MostLags, nameof(MaxQ)); } = 5;

    /// <summary>The most seasonal autoregressive coefficients to try, 0 to 10.</summary>
    /// <value>Default 2.</value>
    public int MaxSeasonalP { get; init => field = Guard.Between(value, 0, ArimaOrder.MostLags, nameof(MaxSeasonalP)); } = 2;

    /// <summary>The most seasonal moving average coefficients to try, 0 to 10.</summary>
    /// <value>Default 2.</value>
    public int MaxSeasonalQ { get; init => field = Guard.Between(value, 0, ArimaOrder.MostLags, nameof(MaxSeasonalQ)); } = 2;

    /// <summary>The most coefficients of all kinds that an exhaustive search tries together.</summary>
    /// <value>Default 5. The stepwise search has no such bound.</value>
    public int MaxOrder { get; init => field = Guard.Between(value, 0, 4 * ArimaOrder.MostLags, nameof(MaxOrder)); } = 5;
}

/// <summary>How orders are looked through.</summary>
public enum ArimaSearchMethod
{
    /// <summary>From four simple models to better neighbours, until none is better (Hyndman and Khandakar 2008).</summary>
    Stepwise,

    /// <summary>All orders within bounds.</summary>
    Exhaustive,
}

/// <summary>Whether the choice of an order is held towards what serves on other series.</summary>
public enum ArimaRegularisation
{
    /// <summary>A series is differenced at least once, and not more than once from one period to the next: without seasonal difference once, whatever the test says; after one as the test says,
    /// but once at most. Each coefficient must lower the criterion by one more than it asks. Chosen on M4.</summary>
    Learned,

    /// <summary>Tests decide on differences and the criterion on the rest, as in R's <c>auto.arima</c>.</summary>
    None,
}

/// <summary>What coefficients maximise.</summary>
public enum ArimaEstimation
{
    /// <summary>The likelihood of all values: better on short series, where the first ones count.</summary>
    ExactLikelihood,

    /// <summary>The likelihood of the values after the first, which are taken as given, errors before them as 0: least squares of the one-step errors. Cheaper with long seasons. Where values missing among the
    /// first leave it undefined the exact one is taken.</summary>
    ConditionalLikelihood,
}
