using SahelForecast.Decomposition;

namespace SahelForecast.Models.Theta;

/// <summary>What a saved fit of the Theta family keeps; the slope is NaN where the line is drawn anew after each value.</summary>
internal sealed record SavedTheta(ThetaParameters Parameters, ThetaSmoothing Smoothing, double StandardDeviation, double? Lambda, SavedSeason Season);
