using System.Buffers;
using SahelForecast.Decomposition;
using SahelForecast.Transforms;

namespace SahelForecast.Models.Theta;

/// <summary>The Theta family: a forecast between a trend line and a smoothed level, seasonally adjusted as in the M competitions.</summary>
/// <remarks>
/// <para>The series y is split into two lines: its trend line L, and theta y + (1 - theta) L, whose deviations from L are theta times as large and which
/// simple exponential smoothing extends. They are weighted by w = 1 - 1/theta and 1/theta. So y(t) = m(t) + e(t), m(t) = l(t-1) + w c(t),
/// l(t) = l(t-1) + alpha (y(t) - l(t-1)), e normal, and c(t) = L(t) less what smoothing L by the same alpha gives. With theta 1 this is simple exponential
/// smoothing. <see cref="ThetaVariant"/> says which trend line and theta.</para>
/// <para>Standard: theta 2, alpha and the first level those of <see cref="Ets.SesModel"/>; forecasts are simple smoothing with half the slope of the trend line
/// as drift, as R. J. Hyndman and B. Billah (2003) write it and R <c>thetaf</c> computes it. Fitted values and variance here are the model's own, drift
/// included; R's are those of smoothing without.</para>
/// <para>The others: given alpha, first level and w are solved for, w in [0, 1] (theta from 1 to infinity), so the search is for alpha in [0, 1] alone and ends at its global
/// optimum whatever the scale of the series. See <see cref="ThetaEstimation"/> for what is optimal; the standard deviation counts all errors alike. Where published
/// definitions start dynamic models with a line at 0, which makes forecasts depend on where 0 is, here it starts at the first value.</para>
/// <para>Several steps ahead the mean of a value takes its place. Variances come from the recursion: a later error moves the level and, in the dynamic models, the
/// trend line. Forecasts follow at most a straight line from where the series is.</para>
/// <para>Season: see <see cref="Ets.SesModel"/>. Noise adds to the spread of seasonal indices, so but for the standard method they are drawn towards 1 by its share
/// (<see cref="ThetaOptions.ShrinkSeason"/>). Box-Cox, after the adjustment: the model is one of the transformed series; its distributions are brought back whole, fitted
/// values are medians.</para>
/// <para>Missing values are taken to be what was forecast for them. In dynamic models the search takes the line to stay as it was instead, which keeps it
/// exact. Intervals count the periods since the last observed value. They take parameters and variance as known, so they are too narrow on short series, unless
/// <see cref="ThetaOptions.ParameterUncertainty"/> is on.</para>
/// <para>Fitting is O(n). References: V. Assimakopoulos and K. Nikolopoulos (2000), The theta model, International Journal of Forecasting 16(4), 521-530;
/// R. J. Hyndman and B. Billah (2003), Unmasking the Theta method, ibid. 19(2), 287-290; J. A. Fiorucci, T. R. Pellegrini, F. Louzada, F. Petropoulos and
/// A. B. Koehler (2016), Models for optimising the theta method and their relationship to state space models, ibid. 32(4), 1151-1161; R. B. Miller and D. Williams
/// (2003), Shrinkage estimators of time series seasonal factors and their effect on forecasting accuracy, ibid. 19(4), 669-684; with
/// Box-Cox N. Z. Legaki and K. Koutsouri in the M4 competition (2018).</para>
/// </remarks>
public sealed class ThetaModel : ForecastModel<FittedTheta>
{
    private readonly ThetaOptions _options;

    /// <summary>Creates a model.</summary>
    /// <param name="options">Choices; null is the standard method, adjusted for the season of the frequency.</param>
    public ThetaModel(ThetaOptions? options = null) => _options = options ?? new ThetaOptions();

    /// <inheritdoc/>
    public override string Name => ShortName + (_options.BoxCoxLambda is not null || _options.SelectBoxCoxLambda ? " with Box-Cox" : "");

    /// <summary>One degree of freedom beside what is estimated: 3, with theta estimated 4.</summary>
    public override int MinimumCount => Estimated + 1;

