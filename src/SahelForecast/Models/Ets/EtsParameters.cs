namespace SahelForecast.Models.Ets;

/// <summary>The smoothing parameters of an exponential smoothing model: the shares of an error that move level, trend and season.</summary>
/// <param name="Alpha">Moves the level, in [0, 1].</param>
/// <param name="Beta">Moves the trend, in [0, alpha]; 0 without one.</param>
/// <param name="Gamma">Moves the season, in [0, 1 - alpha]; 0 without one.</param>
/// <param name="Phi">What is left of a trend after a period, in [0.8, 0.98] when damped; else 1.</param>
public readonly record struct EtsParameters(double Alpha, double Beta, double Gamma, double Phi)
{
    /// <summary>All four, such as "alpha 0.31, beta 0.02, gamma 0, phi 0.98", in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => FormattableString.Invariant($"alpha {Alpha:0.####}, beta {Beta:0.####}, gamma {Gamma:0.####}, phi {Phi:0.####}");
}
