using SahelForecast.Decomposition;
using SahelForecast.Distributions;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Combination;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.Intermittent;
using SahelForecast.Models.Stl;
using SahelForecast.Models.Theta;
using SahelForecast.Transforms;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>Every model of the library, found by reflection, with its default options, and the variants worth a contract of their own.</summary>
public static class ModelCatalog
{
    private static readonly Dictionary<string, Func<IForecastModel>> Variants = new()
    {
        ["ARIMA, exhaustive"] = () => new ArimaModel(new ArimaOptions { SearchMethod = ArimaSearchMethod.Exhaustive, MaxOrder = 3 }),
        ["ARIMA(1,1,1)"] = () => new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 1, 1) }),
        ["ARIMA(0,1,1) with drift"] = () => new ArimaModel(new ArimaOptions { Order = new ArimaOrder(0, 1, 1), IncludesConstant = true }),
        ["ARIMA(2,0,1)"] = () => new ArimaModel(new ArimaOptions { Order = new ArimaOrder(2, 0, 1) }),
        ["CES, no season"] = () => new CesModel(new CesOptions { Seasonality = CesSeasonality.None }),
        ["CES, simple season"] = () => new CesModel(new CesOptions { Seasonality = CesSeasonality.Simple, SeasonLength = 4 }),
        ["CES, partial season"] = () => new CesModel(new CesOptions { Seasonality = CesSeasonality.Partial }),
        ["CES, full season"] = () => new CesModel(new CesOptions { Seasonality = CesSeasonality.Full, SeasonLength = 6 }),
        ["CES, full season of 3"] = () => new CesModel(new CesOptions { Seasonality = CesSeasonality.Full, SeasonLength = 3 }),
        ["CES, parameters uncertain"] = () => CesModel.CesWide(),
        ["CES, simple season, parameters uncertain"] = () => UncertainCes(CesSeasonality.Simple, 4),
        ["CES, partial season, parameters uncertain"] = () => UncertainCes(CesSeasonality.Partial, null),
        ["CES, full season, parameters uncertain"] = () => UncertainCes(CesSeasonality.Full, 12),
        ["CES, full season of 6, parameters uncertain"] = () => UncertainCes(CesSeasonality.Full, 6),
        ["Growth, given rate"] = () => new GrowthModel(new GrowthOptions { Rate = GrowthRate.FromPercent(17) }),
        ["Growth, shrunk and damped"] = () => new GrowthModel(new GrowthOptions
        {
            Prior = new GrowthPrior { Weight = 4, Volatility = 0.2, VolatilityWeight = 3 },
            Damping = 0.7,
            MaximumRate = GrowthRate.FromPercent(30),
        }),
        ["Gompertz growth"] = () => new LogisticGrowthModel(new LogisticGrowthOptions { Curve = GrowthCurve.Gompertz }),
        ["Interrupted logistic"] = LogisticGrowthModel.InterruptedLogistic,
        ["Pooled growth, new displacement"] = () => new PooledGrowthModel(new PooledGrowthOptions { Kind = GrowthKind.NewDisplacement }),
        ["Pooled growth, people in need"] = () => new PooledGrowthModel(new PooledGrowthOptions { Kind = GrowthKind.PeopleInNeed }),
        ["OTM"] = () => ThetaModel.Otm(),
        ["OTM, least squares"] = () => new ThetaModel(new ThetaOptions { Variant = ThetaVariant.Optimised, Estimation = ThetaEstimation.LeastSquares }),
        ["DSTM"] = () => ThetaModel.Dstm(),
        ["DOTM"] = () => ThetaModel.Dotm(),
        ["DOTM, restricted likelihood, season unshrunk"] = () => new ThetaModel(new ThetaOptions
        {
            Variant = ThetaVariant.DynamicOptimised,
            Estimation = ThetaEstimation.RestrictedLikelihood,
            ShrinkSeason = false,
        }),
        ["DOTM, Box-Cox 0.3"] = () => new ThetaModel(new ThetaOptions { Variant = ThetaVariant.DynamicOptimised, BoxCoxLambda = 0.3 }),
        ["Theta, Box-Cox selected"] = () => ThetaModel.ThetaBoxCox(),
        ["Theta, parameters uncertain"] = () => new ThetaModel(new ThetaOptions { ParameterUncertainty = true }),
        ["OTM, parameters uncertain"] = () => new ThetaModel(new ThetaOptions { Variant = ThetaVariant.Optimised, ParameterUncertainty = true }),
        ["DOTM, parameters uncertain"] = () => ThetaModel.DotmWide(),
        ["DOTM, Box-Cox 0.3, parameters uncertain"] = () =>
            new ThetaModel(new ThetaOptions { Variant = ThetaVariant.DynamicOptimised, BoxCoxLambda = 0.3, ParameterUncertainty = true }),
        ["STL, robust, fixed season, naive"] = () => new StlModel(new NaiveModel(), new StlOptions { SeasonalWindow = null, Robust = true }),
        ["STL, Naive2"] = () => new StlModel(new Naive2Model()),
        ["STL, DOTM"] = () => new StlModel(ThetaModel.Dotm()),
        ["ETS, maximum likelihood"] = () => EtsModel.EtsMle(),
        ["ETS(A,N,N)"] = () => Ets("ANN"),
        ["ETS(A,Ad,N)"] = () => Ets("AAdN"),
        ["ETS(M,A,N)"] = () => Ets("MAN"),
        ["ETS(M,N,N)"] = () => Ets("MNN"),
        ["ETS(A,A,A)"] = () => Ets("AAA", 4),
        ["ETS(M,Ad,M)"] = () => Ets("MAdM", 4),
        ["ETS(M,N,A)"] = () => Ets("MNA", 4),
        ["ETS(A,A,N), states uncertain"] = () => new EtsModel(new EtsOptions { Candidates = [EtsSpecification.Parse("AAN")], ParameterUncertainty = true }),
        ["ETS, states uncertain"] = () => new EtsModel(new EtsOptions { ParameterUncertainty = true }),
        ["Combination, median"] = () => new CombinationModel([new NaiveModel(), new EtsModel(), ThetaModel.Dotm()], new CombinationOptions { Statistic = PoolStatistic.Median }),
        ["Combination, linear pool"] = () => new CombinationModel([new NaiveModel(), new EtsModel()], new CombinationOptions { Method = CombinationMethod.LinearPool, Weights = [0.3, 0.7] }),
        ["Combination, past errors"] = () => new CombinationModel([new NaiveModel(), new SesModel(), ThetaModel.Dotm()], new CombinationOptions { Weighting = CombinationWeighting.PastErrors }),
        ["Auto, fast"] = () => AutoModel.AutoFast(),
        ["Recent history, last 12"] = () => new RecentHistoryModel(new RecentHistoryOptions { Window = 12 }),
        ["Conflictology"] = () => RecentHistoryModel.Conflictology(),
        ["Counts, log-linear"] = () => CountModel.CountLogLinear(),
        ["Counts, Poisson"] = () => new CountModel(new CountOptions { Family = CountFamily.Poisson }),
        ["Counts, hurdle"] = () => CountModel.CountHurdle(),
        ["Counts, log-linear, inflated"] = () => new CountModel(new CountOptions { Dynamics = CountDynamics.LogLinear, Zeros = ZeroForm.Inflated }),
        ["Croston"] = () => IntermittentModel.Croston(),
        ["SBA"] = () => IntermittentModel.Sba(),
        ["TSB"] = () => IntermittentModel.Tsb(),
        ["ADIDA"] = () => IntermittentModel.Adida(),
        ["IMAPA"] = () => IntermittentModel.Imapa(),
        ["Naive, conformal"] = () => new NaiveModel().WithConformalIntervals(),
        ["ETS(M,A,N), conformal"] = () => Ets("MAN").WithConformalIntervals(new ConformalOptions { MaximumHorizon = 3 }),
        ["SES, unadjusted"] = () => new SesModel(new SesOptions { AdjustSeasonality = false }),
    };

    // Fits of series and regressors together: for the suites of what takes new values and is saved.
    private static readonly Dictionary<string, Func<IForecastModel>> Regressions = new()
    {
        ["ARIMA, calendar"] = () => new CalendarRegression(new ArimaModel()),
        ["ARIMA(1,0,1), calendar"] = () => new CalendarRegression(new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 0, 1) })),
        ["ARIMA(0,1,1) with drift, calendar"] = () => new CalendarRegression(new ArimaModel(new ArimaOptions { Order = new ArimaOrder(0, 1, 1), IncludesConstant = true })),
        ["ARIMA(1,1,0), calendar, amounts as known"] = () => new CalendarRegression(
            new ArimaModel(new ArimaOptions { Order = new ArimaOrder(1, 1, 0), IncludesRegressionUncertainty = false })),
        ["Counts, calendar"] = () => new CalendarRegression(new CountModel()),
        ["Counts, hurdle, calendar"] = () => new CalendarRegression(CountModel.CountHurdle()),
    };

    // Fits of transformed series: for the suites of what takes new values and of diagnostics.
    private static readonly Dictionary<string, Func<IForecastModel>> Transformed = new()
    {
        ["ARIMA, Box-Cox chosen"] = () => new ArimaModel().WithTransform(SeriesTransform.BoxCox()),
        ["ETS, Box-Cox 0"] = () => new EtsModel().WithTransform(SeriesTransform.BoxCox(0)),
        ["Naive, log1p"] = () => new NaiveModel().WithTransform(SeriesTransform.Log1p),
        ["ARIMA, calendar, Box-Cox 0.3"] = () => new CalendarRegression(new ArimaModel().WithTransform(SeriesTransform.BoxCox(0.3))),
    };

    private static CesModel UncertainCes(CesSeasonality kind, int? season) =>
        new(new CesOptions { Seasonality = kind, SeasonLength = season, ParameterUncertainty = true });

    private static EtsModel Ets(string specification, int? season = null) =>
        new(new EtsOptions { Candidates = [EtsSpecification.Parse(specification)], SeasonLength = season });

    public static TheoryData<string> Names => [.. Discovered().Select(type => type.Name), .. Variants.Keys];

    public static TheoryData<string> NamesOfRegressions => [.. Regressions.Keys];

    /// <summary>Those of them that scale with the series.</summary>
    public static TheoryData<string> ScalingNamesOfRegressions => [.. Regressions.Keys.Where(name => !name.StartsWith("Counts", StringComparison.Ordinal))];

    public static TheoryData<string> NamesOfTransformed => [.. Transformed.Keys];

    /// <summary>Those that scale with the series. One is the unit of a count, so models of counts don't.</summary>
    public static TheoryData<string> ScalingNames =>
        [.. Names.Select(row => row.Data).Where(name => Create(name).GetType().Namespace != typeof(RecentHistoryModel).Namespace)];

    public static IForecastModel Create(string name) => Variants.TryGetValue(name, out Func<IForecastModel>? variant) || Regressions.TryGetValue(name, out variant) || Transformed.TryGetValue(name, out variant)
        ? variant()
        : Instantiate(Discovered().Single(type => type.Name == name));

    private static IEnumerable<Type> Discovered() => typeof(IForecastModel).Assembly.GetExportedTypes()
        .Where(type => typeof(IForecastModel).IsAssignableFrom(type) && type is { IsClass: true, IsAbstract: false })
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static IForecastModel Instantiate(Type type)
    {
        System.Reflection.ConstructorInfo constructor = type.GetConstructors().Single();
        object?[] defaults = [.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)];
        return (IForecastModel)constructor.Invoke(defaults);
    }
}
