using SahelForecast.Decomposition;
using SahelForecast.Distributions;
using SahelForecast.Transforms;

namespace SahelForecast.Models.Theta;

/// <summary>From the scale of a series to that of its model and back: the season is taken out, then the Box-Cox transform applied.</summary>
internal sealed class ThetaScale(SeasonalAdjustment adjustment, BoxCoxTransform? transform)
{
    public SeasonalAdjustment Adjustment => adjustment;

    public BoxCoxTransform? Transform => transform;

    /// <summary>The values on the model's scale, the first being at a position of the series.</summary>
    public double[] Prepare(ReadOnlySpan<double> values, int position = 0)
    {
        double[] prepared = adjustment.Adjust(values, position);
        transform?.Apply(prepared, prepared);
        return prepared;
    }

    /// <summary>Brings numbers of the model's scale back, the first being at a position of the series; each position has a number of values.</summary>
    public void Restore(Span<double> values, int position = 0, int each = 1)
    {
        if (transform is null)
        {
            adjustment.Restore(values, position, each);
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            values[i] = transform.Backward(transform.Scaled(values[i], adjustment[position + (i / each)]));
        }
    }

    /// <summary>A Student t distribution of the model's scale, brought back. On a Box-Cox scale a normal one of the same variance takes its place: values whose
    /// logarithm is Student t have no mean.</summary>
    public PredictiveDistribution Restore(double mean, double scale, int position, ThetaUncertainty uncertainty) => transform is null
        ? Symmetric.StudentT(adjustment[position] * mean, adjustment[position] * scale, uncertainty.DegreesOfFreedom)
        : Restore(mean, uncertainty.NormalStretch * scale, position);

    /// <summary>A normal distribution of the model's scale, brought back.</summary>
    public PredictiveDistribution Restore(double mean, double standardDeviation, int position)
    {
        double index = adjustment[position];
        return transform is null
            ? Symmetric.Normal(index * mean, index * standardDeviation)
            : transform.Invert(Symmetric.Normal(transform.Scaled(mean, index), transform.Stretch(index) * standardDeviation));
    }
}
