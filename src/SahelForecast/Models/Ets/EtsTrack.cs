namespace SahelForecast.Models.Ets;

/// <summary>What a recursion passed through, one number a period each; the derivatives are computed along it.</summary>
internal readonly ref struct EtsTrack
{
    /// <summary>How many numbers a period takes.</summary>
    public const int Width = 8;

    public EtsTrack(Span<double> buffer, int count)
    {
        Base = buffer[..count];
        Slope = buffer.Slice(count, count);
        Error = buffer.Slice(2 * count, count);
        Share = buffer.Slice(3 * count, count);
        Season = buffer.Slice(4 * count, count);
        InverseSeason = buffer.Slice(5 * count, count);
        InverseBase = buffer.Slice(6 * count, count);
        Weight = buffer.Slice(7 * count, count);
    }

    /// <summary>The mean of the period without its season.</summary>
    public Span<double> Base { get; }

    /// <summary>The trend before the period.</summary>
    public Span<double> Slope { get; }

    /// <summary>Observed less mean; 0 where missing.</summary>
    public Span<double> Error { get; }

    /// <summary>What a unit of the mean counts for: 1, or 1 / mean with multiplicative errors; 0 where missing.</summary>
    public Span<double> Share { get; }

    /// <summary>The season of the period, where it is a factor.</summary>
    public Span<double> Season { get; }

    /// <summary>1 / <see cref="Season"/>.</summary>
    public Span<double> InverseSeason { get; }

    /// <summary>1 / <see cref="Base"/>, where the season is a factor.</summary>
    public Span<double> InverseBase { get; }

    /// <summary>What a unit of the share changes the log likelihood by; see <see cref="EtsProblem"/>.</summary>
    public Span<double> Weight { get; }
}
