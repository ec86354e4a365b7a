using System.Numerics.Tensors;
using System.Text.Json;
using SahelForecast.Decomposition;
using SahelForecast.Distributions;

namespace SahelForecast.Models.Stl;

/// <summary>A fitted model of a series without its season.</summary>
public sealed class FittedStl : FittedModel, ISavableFit, ICoefficientFit
{
    private readonly LastSeasons _seasons;
    private readonly string? _obstacle;

    // Made for as many steps as were asked for so far. Two threads may both make it, alike.
    private Forecast? _ahead;

    internal FittedStl(TimeSeries training, IFittedModel inner, SeriesDecomposition? decomposition, string? obstacle)
        : base(decomposition is null ? inner.Name : $"STL + {inner.Name}", training, WithSeason(inner.Fitted.Values, decomposition))
    {
        Inner = inner;
        Decomposition = decomposition;
        _seasons = LastSeasons.Of(decomposition);
        _obstacle = obstacle;
    }

    private FittedStl(FittedStl before, TimeSeries training, TimeSeries fitted, IFittedModel inner)
        : base(before, training, fitted)
    {
        Inner = inner;
        Decomposition = before.Decomposition;
        _seasons = before._seasons;
        _obstacle = before._obstacle;
    }

    private FittedStl(SavedFit<SavedStl> saved)
        : base(saved.Name, saved.Series)
    {
        Inner = SavedFits.FromJson(saved.State.Inner.GetRawText());
        _seasons = LastSeasons.Of(saved.State.Seasons);
        _obstacle = saved.State.Obstacle;
    }

    /// <summary>The fit to the series without season, which has the bounds of neither.</summary>
    public IFittedModel Inner { get; }

    /// <summary>Trend, seasons and remainder of the series fitted to; null when no season was taken out, and in a fit read from JSON, which keeps the last
    /// cycle of each season alone.</summary>
    public SeriesDecomposition? Decomposition { get; }

    /// <summary>Periods in each season taken out, rising; empty when none was.</summary>
    public IReadOnlyList<int> SeasonLengths => _seasons.Lengths;

    /// <summary>Those of the inner fit, the season taken as known; empty where it says none.</summary>
    public IReadOnlyList<FitCoefficient> Coefficients => Inner is ICoefficientFit fit ? fit.Coefficients : [];

    /// <inheritdoc/>
    public override string Describe() => _seasons.Any
        ? $"A season of {string.Join(" and one of ", SeasonLengths)} periods was taken out by STL; in its last cycle it moves values by {_seasons.Describe()}, which is taken as known and stays. The rest: {Inner.Describe()}"
        : $"No season was taken out: {_obstacle} {Inner.Describe()}";

    /// <summary>Moves on by further values, with the inner model's parameters and the last season unchanged.</summary>
    /// <param name="newValues">The values of the next periods; NaN where missing. None gives the same fit.</param>
    /// <returns>A fit whose training series is longer by them.</returns>
    /// <exception cref="ArgumentException">A value is infinite or outside the bounds of the series.</exception>
    /// <exception cref="InvalidOperationException">The inner fit takes no new values.</exception>
    public FittedStl Append(ReadOnlySpan<double> newValues)
    {
        if (Inner is not IAppendableFit appendable)
        {
            throw new InvalidOperationException($"{Inner.Name} takes no new values without a new fit. Fit the longer series, or choose an inner model whose fit is appendable.");
        }

        TimeSeries longer = Training.Append(newValues);
        double[] adjusted = newValues.ToArray();
        for (int i = 0; i < adjusted.Length; i++)
        {
            adjusted[i] -= _seasons[Training.Count + i];
        }

        IFittedModel inner = appendable.Append(adjusted);
        double[] added = inner.Fitted.Values[Training.Count..].ToArray();
        for (int i = 0; i < added.Length; i++)
        {
            added[i] += _seasons[Training.Count + i];
        }

        return new FittedStl(this, longer, Fitted.Append(added), inner);
    }

    /// <summary>Writes the fit as JSON: the last cycle of each season and the inner fit.</summary>
    /// <returns>Versioned text, the same in every culture, below 2 kB with a season of months unless the description of the series is long; each further
    /// place in a season takes about 20 bytes, so that days with a year have about 9 kB.</returns>
    /// <exception cref="InvalidOperationException">The inner fit can't be saved.</exception>
    public string ToJson()
    {
        if (Inner is not ISavableFit savable)
        {
            throw new InvalidOperationException($"{Inner.Name} can't be saved, and STL saves its inner fit. Choose an inner model whose fit is an {nameof(ISavableFit)}, such as SES or Theta.");
        }

        using JsonDocument inner = JsonDocument.Parse(savable.ToJson());
        var state = new SavedStl(_obstacle, _seasons.SavedFrom(Training.Count - 1), inner.RootElement);
        return SavedFit.Write("stl", 1, this, state, FitJson.Default.SavedFitSavedStl);
    }

    /// <summary>Reads back what <see cref="ToJson"/> wrote, with an inner fit of any kind.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no such fit; the message says why.</exception>
    public static FittedStl FromJson(string json) => new(SavedFit.Read(json, "stl", 1, FitJson.Default.SavedFitSavedStl));

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod => _seasons.Any ? $"{Ahead(1).IntervalMethod}; season taken as known" : Ahead(1).IntervalMethod;

    private protected override int MemoryParameters => Inner is IErrorSource source ? source.MemoryParameters : 0;

    private protected override double[] OneStepErrors() => Inner is IErrorSource source ? source.OneStepErrors() : base.OneStepErrors();

    private protected override PredictiveDistribution Step(int ahead) =>
        ShiftedDistribution.Of(Ahead(ahead).Steps[ahead - 1], _seasons[Training.Count + ahead - 1]);

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        var options = new ForecastOptions { Method = ForecastMethod.Bootstrapped, PathCount = pathCount, Seed = seed };
        SamplePaths paths = (bootstrapped ? Inner.Forecast(horizon, options).Paths : null) ?? Inner.Simulate(horizon, pathCount, seed);
        for (int step = 0; step < horizon; step++)
        {
            TensorPrimitives.Add(paths.AtStep(step), _seasons[Training.Count + step], draws.Slice(step * pathCount, pathCount));
        }
    }

    private Forecast Ahead(int steps) => _ahead is Forecast known && known.Steps.Count >= steps
        ? known
        : _ahead = Inner.Forecast(Math.Max(steps, 2 * (_ahead?.Steps.Count ?? 0)));

    private static double[] WithSeason(ReadOnlySpan<double> values, SeriesDecomposition? decomposition)
    {
        double[] sums = values.ToArray();
        if (decomposition is not null)
        {
            TensorPrimitives.Add(sums, decomposition.Season.Values, sums);
        }

        return sums;
    }
}
