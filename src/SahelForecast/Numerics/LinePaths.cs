namespace SahelForecast.Numerics;

/// <summary>Draws futures that scatter about a straight line (or a level) whose height, slope and scale are uncertain.</summary>
/// <remarks>The line runs through <paramref name="level"/> at time 0, the mean of the observed times, where height and slope are independent.
/// <paramref name="time"/> is the time of the first step; errors are in units of the scale.</remarks>
internal readonly ref struct LinePaths(double level, double levelError, double slope, double slopeError, double time, NoiseSource noise) : IPathKernel
{
    private readonly NoiseSource _noise = noise;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        double height = level + (levelError * scale * stream.NextNormal());
        double rise = slopeError > 0 ? slope + (slopeError * scale * stream.NextNormal()) : slope;
        for (int i = 0; i < path.Length; i++)
        {
            path[i] = height + (rise * (time + i)) + (scale * _noise.Next(ref stream));
        }
    }
}
