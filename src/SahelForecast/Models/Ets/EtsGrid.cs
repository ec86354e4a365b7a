namespace SahelForecast.Models.Ets;

/// <summary>Smoothing parameters to begin a search at.</summary>
/// <remarks>A likelihood can have several maxima, most of them near bounds: a level that hardly moves, a trend that moves with it, a season that takes all errors.
/// There is a point near each, so that few are missed; how few is measured in the tests.</remarks>
internal static class EtsGrid
{
    /// <summary>Numbers a point has: alpha, beta / alpha, gamma / (1 - alpha), place of phi.</summary>
    public const int Width = 4;

    private static readonly double[] Levels =
    [
        0.02, 0, 0.10, 0,
        0.15, 0, 0.05, 0,
        0.45, 0, 0.05, 0,
        0.90, 0, 0.05, 0,
        0.02, 0, 0.90, 0,
        0.15, 0, 0.90, 0,
        0.50, 0, 0.90, 0,
        0.002, 0, 0.002, 0,
    ];

    private static readonly double[] Trends =
    [
        0.002, 0.10, 0.03, 0.99,
        0.05, 0.90, 0.05, 0.95,
        0.20, 0.98, 0.05, 0.95,
        0.10, 0.10, 0.05, 0.95,
        0.45, 0.05, 0.05, 0.95,
        0.50, 0.95, 0.05, 0.20,
        0.90, 0.03, 0.05, 0.95,
        0.95, 0.90, 0.05, 0.20,
        0.25, 0.25, 0.05, 0.95,
        0.002, 0.10, 0.50, 0.99,
        0.02, 0.50, 0.90, 0.90,
        0.45, 0.05, 0.90, 0.95,
        0.80, 0.50, 0.90, 0.30,
        0.08, 0.95, 0.45, 0.05,
        0.50, 0.01, 0.01, 0.90,
        0.98, 0.01, 0.01, 0.99,

        // A trend that hardly fades and hardly moves, beside a level that takes all errors or half.
        0.9995, 0.0005, 0.50, 0.99,
        0.50, 0.0005, 0.0005, 0.99,
    ];

    // A prior leaves fewer maxima, all where smoothing parameters usually are.
    private static readonly double[] Usual =
    [
        0.15, 0.10, 0.05, 0.80,
        0.45, 0.05, 0.05, 0.80,
        0.90, 0.03, 0.05, 0.80,
        0.40, 0.05, 0.50, 0.80,
    ];

    /// <summary>The points for a model.</summary>
    /// <param name="shape">The model.</param>
    /// <param name="isPlain">Whether there is no prior.</param>
    public static ReadOnlySpan<double> Of(in EtsShape shape, bool isPlain) => (isPlain, shape.HasTrend, shape.HasSeason) switch
    {
        (false, _, false) => Usual.AsSpan(0, 3 * Width),
        (false, _, true) => Usual,
        (_, false, false) => Levels.AsSpan(0, 4 * Width),
        (_, false, true) => Levels,
        (_, true, false) => Trends.AsSpan(0, 9 * Width),
        _ => shape.IsDamped ? Trends : Trends.AsSpan(0, 16 * Width),
    };

    /// <summary>Writes a point into the vector that is searched.</summary>
    public static void Place(in EtsShape shape, ReadOnlySpan<double> point, Span<double> x)
    {
        x[0] = point[0];
        if (shape.HasTrend)
        {
            x[shape.Beta] = point[1];
        }

        if (shape.HasSeason)
        {
            x[shape.Gamma] = point[2];
        }

        if (shape.IsDamped)
        {
            x[shape.Phi] = EtsBounds.LeastPhi + (EtsBounds.PhiWidth * point[3]);
        }
    }
}
