using SahelForecast.Numerics;

namespace SahelForecast.Models.Theta;

/// <summary>Draws futures of the recursion itself; <paramref name="hiddenSteps"/> pass before the first one kept.</summary>
internal readonly ref struct ThetaPaths(ThetaParameters parameters, ThetaState state, int hiddenSteps, NoiseSource noise) : IPathKernel
{
    private readonly NoiseSource _noise = noise;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        ThetaState current = state;
        for (int i = -hiddenSteps; i < path.Length; i++)
        {
            double value = current.Forecast(parameters) + (scale * _noise.Next(ref stream));
            if (i >= 0)
            {
                path[i] = parameters.Origin + value;
            }

            current = current.Next(parameters, value);
        }
    }
}
