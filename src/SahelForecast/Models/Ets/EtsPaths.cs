using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>Draws futures of the recursion itself; periods missing since the last observed value pass before the first one kept.</summary>
/// <param name="specification">The model.</param>
/// <param name="parameters">The smoothing parameters.</param>
/// <param name="position">Where it stands.</param>
/// <param name="season">As long as the season; overwritten.</param>
/// <param name="noise">The errors.</param>
internal readonly ref struct EtsPaths(
    EtsSpecification specification, EtsParameters parameters, EtsPosition position, Span<double> season, NoiseSource noise) : IPathKernel
{
    private readonly Span<double> _season = season;
    private readonly NoiseSource _noise = noise;

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        position.Season.CopyTo(_season);
        var motion = new EtsMotion(specification, parameters, position.Level, position.Trend, _season);
        for (int i = -position.MissingAtEnd; i < path.Length; i++)
        {
            double error = motion.Raw(scale * _noise.Next(ref stream));
            if (i >= 0)
            {
                path[i] = motion.Mean + error;
            }

            motion.Next(error);
        }
    }
}
