using SahelForecast.Numerics;

namespace SahelForecast.Models.Theta;

/// <summary>Draws futures of the recursion itself, and of what was estimated; <paramref name="hiddenSteps"/> pass before the first one kept.</summary>
internal readonly ref struct ThetaPaths(
    ThetaParameters parameters, ThetaState state, int hiddenSteps, double deviation, ThetaUncertainty? uncertainty, ReadOnlySpan<double> moves, NoiseSource noise)
    : IPathKernel
{
    private readonly NoiseSource _noise = noise;
    private readonly ReadOnlySpan<double> _moves = moves;
    private readonly Span<double> _draws = new double[uncertainty?.Count ?? 0];

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        double alpha = 0;
        for (int i = 0; i < _draws.Length; i++)
        {
            // What is known of the means scales with what is known of the errors; what is known of alpha does so already, as it multiplies them.
            double draw = stream.NextNormal();
            alpha += draw * uncertainty!.Alpha(i);
            _draws[i] = draw * (scale / deviation);
        }

        ThetaState current = state;
        double past = 0;
        for (int i = -hiddenSteps; i < path.Length; i++)
        {
            double error = scale * _noise.Next(ref stream);
            double value = current.Forecast(parameters) + error;
            if (i >= 0)
            {
                path[i] = parameters.Origin + value;
                if (_draws.Length > 0)
                {
                    ReadOnlySpan<double> row = _moves.Slice((i + hiddenSteps) * _draws.Length, _draws.Length);
                    path[i] += System.Numerics.Tensors.TensorPrimitives.Dot(row, _draws) + (alpha * past);
                }
            }

            past += error;
            current = current.Next(parameters, value);
        }
    }
}
