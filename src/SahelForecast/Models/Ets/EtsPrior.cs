namespace SahelForecast.Models.Ets;

/// <summary>What is believed of a share in [0, 1] before a series is seen: a beta density x^(a-1) (1-x)^(b-1), a and b at least 1.</summary>
/// <param name="A">Above 1 keeps it from 0.</param>
/// <param name="B">Above 1 keeps it from 1.</param>
internal readonly record struct BetaPrior(double A, double B)
{
    /// <summary>Nothing.</summary>
    public static BetaPrior Flat => new(1, 1);

    /// <summary>Less twice the logarithm of the density, but for a constant.</summary>
    public double Penalty(double x) => -2 * (Log(A - 1, x) + Log(B - 1, 1 - x));

    public double Slope(double x) => -2 * (Ratio(A - 1, x) - Ratio(B - 1, 1 - x));

    public double Curvature(double x) => 2 * (Ratio(A - 1, x * x) + Ratio(B - 1, (1 - x) * (1 - x)));

    private static double Log(double weight, double x) => weight == 0 ? 0 : weight * Math.Log(x);

    private static double Ratio(double weight, double x) => weight == 0 ? 0 : weight / x;
}

/// <summary>What is believed of a model before a series is seen.</summary>
/// <param name="Alpha">Of alpha.</param>
/// <param name="Beta">Of beta / alpha.</param>
/// <param name="Gamma">Of gamma / (1 - alpha).</param>
/// <param name="Phi">Of the place of phi between its bounds.</param>
/// <param name="Discount">The root of what an error counts for, of that a period later; 1 where all count alike.</param>
/// <param name="MultiplicativeCost">What multiplicative errors must earn in the criterion that chooses.</param>
internal readonly record struct EtsPrior(
    BetaPrior Alpha, BetaPrior Beta, BetaPrior Gamma, BetaPrior Phi, double Discount = 1, double MultiplicativeCost = 0)
{
    /// <summary>Nothing: plain maximum likelihood.</summary>
    public static EtsPrior None => new(BetaPrior.Flat, BetaPrior.Flat, BetaPrior.Flat, BetaPrior.Flat);
}
