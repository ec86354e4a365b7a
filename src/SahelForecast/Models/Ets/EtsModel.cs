namespace SahelForecast.Models.Ets;

/// <summary>Exponential smoothing: level, trend and season that follow the series by shares of each error; which model, chosen or given.</summary>
public sealed class EtsModel : ForecastModel<FittedEts>
{
    // What is left when all else runs away: its mean stays among the values.
    private static readonly EtsSpecification Plainest = new(ErrorType.Additive, TrendType.None, SeasonType.None);

    private readonly EtsOptions _options;

    /// <summary>Creates the model.</summary>
    /// <param name="options">Choices; null chooses among all admissible models.</param>
    public EtsModel(EtsOptions? options = null) => _options = options ?? new EtsOptions();

    /// <inheritdoc/>
    public override string Name => _options.Candidates.Count == 1 ? _options.Candidates[0].ToString() : "ETS";

    /// <summary>The parameters of the simplest candidate without season: 3 where a level alone is one.</summary>
    public override int MinimumCount => _options.Candidates.Min(candidate => new EtsShape(candidate, 2).ParameterCount);

    /// <summary>The best of all models by maximum likelihood alone.</summary>
    /// <param name="seasonLength">Periods in a season, at least 1; null takes that of the frequency.</param>
    /// <returns>A model.</returns>
    public static EtsModel EtsMle(int? seasonLength = null) => new(new EtsOptions { SeasonLength = seasonLength, Regularisation = EtsRegularisation.None });

    /// <inheritdoc/>
    protected override FittedEts FitCore(TimeSeries series, CancellationToken cancellationToken)
    {
        int first = 0;
        while (double.IsNaN(series.Values[first]))
        {
            first++;
        }

        ReadOnlySpan<double> values = series.Values[first..];
        int season = _options.SeasonLength ?? series.Frequency.SeasonLength();
        EtsShape[] shapes = Possible(series, season);
        EtsPrior prior = _options.Regularisation == EtsRegularisation.None ? EtsPrior.None : EtsPriors.For(series.Frequency, series.Count - series.MissingCount);
        double[] fitted = new double[series.Count];
        string? note = null;
        while (true)
        {
            EtsEstimate estimate = EtsCandidates.Choose(values, shapes, _options.Criterion, prior, cancellationToken) with { Note = note };
            EtsPosition position = EtsSmoothing.Run(estimate.Specification, estimate.Parameters, estimate.Start, values, fitted.AsSpan(first));
            if (estimate.Specification == Plainest || !EtsGuard.Explodes(estimate, position, values))
            {
                fitted.AsSpan(0, first).Fill(double.NaN);
                return new FittedEts(series, fitted, estimate, position);
            }

            note = $"{(note is null ? "" : note + " ")}{estimate.Specification} was set aside: its forecast left no change by more than {EtsGuard.Ranges} ranges of the series.";
            shapes = [.. shapes.Where(shape => shape.Specification != estimate.Specification)];
            shapes = shapes.Length > 0 ? shapes : [new EtsShape(Plainest, season)];
        }
    }

    private EtsShape[] Possible(TimeSeries series, int season)
    {
        int observed = series.Count - series.MissingCount;
        bool isPositive = IsPositive(series.Values);
        bool isSeasonal = season > 1 && IsSeasonal(series.Values, season);
        EtsShape[] shapes =
        [
            .. _options.Candidates
                .Where(one => (isPositive || !one.NeedsPositiveValues) && (one.Season == SeasonType.None || isSeasonal))
                .Select(one => new EtsShape(one, season))
                .Where(shape => shape.ParameterCount <= observed),
        ];
        return shapes.Length > 0 ? shapes : throw new ArgumentException(Refusal(series, season, isPositive), nameof(series));
    }

    private string Refusal(TimeSeries series, int season, bool isPositive) => FormattableString.Invariant(
        $"{Name} can't be fitted to {series.Name}: {(isPositive ? "" : "multiplicative errors and seasons need values above 0, and ")}its candidates need at least {Math.Max(MinimumCount, _options.Candidates.Any(one => one.Season == SeasonType.None) ? 0 : 2 * season)} observed values, with some in each place of a season of {season} periods where they have one. Give it other candidates or a longer series.");

    private static bool IsPositive(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (value <= 0)
            {
                return false;
            }
        }

        return true;
    }

    // Two seasons' worth of periods, and a value in each place.
    private static bool IsSeasonal(ReadOnlySpan<double> values, int season)
    {
        if (values.Length < 2 * (long)season)
        {
            return false;
        }

        for (int place = 0; place < season; place++)
        {
            int i = place;
            while (i < values.Length && double.IsNaN(values[i]))
            {
                i += season;
            }

            if (i >= values.Length)
            {
                return false;
            }
        }

        return true;
    }
}
