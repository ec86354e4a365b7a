namespace SahelForecast.Models.Arima;

/// <summary>The values that a model is fitted to, differenced, with a column for each missing value, each regressor and, last, the constant.</summary>
/// <remarks>Missing values are filled on a line between their neighbours: what a column then adds is what the model knows better.</remarks>
internal sealed class ArimaDesign
{
    private readonly double[] _levels;
    private readonly double[] _columns;
    private readonly int[] _missing;
    private readonly int _regressors;
    private readonly bool _hasConstant;
    private readonly double _logJacobian;

    /// <summary>Prepares a series.</summary>
    /// <param name="values">From the first to the last one that is not NaN.</param>
    /// <param name="regressors">A column each, as long as <paramref name="values"/>, without NaN.</param>
    /// <param name="differences">From one period to the next.</param>
    /// <param name="seasonalDifferences">From one season to the next.</param>
    /// <param name="season">Periods in a season.</param>
    public ArimaDesign(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, int differences, int seasonalDifferences, int season)
    {
        Differences = differences;
        SeasonalDifferences = seasonalDifferences;
        Season = season;
        RegressorLevels = regressors;
        _regressors = regressors.Count;
        _levels = values.ToArray();
        _missing = Fill(_levels);
        Length = values.Length - Lost;
        _hasConstant = differences + seasonalDifferences <= 1;
        _columns = new double[Math.Max(Length, 0) * (1 + _missing.Length + _regressors + (_hasConstant ? 1 : 0))];
        if (Length <= 0)
        {
            return;
        }

        _logJacobian = DifferencingStart.LogJacobian(this, values);
        double[] work = new double[values.Length];
        int column = 0;
        Add(_levels);
        foreach (int place in _missing)
        {
            Array.Clear(work);
            work[place] = 1;
            Add(work);
        }

        foreach (double[] regressor in regressors)
        {
            Add(regressor);
        }

        if (_hasConstant)
        {
            _columns.AsSpan(column * Length).Fill(seasonalDifferences > 0 ? season : 1);
        }

        void Add(ReadOnlySpan<double> levels)
        {
            levels.CopyTo(work);
            Difference(work);
            work.AsSpan(Lost).CopyTo(_columns.AsSpan(column * Length));
            column++;
        }
    }

    /// <summary>From one period to the next.</summary>
    public int Differences { get; }

    /// <summary>From one season to the next.</summary>
    public int SeasonalDifferences { get; }

    /// <summary>Periods in a season.</summary>
    public int Season { get; }

    /// <summary>Numbers of each column.</summary>
    public int Length { get; }

    /// <summary>Values lost to differencing.</summary>
    public int Lost => Differences + (SeasonalDifferences * Season);

    /// <summary>Values that count for the likelihood.</summary>
    public int Observed => Length - _missing.Length;

    /// <summary>Regressors, the constant not counted.</summary>
    public int Regressors => _regressors;

    /// <summary>Whether a constant means something: with two differences it would be a parabola.</summary>
    public bool AllowsConstant => _hasConstant;

    /// <summary>The values, missing ones filled.</summary>
    public ReadOnlySpan<double> Levels => _levels;

    /// <summary>Where values are missing.</summary>
    public ReadOnlySpan<int> Missing => _missing;

    /// <summary>The differenced values, missing ones filled.</summary>
    public ReadOnlySpan<double> Values => _columns.AsSpan(0, Length);

    /// <summary>The regressors, as they were given.</summary>
    public IReadOnlyList<double[]> RegressorLevels { get; }

    /// <summary>What the stationary part is fitted to.</summary>
    public ArmaSample Sample(bool hasConstant) =>
        new(_columns.AsSpan(0, Length * (1 + _missing.Length + _regressors + (hasConstant ? 1 : 0))), Length, _missing.Length, _logJacobian);

    /// <summary>Differences a column in place; the first values keep what is lost.</summary>
    public void Difference(Span<double> levels)
    {
        int from = 0;
        for (int i = 0; i < SeasonalDifferences; i++)
        {
            from += Season;
            Subtract(levels, from, Season);
        }

        for (int i = 0; i < Differences; i++)
        {
            from++;
            Subtract(levels, from, 1);
        }
    }

    private static void Subtract(Span<double> levels, int from, int lag)
    {
        for (int t = levels.Length - 1; t >= from; t--)
        {
            levels[t] -= levels[t - lag];
        }
    }

    // Places of NaN, filled on a line; the first and the last value are numbers.
    private static int[] Fill(double[] levels)
    {
        var missing = new List<int>();
        int known = 0;
        for (int t = 1; t < levels.Length; t++)
        {
            if (double.IsNaN(levels[t]))
            {
                missing.Add(t);
                continue;
            }

            for (int between = known + 1; between < t; between++)
            {
                levels[between] = levels[known] + ((levels[t] - levels[known]) * (between - known) / (t - known));
            }

            known = t;
        }

        return [.. missing];
    }
}
