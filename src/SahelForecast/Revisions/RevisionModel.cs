using SahelForecast.Breaks;

namespace SahelForecast.Revisions;

/// <summary>A model that sees a series in several versions, as revisions may make it.</summary>
internal class RevisionModel(IForecastModel inner, RevisionNoise noise) : IForecastModel
{
    /// <inheritdoc/>
    public string Name => $"{inner.Name}, revisions ahead";

    /// <summary>Learns across a panel when the model does.</summary>
    public static RevisionModel Of(IForecastModel inner, RevisionNoise noise) =>
        inner is IPanelForecastModel pooled ? new Panel(pooled, noise) : new RevisionModel(inner, noise);

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        TimeSeries[] histories = RevisedHistories.Of(series, noise);
        try
        {
            return histories.Length == 0
                ? inner.Fit(series, cancellationToken)
                : Mix(series, [.. histories.Select(history => inner.Fit(history, cancellationToken))]);
        }
        catch (ArgumentException refusal) when (refusal.ParamName == nameof(series) && refusal.Message.StartsWith(inner.Name, StringComparison.Ordinal))
        {
            // It names the model that was asked.
            string reason = refusal.Message[inner.Name.Length..].Replace($" (Parameter '{refusal.ParamName}')", "", StringComparison.Ordinal);
            throw new ArgumentException($"{Name}{reason}", nameof(series), refusal);
        }
    }

    private FittedMixture Mix(TimeSeries series, IFittedModel[] fits) => new(
        Name, series, fits, $"The last figures may be revised, so it was fitted to {fits.Length} versions of them: {noise}.");

    private sealed class Panel(IPanelForecastModel inner, RevisionNoise noise) : RevisionModel(inner, noise), IPanelForecastModel
    {
        private readonly RevisionNoise _noise = noise;

        /// <inheritdoc/>
        public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
        {
            ArgumentNullException.ThrowIfNull(panel);
            TimeSeries[][] histories = [.. panel.Select(series => RevisedHistories.Of(series, _noise))];
            if (histories.All(of => of.Length == 0))
            {
                return inner.FitPanel(panel, cancellationToken);
            }

            IReadOnlyList<FitOutcome>[] versions =
            [
                .. Enumerable.Range(0, RevisedHistories.Count).Select(version =>
                    inner.FitPanel(TimeSeriesPanel.Create(panel.Select((series, i) => histories[i].Length == 0 ? series : histories[i][version])), cancellationToken)),
            ];
            return [.. panel.Select((series, i) => Join(series, [.. versions.Select(version => version[i])]))];
        }

        private FitOutcome Join(TimeSeries series, FitOutcome[] outcomes) => outcomes.FirstOrDefault(outcome => !outcome.IsSuccess)
            ?? FitOutcome.Success(series.Key, Mix(series, [.. outcomes.Select(outcome => outcome.Model)]));
    }
}
