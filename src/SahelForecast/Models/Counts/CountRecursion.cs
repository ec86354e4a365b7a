namespace SahelForecast.Models.Counts;

/// <summary>The mean of counts, period by period. A missing count is taken for its mean.</summary>
internal struct CountRecursion
{
    // No mean beyond the number of atoms of a planet.
    private const double MostLog = 100;
    private const double Least = 1e-12;

    private readonly double _level;
    private readonly double _persistence;
    private readonly double _news;
    private readonly bool _isLog;

    /// <summary>Begins at the level.</summary>
    /// <param name="x">Level, persistence, news and more.</param>
    /// <param name="isLog">Whether the state is the log of the mean.</param>
    public CountRecursion(ReadOnlySpan<double> x, bool isLog)
        : this(x[0], x[1], x[2], isLog)
    {
    }

    public CountRecursion(double level, double persistence, double news, bool isLog)
    {
        _level = isLog ? level : Math.Exp(level);
        _persistence = persistence;
        _news = news;
        _isLog = isLog;
        State = _level;
    }

    /// <summary>Goes on from a state.</summary>
    public CountRecursion(double level, double persistence, double news, bool isLog, double state)
        : this(level, persistence, news, isLog) => State = state;

    /// <summary>The mean, or its log without regressors, of the period that comes.</summary>
    public double State { get; private set; }

    public readonly double Mean(double effect) => _isLog ? Math.Exp(Math.Clamp(State + effect, -MostLog, MostLog)) : Math.Max(State, Least);

    public void Move(double value, double effect)
    {
        double seen = double.IsNaN(value) ? State : _isLog ? double.LogP1(value) - effect : value;
        State = ((1 - _persistence) * _level) + (_persistence * ((_news * seen) + ((1 - _news) * State)));
    }
}
