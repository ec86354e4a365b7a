namespace SahelForecast.Priors;

/// <summary>The first values of a series, and those that came after.</summary>
internal sealed record HoldOut(double[] Training, double[] Outcome);
