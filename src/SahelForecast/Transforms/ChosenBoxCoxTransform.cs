using SahelForecast.Distributions;

namespace SahelForecast.Transforms;

/// <summary>The transform of Box and Cox with lambda chosen for each series.</summary>
internal sealed class ChosenBoxCoxTransform : SeriesTransform
{
    /// <inheritdoc/>
    public override string ToString() => "Box-Cox with lambda chosen";

    private protected override string Domain => throw NoSeries();

    /// <inheritdoc/>
    internal override double Forward(double value) => throw NoSeries();

    /// <inheritdoc/>
    internal override double Backward(double value) => throw NoSeries();

    /// <inheritdoc/>
    internal override double LogSlope(double value) => throw NoSeries();

    private protected override PredictiveDistribution InvertCore(PredictiveDistribution distribution) => throw NoSeries();

    private protected override SeriesTransform ForCore(TimeSeries series)
    {
        int season = series.Frequency.SeasonLength();
        return GuerreroKernel.Obstacle(series.Values, season) switch
        {
            null => new BoxCoxTransform(GuerreroKernel.Lambda(series.Values, season), "Lambda was chosen within [0, 1] by Guerrero's method."),
            GuerreroObstacle.NotPositive when BoxCoxLambda.NotPositive(series) is Observation wrong =>
                new NoTransform(FormattableString.Invariant($"No transform was made, as the value for {wrong.Period} is {wrong.Value} and choosing one takes values above 0.")),
            GuerreroObstacle.Constant => new NoTransform("No transform was made, as values vary in fewer than two seasons."),
            _ => new NoTransform("No transform was made, as there are no more than two seasons to choose one from."),
        };
    }

    private static InvalidOperationException NoSeries() => new("Lambda is chosen for each series: call For with one, and use the transform it gives.");
}
