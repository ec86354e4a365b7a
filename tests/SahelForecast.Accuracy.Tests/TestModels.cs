using SahelForecast.Distributions;
using SahelForecast.Models.Baselines;

namespace SahelForecast.Accuracy.Tests;

/// <summary>Naive, but a series that begins with 5 breaks it.</summary>
public sealed class BrittleModel : IForecastModel
{
    public string Name => "Brittle";

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) =>
        series.Values[0] == 5 ? throw new InvalidOperationException("five is too much") : new NaiveModel().Fit(series, cancellationToken);
}

/// <summary>Forecasts more than a number can hold.</summary>
public sealed class OverflowingModel : IForecastModel
{
    public string Name => "Overflowing";

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => new ChangedFit(
        new NaiveModel().Fit(series, cancellationToken),
        (fit, horizon) => new Forecast(
            Name, fit.Training[^1], [.. Enumerable.Repeat(new LogNormalDistribution(1000, 1), horizon)], "too large", series.Key, series.Metadata));
}

/// <summary>Forecasts one period more than it is asked for.</summary>
public sealed class OverlongModel : IForecastModel
{
    public string Name => "Overlong";

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) =>
        new ChangedFit(new NaiveModel().Fit(series, cancellationToken), (fit, horizon) => fit.Forecast(horizon + 1));
}

/// <summary>Naive, learnt from all series together; it can't learn from one alone.</summary>
public sealed class PooledModel : IPanelForecastModel
{
    public string Name => "Pooled";

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => throw new InvalidOperationException("one series is not enough");

    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default) => new NaiveModel().FitAll(panel, cancellationToken: cancellationToken);
}

/// <summary>Learns from all series together and forgets the last.</summary>
public sealed class ForgetfulModel : IPanelForecastModel
{
    public string Name => "Forgetful";

    public IFittedModel Fit(TimeSeries series, CancellationToken cancellationToken = default) => new NaiveModel().Fit(series, cancellationToken);

    public IReadOnlyList<FitOutcome> FitPanel(TimeSeriesPanel panel, CancellationToken cancellationToken = default) =>
        [.. new NaiveModel().FitAll(panel, cancellationToken: cancellationToken).SkipLast(1)];
}

/// <summary>A fit with other forecasts.</summary>
internal sealed class ChangedFit(IFittedModel inner, Func<IFittedModel, int, Forecast> forecast) : IFittedModel
{
    public string Name => inner.Name;

    public TimeSeries Training => inner.Training;

    public TimeSeries Fitted => inner.Fitted;

    public TimeSeries Residuals => inner.Residuals;

    public string Describe() => inner.Describe();

    public Forecast Forecast(int horizon, ForecastOptions? options = null) => forecast(inner, horizon);

    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) => inner.Simulate(horizon, pathCount, seed);
}
