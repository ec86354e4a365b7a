namespace SahelForecast.Models.Combination;

/// <summary>The scores of a step, ascending, each with the level that it supports.</summary>
internal sealed class ConformalScores
{
    // Levels come as 1 - 2p and miss k / (n + 1) by a rounding error.
    private const double Rounding = 1e-9;

    private readonly double[] _levels;

    private ConformalScores(double[] values, double[] levels, int own, int pooled)
    {
        Values = values;
        _levels = levels;
        Own = own;
        Pooled = pooled;
    }

    /// <summary>The finite scores.</summary>
    public double[] Values { get; }

    /// <summary>Scores of the series itself, those beyond measure included.</summary>
    public int Own { get; }

    /// <summary>Scores of the whole panel, where they count; else 0.</summary>
    public int Pooled { get; }

    /// <summary>The largest level that can be promised.</summary>
    public double Supported => LevelOf(_levels.Length - 1);

    /// <summary>The rule of n + 1 with the scores of one series.</summary>
    public static ConformalScores Alone(IReadOnlyCollection<double> scores)
    {
        double[] values = [.. scores.Order()];
        return Of(values, [.. values.Select(_ => 1.0 / (values.Length + 1))], values.Length, 0);
    }

    /// <summary>Weighted scores; what their weights lack to 1 belongs to the outcome to come.</summary>
    public static ConformalScores Of(double[] ascending, double[] weights, int own, int pooled)
    {
        double[] values = [.. ascending.TakeWhile(double.IsFinite)];
        double[] levels = new double[values.Length];
        double sum = 0;
        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] = sum += weights[i];
        }

        return new ConformalScores(values, levels, own, pooled);
    }

    /// <summary>The same scores on another scale.</summary>
    public ConformalScores Times(double factor) => new([.. Values.Select(value => value * factor)], _levels, Own, Pooled);

    /// <summary>The level that a score reaches; 0 before the first.</summary>
    public double LevelOf(int index) => index < 0 ? 0 : _levels[index];

    /// <summary>The place of the smallest score that reaches a level; one past the last where none does.</summary>
    public int IndexOf(double level)
    {
        int place = Array.BinarySearch(_levels, level - Rounding);
        return place >= 0 ? place : ~place;
    }
}
