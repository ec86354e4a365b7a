namespace SahelForecast.Models.Ets;

/// <summary>A recursion run period by period, as written in the books; for what is not worth a kernel.</summary>
/// <param name="specification">The model.</param>
/// <param name="parameters">The smoothing parameters.</param>
/// <param name="level">The level before the first period.</param>
/// <param name="trend">The trend; 0 without.</param>
/// <param name="season">The seasonal states, that of the first period first; moved in place. Empty without.</param>
internal ref struct EtsMotion(EtsSpecification specification, EtsParameters parameters, double level, double trend, Span<double> season)
{
    private readonly Span<double> _season = season;
    private readonly SeasonType _kind = specification.Season;

    public double Level { get; private set; } = level;

    public double Trend { get; private set; } = trend;

    /// <summary>The place of the period's seasonal state.</summary>
    public int Place { get; private set; }

    /// <summary>The mean of the period without its season.</summary>
    public readonly double Base => Level + (parameters.Phi * Trend);

    /// <summary>The seasonal state of the period; 0 or, as a factor, 1 without one.</summary>
    public readonly double Season => _kind == SeasonType.None ? 0 : _season[Place];

    /// <summary>The mean of the period.</summary>
    public readonly double Mean => _kind == SeasonType.Multiplicative ? Base * Season : Base + Season;

    /// <summary>Goes on to the next period.</summary>
    /// <param name="error">Observed less mean; 0 when missing.</param>
    public void Next(double error)
    {
        double q = Base;
        double move = error;
        if (_kind == SeasonType.Multiplicative)
        {
            double s = Season;
            move = s == 0 ? 0 : error / s;
            _season[Place] = q == 0 ? s : s + (parameters.Gamma * error / q);
        }
        else if (_kind == SeasonType.Additive)
        {
            _season[Place] += parameters.Gamma * error;
        }

        Level = q + (parameters.Alpha * move);
        Trend = (parameters.Phi * Trend) + (parameters.Beta * move);
        Place = Place + 1 >= _season.Length ? 0 : Place + 1;
    }

    /// <summary>The mean with an error as the model draws it: added, or a share of the mean.</summary>
    public readonly double Raw(double error) => specification.Error == ErrorType.Multiplicative ? Mean * error : error;
}
