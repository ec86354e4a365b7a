using SahelForecast.Models.Counts;

namespace SahelForecast.Models.Intermittent;

/// <summary>Series with many zeros: whether there is any, and how much.</summary>
/// <remarks>
/// <para>By default the probability of any is the share of past periods with any, and sizes are past sizes; both forget the past, at paces chosen by how well they foresaw the series one step ahead. So the
/// forecast falls when nothing comes, as with TSB, and its distribution is a point at zero and a smooth one of sizes.</para>
/// <para>Croston, SBA, TSB, ADIDA and IMAPA forecast a mean, f a period, and say nothing of a distribution. Here it is this: any comes with the probability p that the method has (one over the smoothed
/// interval; for ADIDA and IMAPA that of TSB), and then past sizes, all alike, scaled to the mean f / p. It is the same for all periods ahead, and takes these numbers as known.</para>
/// <para>Sizes are smoothed: each past one stands for sizes about it that are log-normal with the bandwidth of B. W. Silverman (1986), chapter 3, moved towards their centre so that their variance stays. A
/// series of zeros is forecast as zero. Missing values are left out, as if their periods had not been. Paths have these distributions at every step, and deviations that remember the one before.
/// Without trend and season. O(n); ADIDA and IMAPA O(n²) for what was fitted.</para>
/// <para>References: J. D. Croston (1972), Operational Research Quarterly 23(3), 289-303; A. A. Syntetos and J. E. Boylan (2005), International Journal of Forecasting 21(2), 303-314; R. H. Teunter,
/// A. A. Syntetos and M. Z. Babai (2011), European Journal of Operational Research 214(3), 606-615; K. Nikolopoulos, A. A. Syntetos, J. E. Boylan, F. Petropoulos and V. Assimakopoulos (2011), Journal of the
/// Operational Research Society 62(3), 544-554; F. Petropoulos and N. Kourentzes (2015), Journal of the Operational Research Society 66(6), 914-924.</para>
/// </remarks>
public sealed class IntermittentModel : ForecastModel<FittedIntermittent>
{
    private readonly IntermittentOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null takes a probability of any and a distribution of sizes.</param>
    public IntermittentModel(IntermittentOptions? options = null) => _options = options ?? new IntermittentOptions();

    /// <inheritdoc/>
    public override string Name => _options.Method switch
    {
        IntermittentMethod.OccurrenceAndSize => "Intermittent",
        IntermittentMethod.Sba => "SBA",
        IntermittentMethod.Tsb => "TSB",
        IntermittentMethod.Adida => "ADIDA",
        IntermittentMethod.Imapa => "IMAPA",
        _ => "Croston",
    };

    /// <summary>Croston's method.</summary>
    /// <returns>The model.</returns>
    public static IntermittentModel Croston() => Of(IntermittentMethod.Croston);

    /// <summary>Croston's method without its bias.</summary>
    /// <returns>The model.</returns>
    public static IntermittentModel Sba() => Of(IntermittentMethod.Sba);

    /// <summary>Smoothed size times smoothed probability.</summary>
    /// <returns>The model.</returns>
    public static IntermittentModel Tsb() => Of(IntermittentMethod.Tsb);

    /// <summary>Smoothed sums over the usual interval.</summary>
    /// <returns>The model.</returns>
    public static IntermittentModel Adida() => Of(IntermittentMethod.Adida);

    /// <summary>The mean of smoothed sums over all intervals up to the usual one.</summary>
    /// <returns>The model.</returns>
    public static IntermittentModel Imapa() => Of(IntermittentMethod.Imapa);

    /// <inheritdoc/>
    protected override FittedIntermittent FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        CountSeries.RequireNotNegative(Name, series);
        return FittedIntermittent.Of(Name, series, _options);
    }

    private static IntermittentModel Of(IntermittentMethod method) => new(new IntermittentOptions { Method = method });
}
