namespace SahelForecast.Models.Combination;

/// <summary>A model whose intervals are made of the errors it would have made.</summary>
internal sealed class ConformalModel(IForecastModel inner, ConformalOptions options) : IPanelForecastModel
{
    /// <inheritdoc/>
    public string Name => $"{inner.Name}, conformal";

    /// <inheritdoc/>
    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        IFittedModel whole = FitWhole(series, cancellationToken);
        var replay = new ConformalReplay(options, known => [PanelFitting.FitOne(inner, known[0], cancellationToken)]);
        return Make(whole, replay.Run([whole], cancellationToken)[0], null, "");
    }

    /// <inheritdoc/>
    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(panel);
        IReadOnlyList<FitOutcome> whole = inner.FitAll(panel, cancellationToken: cancellationToken);
        IFittedModel[] fits = [.. whole.Where(outcome => outcome.IsSuccess).Select(outcome => outcome.Model)];
        var replay = new ConformalReplay(options, known => inner.FitAll(TimeSeriesPanel.Create(known), cancellationToken: cancellationToken));
        ConformalHistory[] histories = replay.Run(fits, cancellationToken);
        ConformalPool? pool = ConformalPool.Of(histories);
        int withScores = histories.Count(history => history.Scores[0].Count > 0);
        string note = pool is null ? ConformalText.NotPooled(withScores) : ConformalText.Pooled(pool);
        int next = 0;
        return [.. whole.Select(outcome => outcome.IsSuccess ? FitOutcome.Success(outcome.Key, Make(fits[next], histories[next++], pool, note)) : outcome)];
    }

    private IFittedModel FitWhole(TimeSeries series, CancellationToken cancellationToken)
    {
        try
        {
            return inner.Fit(series, cancellationToken);
        }
        catch (ArgumentException refusal) when (refusal.ParamName == nameof(series) && refusal.Message.StartsWith(inner.Name, StringComparison.Ordinal))
        {
            string told = refusal.Message.Replace($" (Parameter '{refusal.ParamName}')", "", StringComparison.Ordinal);
            throw new ArgumentException($"{Name}{told[inner.Name.Length..]}", nameof(series), refusal);
        }
    }

    private ConformalFit Make(IFittedModel whole, ConformalHistory history, ConformalPool? pool, string note)
    {
        var steps = new ConformalScores[history.Scores.Count];
        for (int i = 0; i < steps.Length; i++)
        {
            ConformalScores scores = (pool is null ? ConformalScores.Alone(history.Scores[i]) : pool.With(history.Scores[i], i)).Times(history.Ratios[i]);

            // A step without scores takes those of the one before.
            steps[i] = i > 0 && scores.Own + scores.Pooled == 0 ? steps[i - 1] : scores;
        }

        return ConformalFit.Of(whole, steps, options.TooFew, note);
    }
}
