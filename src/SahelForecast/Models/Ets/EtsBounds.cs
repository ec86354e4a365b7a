namespace SahelForecast.Models.Ets;

/// <summary>The ranges of what is searched.</summary>
internal static class EtsBounds
{
    /// <summary>A smaller phi damps a trend away within a few periods, which is hard to tell from none; a larger one is hard to tell from 1.</summary>
    public const double LeastPhi = 0.8;

    public const double MostPhi = 0.98;

    public const double PhiWidth = MostPhi - LeastPhi;

    /// <summary>The place of phi between its bounds, from 0 to 1.</summary>
    public static double Share(double phi) => (phi - LeastPhi) / PhiWidth;

    /// <summary>Writes the bounds of all that is searched.</summary>
    public static void Fill(in EtsShape shape, Span<double> lower, Span<double> upper)
    {
        lower.Fill(double.NegativeInfinity);
        upper.Fill(double.PositiveInfinity);
        lower[..shape.SmoothingCount].Clear();
        upper[..shape.SmoothingCount].Fill(1);
        if (shape.IsDamped)
        {
            lower[shape.Phi] = LeastPhi;
            upper[shape.Phi] = MostPhi;
        }
    }
}
