namespace SahelForecast.Decomposition;

/// <summary>The weights and the memory of decompositions of series of one length: made once, used for any number of them, one at a time.</summary>
internal sealed class StlPlan
{
    private readonly double[] _memory;

    public StlPlan(int count, in StlSettings settings)
    {
        Count = count;
        Settings = settings;
        int season = settings.SeasonLength;
        int cycles = count / season;
        WholeCycles = settings.Seasonal.For(cycles, beyond: true);
        LongerCycles = count % season == 0 ? WholeCycles : settings.Seasonal.For(cycles + 1, beyond: true);
        Trend = settings.Trend.For(count);
        LowPass = settings.LowPass.For(count);
        _memory = new double[(4 * (count + (2 * season))) + (3 * (cycles + 3))];
    }

    public int Count { get; }

    public StlSettings Settings { get; }

    /// <summary>Smooths the values of a place in the season that no further value begins a cycle for.</summary>
    public LoessPlan WholeCycles { get; }

    /// <summary>Smooths those of a place that has one value more.</summary>
    public LoessPlan LongerCycles { get; }

    public LoessPlan Trend { get; }

    public LoessPlan LowPass { get; }

    /// <summary>One of four buffers with room for the series and a cycle before and after.</summary>
    public Span<double> Long(int buffer) => _memory.AsSpan(buffer * Longest, Longest);

    /// <summary>One of three buffers with room for the values of one place, and one before and after.</summary>
    public Span<double> Short(int buffer) => _memory.AsSpan((4 * Longest) + (buffer * Shortest), Shortest);

    private int Longest => Count + (2 * Settings.SeasonLength);

    private int Shortest => (Count / Settings.SeasonLength) + 3;
}
