using SahelForecast.Numerics;

namespace SahelForecast.Models.Ces;

/// <summary>Draws futures of the recursion itself, and of what was estimated; <paramref name="hiddenSteps"/> pass before the first one kept.</summary>
internal readonly ref struct CesPaths(
    CesParameters parameters,
    ReadOnlySpan<double> state,
    Span<double> work,
    int position,
    int hiddenSteps,
    CesUncertainty? uncertainty,
    ReadOnlySpan<double> moves,
    NoiseSource noise) : IPathKernel
{
    private readonly ReadOnlySpan<double> _state = state;
    private readonly Span<double> _work = work;
    private readonly ReadOnlySpan<double> _moves = moves;
    private readonly NoiseSource _noise = noise;
    private readonly Span<double> _draws = new double[uncertainty?.Count ?? 0];
    private readonly Span<double> _shocked = new double[uncertainty is null ? 2 : state.Length];
    private readonly Span<double> _moved = new double[uncertainty is null ? 2 : state.Length];

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        CesParameters direction = Draw(ref stream);
        _state.CopyTo(_work);
        _shocked.Clear();
        _moved.Clear();
        var recursion = new CesRecursion(parameters, _work, position);

        // What errors leave behind, and what that gains from the parameters' being others.
        var shock = new CesRecursion(parameters, _shocked, 0);
        var response = new CesTangent(parameters, direction, _moved);
        for (int i = -hiddenSteps; i < path.Length; i++)
        {
            double error = scale * _noise.Next(ref stream);
            if (i >= 0)
            {
                path[i] = recursion.Forecast + error;
            }

            recursion.Next(error);
            if (uncertainty is not null)
            {
                if (i >= 0)
                {
                    // What is known of the means scales with what is known of the errors; what is known of the parameters does so already, as it multiplies them.
                    double moved = System.Numerics.Tensors.TensorPrimitives.Dot(_moves.Slice((i + hiddenSteps) * _draws.Length, _draws.Length), _draws);
                    path[i] += (scale * moved) + response.Forecast(shock);
                }

                response.Next(shock, error, 0);
                shock.Next(error);
            }
        }
    }

    private CesParameters Draw(ref RandomStream stream)
    {
        if (uncertainty is null)
        {
            return default;
        }

        foreach (ref double draw in _draws)
        {
            draw = stream.NextNormal();
        }

        uncertainty.Centre(_draws);
        return uncertainty.Along(_draws);
    }
}