    private int Estimated => _options.Variant is ThetaVariant.Optimised or ThetaVariant.DynamicOptimised ? 3 : 2;

    private bool ShrinksSeason => _options.ShrinkSeason && _options.Variant != ThetaVariant.Standard;

    private string ShortName => _options.Variant switch
    {
        ThetaVariant.Optimised => "OTM",
        ThetaVariant.DynamicStandard => "DSTM",
        ThetaVariant.DynamicOptimised => "DOTM",
        _ => "Theta",
    };

    /// <summary>The optimised theta model.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static ThetaModel Otm(int? seasonLength = null) => Of(ThetaVariant.Optimised, seasonLength);

    /// <summary>The dynamic standard theta model.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static ThetaModel Dstm(int? seasonLength = null) => Of(ThetaVariant.DynamicStandard, seasonLength);

    /// <summary>The dynamic optimised theta model.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static ThetaModel Dotm(int? seasonLength = null) => Of(ThetaVariant.DynamicOptimised, seasonLength);

    /// <summary>The dynamic optimised theta model, with intervals that allow for not knowing its parameters exactly (<see cref="ThetaOptions.ParameterUncertainty"/>).</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static ThetaModel DotmWide(int? seasonLength = null) =>
        new(new ThetaOptions { Variant = ThetaVariant.DynamicOptimised, SeasonLength = seasonLength, ParameterUncertainty = true });

    /// <summary>The standard method on a Box-Cox scale, lambda by Guerrero's method.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static ThetaModel ThetaBoxCox(int? seasonLength = null) => new(new ThetaOptions { SeasonLength = seasonLength, SelectBoxCoxLambda = true });

    /// <inheritdoc/>
    protected override FittedTheta FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        ThetaScale scale = ScaleOf(series);
        double[] values = scale.Prepare(series.Values);
        int first = Array.FindIndex(values, value => !double.IsNaN(value));
        ReadOnlySpan<double> observed = values.AsSpan(first);
        int count = ThetaSample.ScratchWidth * observed.Length;
        double[] scratch = ArrayPool<double>.Shared.Rent(count);
        ThetaParameters parameters = ThetaKernel.Estimate(
            observed, _options.Variant, _options.Estimation, series.Frequency.PeriodsPerYear(), scratch.AsSpan(0, count));
        ArrayPool<double>.Shared.Return(scratch);

        double[] fitted = new double[series.Count];
        ThetaSmoothing smoothing = ThetaKernel.Smooth(observed, parameters, parameters.Start, missing: 0, fitted.AsSpan(first));
        fitted.AsSpan(0, first).Fill(double.NaN);
        scale.Restore(fitted);
        int degrees = series.Count - series.MissingCount - Estimated;
        double variance = smoothing.SumOfSquares / degrees;
        ThetaUncertainty? uncertainty = _options.ParameterUncertainty
            ? ThetaUncertainty.Of(observed, parameters, _options.Variant, _options.Estimation, series.Frequency.PeriodsPerYear(), degrees)
            : null;
        return new FittedTheta(
            series, fitted, ShortName, scale, parameters, smoothing, Math.Sqrt(variance), uncertainty, new ThetaOrigin(series, _options.Variant, _options.Estimation));
    }

    private ThetaScale ScaleOf(TimeSeries series)
    {
        int season = _options.SeasonLength ?? series.Frequency.SeasonLength();
        SeasonalAdjustment adjustment = _options.AdjustSeasonality ? SeasonalAdjustment.Of(series.Values, season, ShrinksSeason) : SeasonalAdjustment.None;
        double lambda = _options.BoxCoxLambda
            ?? (_options.SelectBoxCoxLambda ? GuerreroKernel.Lambda(adjustment.Adjust(series.Values), season) : 1);
        if (lambda == 1)
        {
            return new ThetaScale(adjustment, null);
        }

        var transform = new BoxCoxTransform(lambda);
        transform.Require(series, 0, nameof(series));
        return new ThetaScale(adjustment, transform);
    }

    private static ThetaModel Of(ThetaVariant variant, int? seasonLength) => new(new ThetaOptions { Variant = variant, SeasonLength = seasonLength });
}
