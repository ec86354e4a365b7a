namespace SahelForecast.Models.Ces;

/// <summary>Where smoothing stands: level, momentum, and for each season its deviation and momentum, that of the next period at a position.</summary>
internal ref struct CesRecursion
{
    private readonly CesWeights _weights;
    private readonly Span<double> _seasons;
    private double _level;
    private double _momentum;
    private int _position;

    /// <summary>Takes up where a state stands.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="state">Level, momentum, then two numbers a season; moved on in place.</param>
    /// <param name="position">Which season comes next.</param>
    public CesRecursion(CesParameters parameters, Span<double> state, int position)
    {
        _weights = new CesWeights(parameters);
        _seasons = state[2..];
        (_level, _momentum) = (state[0], state[1]);
        _position = position;
    }

    /// <summary>Which season comes next.</summary>
    public readonly int Position => _position;

    /// <summary>The level.</summary>
    public readonly double Level => _level;

    /// <summary>Its momentum.</summary>
    public readonly double Momentum => _momentum;

    /// <summary>The deviation of the next period; there must be seasons.</summary>
    public readonly double Deviation => _seasons[2 * _position];

    /// <summary>The momentum of that.</summary>
    public readonly double Pull => _seasons[(2 * _position) + 1];

    /// <summary>The mean of the next value.</summary>
    public readonly double Forecast => _seasons.IsEmpty ? _level : _level + _seasons[2 * _position];

    /// <summary>Goes on by a period.</summary>
    /// <param name="error">The value less its forecast; 0 where it is missing.</param>
    public void Next(double error)
    {
        double level = _level;
        _level = level + _momentum + (_weights.Level * error);
        _momentum = (_weights.V * level) - (_weights.U * _momentum) + (_weights.Momentum * error);
        if (!_seasons.IsEmpty)
        {
            Span<double> season = _seasons.Slice(2 * _position, 2);
            double deviation = season[0];
            season[0] = deviation + season[1] + (_weights.Season * error);
            season[1] = (_weights.Q * deviation) - (_weights.P * season[1]) + (_weights.SeasonMomentum * error);
            _position = 2 * (_position + 1) == _seasons.Length ? 0 : _position + 1;
        }
    }

    /// <summary>Writes level and momentum back; the seasons are where they were.</summary>
    public readonly void Save(Span<double> state) => (state[0], state[1]) = (_level, _momentum);
}
