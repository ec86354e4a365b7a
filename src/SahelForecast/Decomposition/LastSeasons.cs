namespace SahelForecast.Decomposition;

/// <summary>The last cycle of each season of a series, which every later one repeats.</summary>
internal sealed class LastSeasons
{
    private readonly double[][] _cycles;
    private readonly int _start;

    private LastSeasons(double[][] cycles, int start)
    {
        _cycles = cycles;
        _start = start;
        Lengths = Array.AsReadOnly(Array.ConvertAll(cycles, cycle => cycle.Length));
    }

    /// <summary>Periods in each season, rising; none when no season was taken out.</summary>
    public IReadOnlyList<int> Lengths { get; }

    /// <summary>Whether there is a season.</summary>
    public bool Any => _cycles.Length > 0;

    /// <summary>The sum of the seasons at a position of the series, from its last cycles on.</summary>
    public double this[int position]
    {
        get
        {
            double sum = 0;
            foreach (double[] cycle in _cycles)
            {
                sum += cycle[(position - _start) % cycle.Length];
            }

            return sum;
        }
    }

    /// <summary>Those of a decomposition; none without one.</summary>
    public static LastSeasons Of(SeriesDecomposition? decomposition) => decomposition is null
        ? new LastSeasons([], 0)
        : new LastSeasons(
            [.. decomposition.Seasons.Select((season, i) => season.Values[^decomposition.SeasonLengths[i]..].ToArray())], decomposition.Series.Count);

    /// <summary>Those that a saved fit kept; position 0 is its origin.</summary>
    public static LastSeasons Of(double[][] saved) => new(saved, 0);

    /// <summary>The cycles as seen from a position, to be saved.</summary>
    public double[][] SavedFrom(int position) => Array.ConvertAll(
        _cycles, cycle => Enumerable.Range(position + cycle.Length - _start, cycle.Length).Select(i => cycle[i % cycle.Length]).ToArray());

    /// <summary>How far each season moves values, such as "-20 to +35 and by -3 to +4".</summary>
    public string Describe() => string.Join(
        " and by ", _cycles.Select(cycle => FormattableString.Invariant($"{cycle.Min():#,0.##} to {cycle.Max():+#,0.##;-#,0.##;0}")));
}
