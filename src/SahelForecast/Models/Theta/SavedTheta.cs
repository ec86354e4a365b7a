using SahelForecast.Decomposition;

namespace SahelForecast.Models.Theta;

/// <summary>What a saved fit of the Theta family keeps; the slope is NaN where the line is drawn anew after each value.</summary>
/// <remarks>The last has a default because the first texts of version 1 lack it.</remarks>
internal sealed record SavedTheta(
    ThetaParameters Parameters, ThetaSmoothing Smoothing, double StandardDeviation, double? Lambda, SavedSeason Season, SavedThetaUncertainty? Uncertainty = null)
{
    private readonly ThetaUncertainty? _uncertainty = Uncertainty is null ? null : ThetaUncertainty.Unpack(Uncertainty);

    public ThetaUncertainty? Known() => _uncertainty;
}

/// <summary>How well what was estimated is known: the degrees of freedom left, and seven numbers a direction.</summary>
internal sealed record SavedThetaUncertainty(int DegreesOfFreedom, byte[] Directions);
