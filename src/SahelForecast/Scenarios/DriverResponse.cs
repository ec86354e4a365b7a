using System.Numerics.Tensors;

namespace SahelForecast.Scenarios;

/// <summary>Lets a series respond to what drives it: displacement to deaths from violence, needs to food prices.</summary>
/// <param name="Start">The first period that responds.</param>
/// <param name="Driver">The name of the driver's paths in <see cref="ScenarioOptions.Drivers"/>: a forecast's, so that its spread widens the response's, or an assumed path.</param>
/// <param name="Reference">The driver's value at which the baseline holds, above 0, such as its last year's.</param>
/// <remarks>The magnitude is the elasticity e: y (driver(t - lag) / reference)^e, so 1 % more of the driver is e % more of the series; negative where it protects. The factor stays
/// within [1 / <see cref="Saturation"/>, <see cref="Saturation"/>].</remarks>
public sealed record DriverResponse(Period Start, string Driver, double Reference) : ScenarioAssumption(Start)
{
    /// <summary>The name of the driver's paths.</summary>
    public string Driver { get; init => field = Guard.Text(value, nameof(Driver)); } = Guard.Text(Driver);

    /// <summary>The driver's value at which the baseline holds, above 0.</summary>
    public double Reference { get; init => field = Guard.FinitePositive(value, nameof(Reference)); } = Guard.FinitePositive(Reference);

    /// <summary>Periods until the response, at least 0. A driver before the first forecast period is in the baseline already, so nothing is changed until the lag has passed.</summary>
    /// <value>Default 0.</value>
    public int Lag
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(Lag), value, $"Lag is {value}, but must be at least 0: a response comes after its driver.");
    }

    /// <summary>The largest factor by which the series is multiplied or divided, above 1.</summary>
    /// <value>Default 10.</value>
    public double Saturation
    {
        get;
        init => field = ElasticityKernel.CheckedSaturation(value, nameof(Saturation));
    } = 10;

    /// <inheritdoc/>
    protected internal override int? StepsBack => 0;

    /// <inheritdoc/>
    protected internal override void Apply(in ScenarioStep step, ReadOnlySpan<double> magnitudes, Span<double> draws)
    {
        if (step.Index < Lag)
        {
            return;
        }

        Span<double> ratios = stackalloc double[ScenarioStep.MostPaths];
        ratios = ratios[..draws.Length];
        TensorPrimitives.Divide(step.Driver(Driver, step.Index - Lag), Reference, ratios);
        ElasticityKernel.Respond(draws, magnitudes, ratios, Saturation);
    }

    internal override string? ProblemWith(Forecast baseline, ForecastPanel panel, ScenarioOptions options)
    {
        if (base.ProblemWith(baseline, panel, options) is string problem)
        {
            return problem;
        }

        if (!options.Drivers.TryGetValue(Driver, out SamplePaths? paths))
        {
            return $"has an elasticity on the driver \"{Driver}\", which is not in ScenarioOptions.Drivers. Add its paths there: a forecast's, or SamplePaths.Same for an assumed path.";
        }

        for (int step = 0; step < paths.Horizon; step++)
        {
            if (TensorPrimitives.Min(paths.AtStep(step)) < 0)
            {
                return $"has an elasticity on the driver \"{Driver}\", which is negative at step {step + 1}. An elasticity needs a driver of at least 0; use a LevelShift otherwise.";
            }
        }

        return null;
    }
}
