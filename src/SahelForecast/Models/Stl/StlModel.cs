using SahelForecast.Decomposition;
using SahelForecast.Models.Ets;

namespace SahelForecast.Models.Stl;

/// <summary>Forecasts a series without its season by any model, and gives the season back.</summary>
/// <remarks>
/// <para>The season is taken out by <see cref="Decomposition.Stl"/>, or several by <see cref="Mstl"/>; the rest, trend and remainder together, goes to the inner
/// model; and each step ahead is its distribution shifted by the last season of its place. So a season that changes slowly is followed up to the end and
/// stays as it was there. Without a season, or with too little of one to be taken out, the inner model has the series as it is; the description says so.</para>
/// <para>The season counts as known, so intervals are those of the inner model, too narrow on short series. Season and inner model are additive: where the
/// season grows with the level, take logarithms first. The inner model sees values of any sign, without the bounds of the series; the sum is held to them.
/// Fitted values are one step ahead in the inner model, but the season they contain was taken from the whole series.</para>
/// <para>Missing values: see <see cref="Decomposition.Stl"/>; they are missing for the inner model too. Reference: R. B. Cleveland et al. (1990), STL: A
/// seasonal-trend decomposition procedure based on loess, Journal of Official Statistics 6(1), 3-73; R <c>stlm</c> does the same.</para>
/// </remarks>
public sealed class StlModel : ForecastModel<FittedStl>
{
    private readonly IForecastModel _inner;
    private readonly Func<TimeSeries, string?> _obstacle;
    private readonly Func<TimeSeries, SeriesDecomposition> _decompose;

    /// <summary>Creates the model with one season.</summary>
    /// <param name="inner">Forecasts the series without season; null takes <see cref="SesModel"/> without a seasonal treatment of its own.</param>
    /// <param name="options">Choices for the season; null takes that of the frequency.</param>
    public StlModel(IForecastModel? inner = null, StlOptions? options = null)
        : this(
            inner,
            series => Decomposition.Stl.Obstacle(series.Values, options?.SeasonLength ?? series.Frequency.SeasonLength()),
            series => Decomposition.Stl.Decompose(series, options))
    {
    }

    private StlModel(IForecastModel? inner, Func<TimeSeries, string?> obstacle, Func<TimeSeries, SeriesDecomposition> decompose)
    {
        _inner = inner ?? new SesModel(new SesOptions { AdjustSeasonality = false });
        _obstacle = obstacle;
        _decompose = decompose;
    }

    /// <summary>The model with several seasons.</summary>
    /// <param name="options">Choices for the seasons.</param>
    /// <param name="inner">As in the constructor.</param>
    /// <returns>A model.</returns>
    public static StlModel WithSeasons(MstlOptions options, IForecastModel? inner = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new StlModel(inner, series => Mstl.Obstacle(series, options), series => Mstl.Decompose(series, options));
    }

    /// <inheritdoc/>
    public override string Name => $"STL + {_inner.Name}";

    /// <inheritdoc/>
    protected override FittedStl FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        string? obstacle = _obstacle(series);
        SeriesDecomposition? decomposition = obstacle is null ? _decompose(series) : null;
        TimeSeries adjusted = decomposition?.SeasonallyAdjusted ?? series.Relabel(metadata: series.Metadata.AsDifference(series.Name));
        return new FittedStl(series, _inner.Fit(adjusted, cancellationToken), decomposition, obstacle);
    }
}
