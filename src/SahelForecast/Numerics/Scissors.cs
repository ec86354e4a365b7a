namespace SahelForecast.Numerics;

/// <summary>Cuts scratch memory into pieces, one after the other.</summary>
internal ref struct Scissors(Span<double> rest)
{
    private Span<double> _rest = rest;

    /// <summary>The next so many numbers.</summary>
    public Span<double> Next(int length)
    {
        Span<double> piece = _rest[..length];
        _rest = _rest[length..];
        return piece;
    }
}
