using SahelForecast.Numerics;

namespace SahelForecast.Models.Ets;

/// <summary>Draws futures of the recursion itself; periods missing since the last observed value pass before the first one kept.</summary>
internal readonly ref struct EtsPaths : IPathKernel
{
    private readonly EtsSpecification _specification;
    private readonly EtsParameters _parameters;
    private readonly EtsPosition _position;
    private readonly EtsUncertainty? _uncertainty;
    private readonly NoiseSource _noise;
    private readonly Span<double> _season;
    private readonly Span<double> _draws;
    private readonly Span<double> _deviations;

    /// <summary>Prepares the paths.</summary>
    /// <param name="specification">The model.</param>
    /// <param name="parameters">The smoothing parameters.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="uncertainty">How well that is known; null when it counts as known.</param>
    /// <param name="noise">The errors.</param>
    public EtsPaths(EtsSpecification specification, EtsParameters parameters, EtsPosition position, EtsUncertainty? uncertainty, NoiseSource noise)
    {
        _specification = specification;
        _parameters = parameters;
        _position = position;
        _uncertainty = uncertainty;
        _noise = noise;
        _season = new double[position.Season.Length];
        _draws = new double[uncertainty?.Count ?? 0];
        _deviations = new double[_draws.Length];
    }

    /// <inheritdoc/>
    public void Fill(ref RandomStream stream, Span<double> path)
    {
        double scale = _noise.DrawScale(ref stream);
        _position.Season.CopyTo(_season);
        (double level, double trend, EtsParameters parameters) = (_position.Level, _position.Trend, _parameters);
        if (_uncertainty is not null)
        {
            // What is known of the states scales with what is known of the errors.
            foreach (ref double draw in _draws)
            {
                draw = stream.NextNormal() * (_noise.Scale > 0 ? scale / _noise.Scale : 1);
            }

            _uncertainty.Draw(_draws, _deviations);
            level += _deviations[0];
            trend += _deviations[1];
            parameters = parameters with { Phi = Math.Clamp(parameters.Phi + _deviations[2], 0, 1) };
            for (int i = 0; i < _season.Length; i++)
            {
                _season[i] += _deviations[3 + i];
            }
        }

        var motion = new EtsMotion(_specification, parameters, level, trend, _season);
        for (int i = -_position.MissingAtEnd; i < path.Length; i++)
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
