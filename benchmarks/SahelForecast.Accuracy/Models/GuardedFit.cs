namespace SahelForecast.Accuracy.Models;

/// <summary>A fit whose forecasts are looked at before they are handed out: the horizon asked for, quantiles finite and in order.</summary>
internal sealed class GuardedFit(IFittedModel inner) : IFittedModel
{
    public string Name => inner.Name;

    public TimeSeries Training => inner.Training;

    public TimeSeries Fitted => inner.Fitted;

    public TimeSeries Residuals => inner.Residuals;

    public string Describe() => inner.Describe();

    public Forecast Forecast(int horizon, ForecastOptions? options = null) => GuardedModel.Attempt(() => Checked(inner.Forecast(horizon, options), horizon));

    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) => inner.Simulate(horizon, pathCount, seed);

    private Forecast Checked(Forecast forecast, int horizon)
    {
        if (forecast.Horizon != horizon || forecast.Origin != Training.Periods.Last)
        {
            throw new ForecastException($"It forecast {forecast.Periods}, but {horizon} after {Training.Periods.Last} were asked for.");
        }

        for (int step = 0; step < horizon; step++)
        {
            StepQuantiles quantiles = StepQuantiles.Of(forecast.Steps[step]);
            if (!quantiles.IsUsable)
            {
                throw new ForecastException(FormattableString.Invariant(
                    $"The quantiles of step {step + 1} are not finite and in order: {string.Join(", ", StepQuantiles.Names.Zip(quantiles.Values, (name, value) => FormattableString.Invariant($"{name} {value:G6}")))}."));
            }
        }

        return forecast;
    }
}
