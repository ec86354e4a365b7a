using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>Draws futures whose level moves by a share of each error; <paramref name="hiddenSteps"/> pass before the first one kept.</summary>
internal readonly ref struct SesPaths(double level, double alpha, int hiddenSteps, NoiseSource noise) : IPathKernel
{
    private readonly NoiseSource _noise = noise;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        double current = level;
        for (int i = -hiddenSteps; i < path.Length; i++)
        {
            double error = scale * _noise.Next(ref stream);
            if (i >= 0)
            {
                path[i] = current + error;
            }

            current += alpha * error;
        }
    }
}
