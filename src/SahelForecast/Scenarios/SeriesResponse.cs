using System.Numerics.Tensors;

namespace SahelForecast.Scenarios;

/// <summary>Lets a series respond to what the scenario makes of another series of the panel: needs to the violence that follows a withdrawal.</summary>
/// <param name="Start">The first period that responds.</param>
/// <param name="Driver">The key of the series that drives, at least 0 everywhere.</param>
/// <remarks>The magnitude is the elasticity e: y (driver under the scenario / driver without it)^e, both <see cref="Lag"/> periods before and path by path, so 1 % more of the driver than
/// its baseline has is e % more of this series. What the baseline expects of the driver is in this series' own baseline. For a driver outside the panel see
/// <see cref="DriverResponse"/>.</remarks>
public sealed record SeriesResponse(Period Start, SeriesKey Driver) : ScenarioAssumption(Start)
{
    /// <summary>Periods until the response, at least 1.</summary>
    /// <value>Default 1.</value>
    public int Lag { get; init => field = Guard.Positive(value, nameof(Lag)); } = 1;

    /// <summary>The largest factor by which the series is multiplied or divided, above 1.</summary>
    /// <value>Default 10.</value>
    public double Saturation
    {
        get;
        init => field = ElasticityKernel.CheckedSaturation(value, nameof(Saturation));
    } = 10;

    /// <inheritdoc/>
    protected internal override int? StepsBack => Lag;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        int index = step.Index - Lag;
        if (index < 0)
        {
            return;
        }

        ReadOnlySpan<double> under = step.Neighbour(Driver, index);
        ReadOnlySpan<double> without = step.NeighbourBaseline(Driver, index);
        Span<double> ratios = stackalloc double[ScenarioStep.MostPaths];
        ratios = ratios[..draws.Length];
        for (int i = 0; i < ratios.Length; i++)
        {
            ratios[i] = under[i] == without[i] ? 1 : under[i] / without[i];
        }

        ElasticityKernel.Respond(draws, magnitudes, ratios, Saturation);
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options) => base.ProblemWith(baseline, panel, options)
        ?? (panel.TryFind(Driver) is not Forecast driver ? $"responds to ({Driver}), which the panel doesn't forecast. Forecast it too, or use a DriverResponse."
            : baseline.Key.Equals(Driver) ? $"lets ({Driver}) respond to itself. Give it the Scope of the series that respond."
            : driver.Metadata.LowerBound < 0 || Enumerable.Range(0, driver.Horizon).Any(step => TensorPrimitives.Min(driver.Paths!.AtStep(step)) < 0)
                ? $"has an elasticity on ({Driver}), which may be negative. An elasticity needs a driver of at least 0: set its LowerBound to 0."
            : null);
}
