using SahelForecast.Numerics;

namespace SahelForecast.Breaks;

/// <summary>A model that sees a series with its breaks handled.</summary>
internal sealed class BreakModel(IForecastModel inner, BreakHandling handling) : IForecastModel
{
    /// <summary>Enough that the mixture is smooth between them.</summary>
    private const int Splices = 9;

    /// <inheritdoc/>
    public string Name => handling switch
    {
        BreakHandling.Restart => $"{inner.Name} since the last break",
        BreakHandling.Splice => $"{inner.Name}, breaks spliced",
        _ => $"{inner.Name}, earlier regimes down-weighted",
    };

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        int[] breaks = RegimeFactors.PlacesOf(series);
        return breaks.Length == 0
            ? inner.Fit(series, cancellationToken)
            : handling switch
            {
                BreakHandling.Restart => FitSince(series, cancellationToken),
                BreakHandling.Splice => FitSpliced(series, breaks, cancellationToken),
                _ => new FittedMixture(Name, series, [inner.Fit(series, cancellationToken), FitSince(series, cancellationToken)], "Half of the weight is that of the fit since the last break."),
            };
    }

    private IFittedModel FitSince(TimeSeries series, CancellationToken cancellationToken)
    {
        TimeSeries latest = series.SinceLastBreak();
        try
        {
            return inner.Fit(latest, cancellationToken);
        }
        catch (ArgumentException refusal) when (refusal.ParamName == nameof(series))
        {
            throw new ArgumentException(
                $"{Name}: only values since {latest.Periods.Start} count, where the series breaks. {refusal.Message.Replace($" (Parameter '{refusal.ParamName}')", "", StringComparison.Ordinal)} BreakHandling.Splice learns from earlier ones too.", nameof(series), refusal);
        }
    }

    private FittedMixture FitSpliced(TimeSeries series, int[] breaks, CancellationToken cancellationToken)
    {
        RegimeFactor[] factors = RegimeFactors.Of(series, breaks, Name);
        IFittedModel[] fits =
        [
            .. Enumerable.Range(0, Splices).Select(member => inner.Fit(Spliced(series, breaks, [.. factors.Select((factor, place) => factor.At(Score(member, place)))]), cancellationToken)),
        ];
        string told = string.Join(", ", factors.Select((factor, place) => FormattableString.Invariant(
            $"x {Math.Exp(factor.Log):0.00} before {series.Periods[breaks[place]]} (95 %: {Math.Exp(factor.At(-1.96)):0.00} to {Math.Exp(factor.At(1.96)):0.00})")));
        return new FittedMixture(Name, series, fits, $"Earlier regimes were spliced: {told}.");
    }

    // Each break goes through all of them, in an order of its own.
    private static double Score(int member, int place) => SpecialFunctions.NormalQuantile((((member * ((2 * place) + 1)) + place) % Splices + 0.5) / Splices);

    private static TimeSeries Spliced(TimeSeries series, int[] breaks, double[] logs)
    {
        double[] values = series.Values.ToArray();
        for (int place = 0; place < breaks.Length; place++)
        {
            double factor = Math.Exp(logs[place]);
            for (int i = 0; i < breaks[place]; i++)
            {
                values[i] *= factor;
            }
        }

        // Spliced values are people that nobody counted: a bound on those that were says nothing of them, and they have no zeros.
        return TimeSeries.Create(series.Periods.Start, values, series.Key, series.Metadata with { Breaks = [], UpperBound = Math.Max(series.Metadata.UpperBound, values.Max()) });
    }
}
