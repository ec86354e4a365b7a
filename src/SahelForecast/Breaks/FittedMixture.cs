using SahelForecast.Distributions;

namespace SahelForecast.Breaks;

/// <summary>Several fits of one model, of which it is open which one is right: each with the same probability.</summary>
internal sealed class FittedMixture : IFittedModel
{
    private readonly IFittedModel[] _fits;
    private readonly string _explanation;

    public FittedMixture(string name, TimeSeries training, IFittedModel[] fits, string explanation)
    {
        Name = name;
        Training = training;
        _fits = fits;
        _explanation = explanation;
        double[] fitted = new double[training.Count];
        double[] residuals = new double[training.Count];
        for (int i = 0; i < fitted.Length; i++)
        {
            fitted[i] = FittedIn(training.Periods[i]);
            residuals[i] = training.Values[i] - fitted[i];
        }

        Fitted = Beside(fitted, "fitted");
        Residuals = Beside(residuals, "residuals");
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public TimeSeries Training { get; }

    /// <inheritdoc/>
    public TimeSeries Fitted { get; }

    /// <inheritdoc/>
    public TimeSeries Residuals { get; }

    /// <inheritdoc/>
    public string Describe() => $"{_explanation} {_fits[_fits.Length / 2].Describe()}";

    /// <inheritdoc/>
    public Forecast Forecast(int horizon, ForecastOptions? options = null)
    {
        Guard.Positive(horizon);
        options ??= ForecastOptions.Default;
        Forecast[] all = [.. _fits.Select(fit => fit.Forecast(horizon, options))];
        double[] weights = [.. _fits.Select(_ => 1.0 / _fits.Length)];
        string method = $"mixture of {_fits.Length} fits, each: {all[0].IntervalMethod}";
        if (all.Any(forecast => forecast.Paths is null))
        {
            PredictiveDistribution[] steps =
            [
                .. Enumerable.Range(0, horizon).Select(step =>
                    Bounds.HoldTo(Training.Metadata, CountMixture.Of([.. all.Select(forecast => forecast.Steps[step])], weights))),
            ];
            return new Forecast(Name, Training[Training.Count - 1], steps, method, Training.Key, Training.Metadata);
        }

        SamplePaths paths = Draw([.. all.Select(forecast => forecast.Paths!)]);
        return new Forecast(Name, Training[Training.Count - 1], EmpiricalDistribution.OfSteps(paths), method, Training.Key, Training.Metadata, paths, options.Seed);
    }

    /// <inheritdoc/>
    public SamplePaths Simulate(int horizon, int pathCount, ulong seed) => Draw([.. _fits.Select(fit => fit.Simulate(horizon, pathCount, seed))]);

    // Path p is that of the fit whose turn it is.
    private SamplePaths Draw(SamplePaths[] all)
    {
        (int horizon, int count) = (all[0].Horizon, all[0].PathCount);
        double[] draws = new double[horizon * count];
        for (int step = 0; step < horizon; step++)
        {
            for (int path = 0; path < count; path++)
            {
                draws[(step * count) + path] = Math.Clamp(all[path % all.Length].AtStep(step)[path], Training.Metadata.LowerBound, Training.Metadata.UpperBound);
            }
        }

        return new SamplePaths(horizon, count, draws);
    }

    // The mean of those that say something of the period.
    private double FittedIn(Period period) => _fits
        .Select(fit => fit.Fitted.Periods.IndexOf(period) is int place and >= 0 ? fit.Fitted.Values[place] : double.NaN)
        .Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN).Average();

    private TimeSeries Beside(double[] values, string what) =>
        new(Training.Periods, values, Training.Key, Training.Metadata.AsDifference($"{what} of {Name} on {Training.Name}"));
}
