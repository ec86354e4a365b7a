namespace SahelForecast.Models.Ces;

/// <summary>How the numbers of a recursion move when parameters and states move in one direction.</summary>
internal ref struct CesTangent
{
    private readonly CesWeights _weights;
    private readonly CesParameters _direction;
    private readonly double _byLevel;
    private readonly double _byMomentum;
    private readonly double _bySeason;
    private readonly double _bySeasonMomentum;
    private readonly Span<double> _seasons;
    private readonly Span<double> _state;
    private double _level;
    private double _momentum;

    /// <summary>Takes up where a direction stands.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="direction">How they move.</param>
    /// <param name="state">How the state moves: level, momentum, two numbers a season; moved on in place.</param>
    public CesTangent(CesParameters parameters, CesParameters direction, Span<double> state)
    {
        _weights = new CesWeights(parameters);
        _direction = direction;
        _byLevel = direction.U - direction.V;
        _byMomentum = (direction.V * (2 + parameters.U + parameters.V)) + (parameters.V * (direction.U + direction.V));
        _bySeason = direction.P - direction.Q;
        _bySeasonMomentum = (direction.Q * (2 + parameters.P + parameters.Q)) + (parameters.Q * (direction.P + direction.Q));
        _state = state;
        _seasons = state[2..];
        (_level, _momentum) = (state[0], state[1]);
    }

    /// <summary>How the mean of the next value moves.</summary>
    /// <param name="before">The recursion, before that value.</param>
    public readonly double Forecast(scoped in CesRecursion before) => _seasons.IsEmpty ? _level : _level + _seasons[2 * before.Position];

    /// <summary>Goes on by a period.</summary>
    /// <param name="before">The recursion, before it does.</param>
    /// <param name="error">The error it is given.</param>
    /// <param name="moved">How that moves.</param>
    public void Next(scoped in CesRecursion before, double error, double moved)
    {
        double level = _level;
        _level = level + _momentum + (_weights.Level * moved) + (_byLevel * error);
        _momentum = (_weights.V * level) + (_direction.V * before.Level) - (_weights.U * _momentum) - (_direction.U * before.Momentum)
            + (_weights.Momentum * moved) + (_byMomentum * error);
        if (!_seasons.IsEmpty)
        {
            Span<double> season = _seasons.Slice(2 * before.Position, 2);
            double deviation = season[0];
            season[0] = deviation + season[1] + (_weights.Season * moved) + (_bySeason * error);
            season[1] = (_weights.Q * deviation) + (_direction.Q * before.Deviation) - (_weights.P * season[1]) - (_direction.P * before.Pull)
                + (_weights.SeasonMomentum * moved) + (_bySeasonMomentum * error);
        }

        (_state[0], _state[1]) = (_level, _momentum);
    }
}
