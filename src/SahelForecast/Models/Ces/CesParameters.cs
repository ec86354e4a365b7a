using System.Numerics;

namespace SahelForecast.Models.Ces;

/// <summary>The smoothing parameters, counted from 1 + i, at which nothing moves.</summary>
/// <param name="U">a0 - 1: the weight of an error in the level.</param>
/// <param name="V">a1 - 1: the pull of the level on its momentum; 0 is simple smoothing, above 0 growth, below 0 a return to 0 or a cycle.</param>
/// <param name="P">As <paramref name="U"/>, of the season; with a real season b itself.</param>
/// <param name="Q">As <paramref name="V"/>, of the season.</param>
internal readonly record struct CesParameters(double U, double V, double P, double Q)
{
    /// <summary>How many of the four are estimated.</summary>
    public static int CountOf(CesSeasonality kind) => kind switch
    {
        CesSeasonality.Partial => 3,
        CesSeasonality.Full => 4,
        _ => 2,
    };

    /// <summary>How many initial states are; deviations and their momenta add up to 0 each, as what they share is the level's.</summary>
    public static int StatesOf(CesSeasonality kind, int seasonLength) => kind switch
    {
        CesSeasonality.Simple => 2 * seasonLength,
        CesSeasonality.Partial => seasonLength + 1,
        CesSeasonality.Full => 2 * seasonLength,
        _ => 2,
    };

    /// <summary>Parameters of one kind from a list.</summary>
    public static CesParameters Of(CesSeasonality kind, ReadOnlySpan<double> point) => kind switch
    {
        CesSeasonality.None => new(point[0], point[1], 0, 0),
        CesSeasonality.Simple => new(0, 0, point[0], point[1]),
        CesSeasonality.Partial => new(point[0], point[1], point[2], 0),
        _ => new(point[0], point[1], point[2], point[3]),
    };

    /// <summary>a0 + i a1 as published; of the simple season that of its lagged recursion.</summary>
    public Complex Smoothing(CesSeasonality kind) => kind == CesSeasonality.Simple ? new(1 + P, 1 + Q) : new(1 + U, 1 + V);

    /// <summary>b as published: real with a partial season, b0 + i b1 with a full one, else null.</summary>
    public Complex? SeasonalSmoothing(CesSeasonality kind) => kind switch
    {
        CesSeasonality.Partial => new Complex(P, 0),
        CesSeasonality.Full => new Complex(1 + P, 1 + Q),
        _ => null,
    };
}

/// <summary>The coefficients of the recursion, worked out once.</summary>
/// <remarks>
/// Published, a level l and its information potential c follow l' = l - (1 - a1) c + (a0 - a1) e, c' = l + (1 - a0) c + (a0 + a1) e. Potentials are free in
/// scale where a1 is near 1, so here the momentum d = (a1 - 1) c takes their place: l' = l + d + (u - v) e, d' = v l - u d + v (2 + u + v) e. Without v
/// the momentum dies away and simple smoothing with weight u is left. A real season is the complex one whose momentum is 0 for good.
/// </remarks>
internal readonly struct CesWeights(CesParameters parameters)
{
    public readonly double U = parameters.U;
    public readonly double V = parameters.V;
    public readonly double P = parameters.P;
    public readonly double Q = parameters.Q;

    /// <summary>What an error adds to the level.</summary>
    public readonly double Level = parameters.U - parameters.V;

    /// <summary>What an error adds to its momentum.</summary>
    public readonly double Momentum = parameters.V * (2 + parameters.U + parameters.V);

    /// <summary>What an error adds to the deviation of its season.</summary>
    public readonly double Season = parameters.P - parameters.Q;

    /// <summary>What an error adds to the momentum of that.</summary>
    public readonly double SeasonMomentum = parameters.Q * (2 + parameters.P + parameters.Q);
}
