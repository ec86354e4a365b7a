using SahelForecast.Numerics;

namespace SahelForecast.Models.Ces;

/// <summary>Draws futures of the recursion itself; <paramref name="hiddenSteps"/> pass before the first one kept.</summary>
internal readonly ref struct CesPaths(
    CesParameters parameters, ReadOnlySpan<double> state, Span<double> work, int position, int hiddenSteps, NoiseSource noise) : IPathKernel
{
    private readonly ReadOnlySpan<double> _state = state;
    private readonly Span<double> _work = work;
    private readonly NoiseSource _noise = noise;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        _state.CopyTo(_work);
        var recursion = new CesRecursion(parameters, _work, position);
        for (int i = -hiddenSteps; i < path.Length; i++)
        {
            double error = scale * _noise.Next(ref stream);
            if (i >= 0)
            {
                path[i] = recursion.Forecast + error;
            }

            recursion.Next(error);
        }
    }
}
