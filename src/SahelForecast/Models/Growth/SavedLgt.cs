using System.Runtime.Intrinsics;
using SahelForecast.Decomposition;
using SahelForecast.Numerics;

namespace SahelForecast.Models.Growth;

/// <summary>What a saved LGT fit keeps. Packed: the numbers searched, the root of their covariance, level and trend with their derivatives, and the highest value.</summary>
internal sealed record SavedLgt(SavedSeason Season, double Unit, int MissingAtEnd, bool Converged, byte[] Numbers)
{
    private const int Count = (Dual.Lanes * (Dual.Lanes + 3)) + 3;

    public static SavedLgt Of(SavedSeason season, double unit, bool converged, in LgtKnown known) => new(season, unit, known.MissingAtEnd, converged, PackedNumbers.Pack(
    [
        .. known.Values, .. known.Spread, known.State.Level.Value, .. Slopes(known.State.Level), known.State.Trend.Value, .. Slopes(known.State.Trend), known.Highest,
    ]));

    /// <summary>What was known.</summary>
    /// <exception cref="ForecastException">The numbers are not as many as belong here.</exception>
    public LgtKnown Known()
    {
        if (Numbers.Length != Count * sizeof(double))
        {
            throw new ForecastException($"This text is no saved lgt fit: its numbers take {Numbers.Length} bytes, not {Count * sizeof(double)}. Give the text that ToJson wrote, whole.");
        }

        var cut = new Scissors(PackedNumbers.Unpack(Numbers));
        double[] values = cut.Next(Dual.Lanes).ToArray();
        double[] spread = cut.Next(Dual.Lanes * Dual.Lanes).ToArray();
        var level = new Dual(cut.Next(1)[0], Vector512.Create<double>(cut.Next(Dual.Lanes)));
        var trend = new Dual(cut.Next(1)[0], Vector512.Create<double>(cut.Next(Dual.Lanes)));
        return new LgtKnown(values, spread, new LgtState(level, trend), MissingAtEnd, cut.Next(1)[0]);
    }

    private static double[] Slopes(Dual number)
    {
        double[] slopes = new double[Dual.Lanes];
        number.Slopes.CopyTo(slopes);
        return slopes;
    }
}
