using SahelForecast.Distributions;

namespace SahelForecast.Tests.Evaluation;

/// <summary>A model whose every step is what a formula makes of the training series, so that a backtest's own arithmetic can be checked by hand.</summary>
internal sealed class StubModel(Func<TimeSeries, PredictiveDistribution> step) : IForecastModel
{
    public string Name { get; init; } = "Stub";

    public static StubModel LastValue => new(training => new PointMassDistribution(training.Values[^1]));

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => new StubFit(Name, series, step);
}

internal class StubFit(string name, TimeSeries training, Func<TimeSeries, PredictiveDistribution> step) : IFittedModel
{
    public string Name => name;

    public TimeSeries Training => training;

    public TimeSeries Fitted => training;

    public TimeSeries Residuals => training;

    protected Func<TimeSeries, PredictiveDistribution> Step => step;

    public string Describe() => name;

    public virtual Forecast Forecast(int horizon, ForecastOptions? options = null)
    {
        PredictiveDistribution forecast = step(training);
        SamplePaths? paths = options?.Method == ForecastMethod.Simulated ? Simulate(horizon, options.PathCount, options.Seed) : null;
        return new Forecast(name, training[^1], [.. Enumerable.Repeat(forecast, horizon)], "stub", training.Key, training.Metadata, paths, options?.Seed);
    }

    public SamplePaths Simulate(int horizon, int pathCount, ulong seed)
    {
        double[] draws = new double[horizon * pathCount];
        step(training).Sample(draws, seed);
        return SamplePaths.Create(horizon, pathCount, draws);
    }
}
