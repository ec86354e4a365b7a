namespace SahelForecast.Models.Combination;

/// <summary>What replaying the past of a series gave.</summary>
/// <param name="scores">A list for each step, in time order.</param>
internal sealed class ConformalHistory(List<double>[] scores)
{
    /// <summary>The scores of each step, in time order.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Scores => scores;

    /// <summary>For each step, the spread of the fit that made the scores over that of the fit to the whole series.</summary>
    public double[] Ratios { get; } = [.. scores.Select(_ => 1.0)];

    /// <summary>Keeps a score.</summary>
    public void Add(int step, double score) => scores[step].Add(double.IsNaN(score) ? double.PositiveInfinity : score);

    /// <summary>Of as many steps as given, without scores.</summary>
    public static ConformalHistory Empty(int steps) => new([.. Enumerable.Range(0, steps).Select(_ => new List<double>())]);
}
