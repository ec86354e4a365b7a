using SahelForecast.Distributions;

namespace SahelForecast.Tests;

/// <summary>The simplest honest model, so that the base class and the panel are tested without any model of the library: the last value is
/// certain to come again. It fails for data reasons on a negative last value and with a fault of its own on 666.</summary>
internal sealed class LastValueModel : ForecastModel<FittedLastValue>
{
    public override string Name => "Last value";

    public override int MinimumCount => 2;

    public override bool AcceptsMissingValues => false;

    protected override FittedLastValue FitCore(TimeSeries series, CancellationToken cancellationToken) => series[^1].Value switch
    {
        < 0 => throw new ForecastException($"The last value of {series.Name} is negative."),
        666 => throw new InvalidOperationException("A fault of the model."),
        _ => new FittedLastValue(series),
    };
}

internal sealed class FittedLastValue(TimeSeries training) : IFittedModel
{
    public string Name => "Last value";

    public TimeSeries Training => training;

    public TimeSeries Fitted => training;

    public TimeSeries Residuals => training.WithValues(new double[training.Count]);

    public string Describe() => "The last value comes again.";

    public Forecast Forecast(int horizon, ForecastOptions? options = null) => new(
        Name, training[^1], [.. Enumerable.Repeat(new PointMassDistribution(training[^1].Value), horizon)], "certain", training.Key, training.Metadata);

    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) =>
        SamplePaths.Create(horizon, pathCount, Enumerable.Repeat(training[^1].Value, horizon * pathCount).ToArray());
}
