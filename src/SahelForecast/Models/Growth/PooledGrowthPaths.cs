using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>Draws futures step by step as normal scores that stay near each other, each brought to what may come in its step.</summary>
/// <remarks>Every step has exactly its own distribution, whatever the dependence; past scores drawn again change that.</remarks>
internal readonly ref struct PooledGrowthPaths(ReadOnlySpan<PooledGrowthStep> steps, double exponent, int hiddenSteps, ReadOnlySpan<double> past) : IPathKernel
{
    private readonly ReadOnlySpan<PooledGrowthStep> _steps = steps;
    private readonly ReadOnlySpan<double> _past = past;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double score = 0;
        for (int i = -hiddenSteps; i < path.Length; i++)
        {
            int before = i + hiddenSteps;
            double kept = Math.Pow((double)before / (before + 1), exponent);
            double fresh = _past.IsEmpty ? stream.NextNormal() : _past[stream.NextIndex(_past.Length)];
            score = (kept * score) + (Math.Sqrt(1 - (kept * kept)) * fresh);
            if (i >= 0)
            {
                path[i] = _steps[i].OfNormalScore(score);
            }
        }
    }
}
