namespace SahelForecast.Models.Growth;

/// <summary>What a saved logistic growth fit keeps. The numbers of each cap of the grid are packed: weight, rate, precision, scale.</summary>
internal sealed record SavedLogisticGrowth(GrowthCurve Curve, bool IsGiven, double Offset, LogisticGrowthState State, double First, double Spacing, double DegreesOfFreedom, byte[] Caps, GrowthInterruption? Interruption = null)
{
    private const int NumbersOfCap = 4;

    public static SavedLogisticGrowth Of(GrowthCurve curve, GrowthInterruption? interruption, bool isGiven, double offset, LogisticGrowthState state, CapacityPosterior posterior)
    {
        double[] numbers = new double[NumbersOfCap * posterior.Weights.Length];
        for (int i = 0; i < posterior.Weights.Length; i++)
        {
            SaturationEstimate estimate = posterior.Estimates[i];
            new[] { posterior.Weights[i], estimate.Rate, estimate.Precision, estimate.Scale }.CopyTo(numbers, NumbersOfCap * i);
        }

        return new SavedLogisticGrowth(curve, isGiven, offset, state, posterior.First, posterior.Spacing, posterior.DegreesOfFreedom, PackedNumbers.Pack(numbers), interruption);
    }

    /// <summary>The grid of caps.</summary>
    /// <exception cref="ForecastException">There is none.</exception>
    public CapacityPosterior Posterior()
    {
        double[] numbers = Caps.Length > 0 && Caps.Length % (NumbersOfCap * sizeof(double)) == 0
            ? PackedNumbers.Unpack(Caps)
            : throw new ForecastException($"This text is no saved logistic fit: its caps take {Caps.Length} bytes. Give the text that ToJson wrote, whole.");
        int count = numbers.Length / NumbersOfCap;
        double[] weights = new double[count];
        var estimates = new SaturationEstimate[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<double> cap = numbers.AsSpan(NumbersOfCap * i, NumbersOfCap);
            weights[i] = cap[0];
            estimates[i] = new SaturationEstimate(cap[1], cap[2], cap[3]);
        }

        return new CapacityPosterior(First, Spacing, DegreesOfFreedom, weights, estimates);
    }
}
