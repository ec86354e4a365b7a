using System.Runtime.Intrinsics;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>One set of parameters that may be true, and where the series then stands.</summary>
internal struct LgtWalker
{
    private readonly double _alpha;
    private readonly double _beta;
    private readonly double _lambda;
    private readonly double _rho;
    private readonly double _tau;
    private readonly double _gamma;
    private readonly double _sigma;
    private readonly double _highest;
    private double _level;
    private double _trend;

    /// <summary>Starts from deviations of the numbers searched; level and trend follow them in their first derivatives.</summary>
    public LgtWalker(in LgtKnown known, Vector512<double> deviations)
    {
        ReadOnlySpan<double> x = known.Values;
        _alpha = LgtParameters.Share(x[0] + deviations[0]);
        _beta = LgtParameters.Share(x[1] + deviations[1]);
        _lambda = LgtParameters.Share(x[2] + deviations[2]);
        _rho = LgtParameters.LowestPower + (LgtParameters.PowerRange * LgtParameters.Share(x[3] + deviations[3]));
        _tau = LgtParameters.Share(x[4] + deviations[4]);
        _gamma = x[LgtParameters.Global] + deviations[LgtParameters.Global];
        _sigma = Math.Exp(x[LgtParameters.LogSigma] + deviations[LgtParameters.LogSigma]);
        _highest = known.Highest;
        _level = Math.Max(known.State.Level.Value + Vector512.Dot(known.State.Level.Slopes, deviations), LgtState.LowestLevel);
        _trend = known.State.Trend.Value + Vector512.Dot(known.State.Trend.Slopes, deviations);
    }

    /// <summary>The level now.</summary>
    public readonly double Level => _level;

    /// <summary>The power of the level in the global trend.</summary>
    public readonly double Rho => _rho;

    /// <summary>The power of the level in the size of errors.</summary>
    public readonly double Tau => _tau;

    /// <summary>Goes on by a period.</summary>
    /// <param name="error">An error of unit scale.</param>
    /// <returns>The value, in units of the series' mean.</returns>
    public double Next(double error)
    {
        double log = Math.Log(_level);
        return Next(Math.Exp(_rho * log), Math.Exp(_tau * log), error);
    }

    /// <summary>The same where both powers of the level are known.</summary>
    public double Next(double growth, double size, double error)
    {
        double value = Math.Clamp(_level + (_gamma * growth) + (_lambda * _trend) + (_sigma * size * error), 0, _highest);
        double level = Math.Max(_level + (_alpha * (value - _level)), LgtState.LowestLevel);
        _trend += _beta * (level - _level - _trend);
        _level = level;
        return value;
    }
}

/// <summary>What is known at the end of a series, in units of its mean.</summary>
/// <param name="Values">The numbers searched, at the greatest posterior density.</param>
/// <param name="Spread">A root of their covariance.</param>
/// <param name="State">Where the series stands after its last value.</param>
/// <param name="MissingAtEnd">Periods without a value since.</param>
/// <param name="Highest">The highest value that a future may reach; it is held there.</param>
internal readonly record struct LgtKnown(double[] Values, double[] Spread, LgtState State, int MissingAtEnd, double Highest)
{
    /// <summary>Takes the value of the next period.</summary>
    /// <param name="value">In units of the mean; NaN where missing.</param>
    /// <param name="isBreak">Whether the series changes its meaning here.</param>
    public LgtKnown Take(double value, bool isBreak)
    {
        if (double.IsNaN(value))
        {
            return this with { MissingAtEnd = MissingAtEnd + 1 };
        }

        LgtParameters parameters = LgtParameters.Of(Values);
        LgtState state = State;
        for (int i = 0; i < MissingAtEnd; i++)
        {
            state = state.Take(parameters, state.Mean(parameters));
        }

        state = isBreak
            ? new LgtState(new Dual(Math.Max(value, LgtState.LowestLevel), default), state.Trend)
            : state.Take(parameters, new Dual(value, default));
        return this with { State = state, MissingAtEnd = 0 };
    }
}

/// <summary>Draws futures in units of the series' mean: parameters once for each, from the normal distribution about what was found (Laplace), then an error a period.</summary>
internal readonly ref struct LgtPaths(LgtKnown known, ReadOnlySpan<double> past) : IPathKernel
{
    // The errors' own distribution at the middles of equal shares of probability.
    private static readonly double[] Errors = ShockLattice.TableOf(probability => SpecialFunctions.StudentQuantile(probability, LgtPrior.ErrorTail));

    private readonly ReadOnlySpan<double> _past = past;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        Span<double> scores = stackalloc double[Dual.Lanes];
        foreach (ref double score in scores)
        {
            score = stream.NextNormal();
        }

        var walker = new LgtWalker(known, LgtEstimate.Deviations(known.Spread, scores));
        for (int i = -known.MissingAtEnd; i < path.Length; i++)
        {
            double error = _past.IsEmpty
                ? stream.NextNormal() / Math.Sqrt(stream.NextScaledChiSquared(LgtPrior.ErrorTail))
                : _past[stream.NextIndex(_past.Length)];
            double value = walker.Next(error);
            if (i >= 0)
            {
                path[i] = value;
            }
        }
    }

    /// <summary>The same on the points of the lattice: the values of each period ahead, times a unit.</summary>
    public static double[][] OnLattice(in LgtKnown known, int steps, double unit)
    {
        double[] all = new double[Dual.Lanes * ShockLattice.Count];
        for (int i = 0; i < Dual.Lanes; i++)
        {
            ShockLattice.Fill(i, ShockLattice.Normal, all.AsSpan(i * ShockLattice.Count, ShockLattice.Count));
        }

        var walkers = new LgtWalker[ShockLattice.Count];
        Span<double> scores = stackalloc double[Dual.Lanes];
        for (int point = 0; point < walkers.Length; point++)
        {
            for (int i = 0; i < Dual.Lanes; i++)
            {
                scores[i] = all[(i * ShockLattice.Count) + point];
            }

            walkers[point] = new LgtWalker(known, LgtEstimate.Deviations(known.Spread, scores));
        }

        double[] errors = new double[ShockLattice.Count];
        double[] growth = new double[ShockLattice.Count];
        double[] sizes = new double[ShockLattice.Count];
        double[][] ahead = new double[steps][];
        for (int i = -known.MissingAtEnd; i < steps; i++)
        {
            ShockLattice.Fill(Dual.Lanes + known.MissingAtEnd + i, Errors, errors);
            double[] values = new double[ShockLattice.Count];
            Powers(walkers, growth, sizes);
            for (int point = 0; point < walkers.Length; point++)
            {
                values[point] = unit * walkers[point].Next(growth[point], sizes[point], errors[point]);
            }

            if (i >= 0)
            {
                ahead[i] = values;
            }
        }

        return ahead;
    }

    // Both powers of the levels, many at a time.
    private static void Powers(ReadOnlySpan<LgtWalker> walkers, Span<double> growth, Span<double> sizes)
    {
        for (int point = 0; point < walkers.Length; point++)
        {
            sizes[point] = walkers[point].Level;
        }

        VectorMath.Log(sizes, sizes);
        for (int point = 0; point < walkers.Length; point++)
        {
            growth[point] = walkers[point].Rho * sizes[point];
            sizes[point] *= walkers[point].Tau;
        }

        VectorMath.Exp(growth, growth);
        VectorMath.Exp(sizes, sizes);
    }
}
