using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>The parameters, with their derivatives by the eight numbers that are searched.</summary>
/// <param name="Alpha">The share of an error that moves the level.</param>
/// <param name="Beta">The share of a move of the level that enters the local trend.</param>
/// <param name="Lambda">The share of the local trend that goes on.</param>
/// <param name="Rho">The power of the level in the global trend, from -0.5 to 1.</param>
/// <param name="Tau">The power of the level in the size of errors, from 0 to 1.</param>
/// <param name="Gamma">The global trend at level 1.</param>
/// <param name="Sigma">The scale of errors at level 1.</param>
/// <param name="Start">The local trend before the first value.</param>
internal readonly record struct LgtParameters(Dual Alpha, Dual Beta, Dual Lambda, Dual Rho, Dual Tau, Dual Gamma, Dual Sigma, Dual Start)
{
    /// <summary>The place of gamma among the numbers searched; before it those of the shares.</summary>
    public const int Global = 5;

    /// <summary>The place of the logarithm of sigma.</summary>
    public const int LogSigma = 6;

    /// <summary>The place of the trend at the start.</summary>
    public const int FirstTrend = 7;

    /// <summary>The lowest power of the global trend.</summary>
    public const double LowestPower = -0.5;

    /// <summary>From the lowest to the highest.</summary>
    public const double PowerRange = 1.5;

    /// <summary>From the numbers searched.</summary>
    public static LgtParameters Of(ReadOnlySpan<double> x) => new(
        ShareOf(x, 0, 0, 1), ShareOf(x, 1, 0, 1), ShareOf(x, 2, 0, 1), ShareOf(x, 3, LowestPower, PowerRange), ShareOf(x, 4, 0, 1),
        Dual.Variable(x[Global], Global), ExpOf(x, LogSigma), Dual.Variable(x[FirstTrend], FirstTrend));

    /// <summary>A share from its log odds.</summary>
    public static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static Dual ShareOf(ReadOnlySpan<double> x, int place, double low, double range)
    {
        double share = Share(x[place]);
        return new Dual(low + (range * share), Dual.Variable(0, place).Slopes * (range * share * (1 - share)));
    }

    private static Dual ExpOf(ReadOnlySpan<double> x, int place)
    {
        double value = Math.Exp(x[place]);
        return new Dual(value, Dual.Variable(0, place).Slopes * value);
    }
}

/// <summary>Level and local trend, with their derivatives.</summary>
internal readonly record struct LgtState(Dual Level, Dual Trend)
{
    /// <summary>The lowest level, in units of the series' mean: a power of nothing has no slope.</summary>
    public const double LowestLevel = 1e-6;

    /// <summary>The mean of the next value.</summary>
    public Dual Mean(in LgtParameters parameters) => Level + (parameters.Gamma * Power(Level, parameters.Rho)) + (parameters.Lambda * Trend);

    /// <summary>The scale of its error.</summary>
    public Dual Scale(in LgtParameters parameters) => parameters.Sigma * Power(Level, parameters.Tau);

    /// <summary>Takes the next value.</summary>
    public LgtState Take(in LgtParameters parameters, Dual value)
    {
        Dual level = Level + (parameters.Alpha * (value - Level));
        level = level.Value < LowestLevel ? new Dual(LowestLevel, default) : level;
        return new LgtState(level, Trend + (parameters.Beta * (level - Level - Trend)));
    }

    private static Dual Power(Dual level, Dual power)
    {
        double log = Math.Log(level.Value);
        double value = Math.Exp(power.Value * log);
        return new Dual(value, ((power.Slopes * log) + (level.Slopes * (power.Value / level.Value))) * value);
    }
}
