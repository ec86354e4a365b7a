using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>Draws futures from one-step errors; periods missing at the end pass before the first value kept.</summary>
internal readonly ref struct ArimaPaths(
    ArimaMotion motion, ArimaPosition position, ReadOnlySpan<ArimaPosition> gaps, ArimaAhead ahead, Span<double> work, NoiseSource noise) : IPathKernel
{
    private readonly ReadOnlySpan<ArimaPosition> _gaps = gaps;
    private readonly ArimaAhead _ahead = ahead;
    private readonly Span<double> _work = work;
    private readonly NoiseSource _noise = noise;

    /// <summary>Numbers of work that a horizon takes.</summary>
    public static int WorkLength(ArimaMotion motion, ArimaPosition position, int horizon) => motion.Width + position.Levels.Length + position.MissingAtEnd + horizon;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        Span<double> state = _work[..motion.Width];
        Span<double> levels = _work[motion.Width..];
        position.State.CopyTo(state);
        position.Levels.CopyTo(levels);
        int known = position.Levels.Length;
        foreach (ArimaPosition gap in _gaps)
        {
            double error = scale * _noise.Next(ref stream);
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(gap.State, error, state, state);
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(gap.Levels, error, levels[..known], levels[..known]);
        }

        int hidden = position.MissingAtEnd;
        for (int i = 0; i < hidden + path.Length; i++)
        {
            double variance = _ahead.Variance(i);
            double error = scale * Math.Sqrt(variance) * _noise.Next(ref stream);
            levels[known] = motion.Carried(levels[..known]) + motion.Level + state[0] + error;
            ArmaFilter.Take(motion.Ar, _ahead.Gain(i), state, error / variance);
            if (i >= hidden)
            {
                path[i - hidden] = levels[known];
            }

            known++;
        }
    }
}
