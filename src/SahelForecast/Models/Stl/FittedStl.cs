using SahelForecast.Decomposition;
using SahelForecast.Distributions;

namespace SahelForecast.Models.Stl;

/// <summary>A fitted model of a series without its season.</summary>
public sealed class FittedStl : FittedModel, IAppendableFit
{
    private readonly string? _obstacle;

    // Made for as many steps as were asked for so far. Two threads may both make it, alike.
    private Forecast? _ahead;

    internal FittedStl(TimeSeries training, IFittedModel inner, SeriesDecomposition? decomposition, string? obstacle)
        : base(decomposition is null ? inner.Name : $"STL + {inner.Name}", training, WithSeason(inner.Fitted.Values, decomposition, 0))
    {
        Inner = inner;
        Decomposition = decomposition;
        _obstacle = obstacle;
    }

    private FittedStl(FittedStl before, TimeSeries training, TimeSeries fitted, IFittedModel inner)
        : base(before, training, fitted)
    {
        Inner = inner;
        Decomposition = before.Decomposition;
        _obstacle = before._obstacle;
    }

    /// <summary>The fit to the series without season, which has the bounds of neither.</summary>
    public IFittedModel Inner { get; }

    /// <summary>Trend, seasons and remainder of the series fitted to; null when no season was taken out.</summary>
    public SeriesDecomposition? Decomposition { get; }

    /// <inheritdoc/>
    public override string Describe() => Decomposition is null
        ? $"No season was taken out: {_obstacle} {Inner.Describe()}"
        : FormattableString.Invariant(
            $"A season of {string.Join(" and one of ", Decomposition.SeasonLengths)} periods was taken out by STL; in its last cycle it moves values by {LastSeason().Min():#,0.##} to {LastSeason().Max():+#,0.##;-#,0.##;0}, which is taken as known and stays. The rest: {Inner.Describe()}");

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
            adjusted[i] -= SeasonAt(Decomposition, Training.Count + i);
        }

        IFittedModel inner = appendable.Append(adjusted);
        double[] added = WithSeason(inner.Fitted.Values[Training.Count..], Decomposition, Training.Count);
        return new FittedStl(this, longer, Fitted.Append(added), inner);
    }

    IFittedModel IAppendableFit.Append(ReadOnlySpan<double> newValues) => Append(newValues);

    private protected override string IntervalMethod => Decomposition is null ? Ahead(1).IntervalMethod : $"{Ahead(1).IntervalMethod}; season taken as known";

    private protected override PredictiveDistribution Step(int ahead) =>
        ShiftedDistribution.Of(Ahead(ahead).Steps[ahead - 1], SeasonAt(Decomposition, Training.Count + ahead - 1));

    private protected override void FillPaths(int horizon, int pathCount, ulong seed, bool bootstrapped, Span<double> draws)
    {
        var options = new ForecastOptions { Method = ForecastMethod.Bootstrapped, PathCount = pathCount, Seed = seed };
        SamplePaths paths = (bootstrapped ? Inner.Forecast(horizon, options).Paths : null) ?? Inner.Simulate(horizon, pathCount, seed);
        for (int step = 0; step < horizon; step++)
        {
            double season = SeasonAt(Decomposition, Training.Count + step);
            System.Numerics.Tensors.TensorPrimitives.Add(paths.AtStep(step), season, draws.Slice(step * pathCount, pathCount));
        }
    }

    private Forecast Ahead(int steps) => _ahead is Forecast known && known.Steps.Count >= steps
        ? known
        : _ahead = Inner.Forecast(Math.Max(steps, 2 * (_ahead?.Steps.Count ?? 0)));

    private IEnumerable<double> LastSeason() =>
        Enumerable.Range(0, Decomposition!.SeasonLengths[^1]).Select(i => Decomposition.SeasonAt(Decomposition.Series.Count + i));

    private static double SeasonAt(SeriesDecomposition? decomposition, int position) => decomposition?.SeasonAt(position) ?? 0;

    private static double[] WithSeason(ReadOnlySpan<double> values, SeriesDecomposition? decomposition, int position)
    {
        double[] sums = values.ToArray();
        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] += SeasonAt(decomposition, position + i);
        }

        return sums;
    }
}
