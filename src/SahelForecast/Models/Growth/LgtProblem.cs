using System.Runtime.Intrinsics;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>Minus the log posterior of a series, with its exact slope and its expected curvature.</summary>
/// <remarks>Of Student's t with scale s and v degrees of freedom the expected information is (v + 1) / ((v + 3) s²) of the mean and 2 v / ((v + 3) s²) of the scale (K. L. Lange, R. J. A. Little and
/// J. M. G. Taylor (1989), Robust statistical modeling using the t distribution, JASA 84(408), 881-896).</remarks>
internal readonly ref struct LgtProblem : IScoringProblem
{
    private const double Tail = LgtPrior.ErrorTail;

    private readonly ReadOnlySpan<double> _values;
    private readonly ReadOnlySpan<int> _breaks;
    private readonly Span<double> _gradient;
    private readonly Span<double> _curvature;

    /// <summary>Takes values in units of their mean, NaN where missing, the places of breaks, and scratch of <see cref="ScratchLength"/>.</summary>
    public LgtProblem(ReadOnlySpan<double> values, ReadOnlySpan<int> breaks, Span<double> scratch)
    {
        _values = values;
        _breaks = breaks;
        _gradient = scratch[..Dual.Lanes];
        _curvature = scratch[Dual.Lanes..];
    }

    /// <summary>Numbers of scratch.</summary>
    public static int ScratchLength => Dual.Lanes * (Dual.Lanes + 1);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        _gradient.Clear();
        _curvature.Clear();
        LgtParameters parameters = LgtParameters.Of(x);
        double value = LgtPrior.Add(x, _gradient, _curvature);
        value += Run(parameters, default, out _);
        return value;
    }

    /// <inheritdoc/>
    public void Differentiate(Span<double> gradient, Span<double> curvature)
    {
        _gradient.CopyTo(gradient);
        _curvature.CopyTo(curvature);
    }

    /// <summary>Follows the series.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="means">Takes the one-step means, NaN up to the first value; empty where they are not wanted.</param>
    /// <param name="state">Where it stands after its last value.</param>
    /// <returns>Minus the log likelihood, up to a constant.</returns>
    public double Run(in LgtParameters parameters, Span<double> means, out LgtState state)
    {
        double value = 0;
        int waited = 0;
        bool isBreak = false;
        state = default;
        LgtState rolled = default;
        bool isStarted = false;
        for (int i = 0; i < _values.Length; i++)
        {
            isBreak |= _breaks.Contains(i);
            double observed = _values[i];
            Dual mean = isStarted ? rolled.Mean(parameters) : new Dual(double.NaN, default);
            if (!means.IsEmpty)
            {
                means[i] = mean.Value;
            }

            if (double.IsNaN(observed))
            {
                // What was not seen is taken to have come as expected.
                rolled = isStarted ? rolled.Take(parameters, mean) : rolled;
                waited += isStarted ? 1 : 0;
                continue;
            }

            var here = new Dual(Math.Max(observed, LgtState.LowestLevel), default);
            if (isStarted && !isBreak)
            {
                Dual scale = rolled.Scale(parameters);
                double widening = Math.Sqrt(1 + waited);
                value += Score(observed - mean.Value, mean.Slopes, new Dual(scale.Value * widening, scale.Slopes * widening));
                rolled = rolled.Take(parameters, new Dual(observed, default));
            }
            else
            {
                rolled = new LgtState(here, isStarted ? rolled.Trend : parameters.Start);
            }

            state = rolled;
            isStarted = true;
            isBreak = false;
            waited = 0;
        }

        return value;
    }

    private double Score(double error, Vector512<double> mean, Dual scale)
    {
        double square = scale.Value * scale.Value;
        double pull = (Tail + 1) * error / ((Tail * square) + (error * error));
        (-pull * mean + ((1 - (pull * error)) / scale.Value * scale.Slopes) + Vector512.Create<double>(_gradient)).CopyTo(_gradient);
        Vector512<double> byMean = mean * ((Tail + 1) / ((Tail + 3) * square));
        Vector512<double> byScale = scale.Slopes * (2 * Tail / ((Tail + 3) * square));
        for (int i = 0; i < Dual.Lanes; i++)
        {
            Span<double> row = _curvature.Slice(Dual.Lanes * i, Dual.Lanes);
            (Vector512.Create<double>(row) + (byMean * mean[i]) + (byScale * scale.Slopes[i])).CopyTo(row);
        }

        return ((Tail + 1) / 2 * Math.Log(1 + (error * error / (Tail * square)))) + Math.Log(scale.Value);
    }
}
