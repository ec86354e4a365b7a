using SahelForecast.Models.Counts;

namespace SahelForecast.Models.Intermittent;

/// <summary>What a saved model of a series with many zeros keeps.</summary>
/// <param name="Method">The method.</param>
/// <param name="Alpha">Its smoothing parameter.</param>
/// <param name="Point">What it has smoothed.</param>
/// <param name="Occurrence">Discounted numbers of periods with any, and of all.</param>
/// <param name="Discount">What is left of a period's weight one later.</param>
/// <param name="SizeDiscount">What is left of a size's weight one later.</param>
/// <param name="Sizes">Past sizes, the last one first, as bytes.</param>
/// <param name="Length">Periods over which is summed.</param>
/// <param name="Mean">The mean by such sums.</param>
/// <param name="Count">Values that went into sums.</param>
/// <param name="Last">The last of them, as bytes.</param>
/// <param name="Levels">Smoothed sums, as bytes.</param>
/// <param name="Deviations">How values go with one another.</param>
internal sealed record SavedIntermittent(
    IntermittentMethod Method,
    double Alpha,
    SmoothedPoint Point,
    OccurrenceState Occurrence,
    double Discount,
    double SizeDiscount,
    byte[] Sizes,
    int Length,
    double Mean,
    int Count,
    byte[] Last,
    byte[] Levels,
    CountMemory Deviations)
{
    public static SavedIntermittent Of(IntermittentOptions options, IntermittentPosition position) => new(
        options.Method,
        options.Alpha,
        position.Point,
        position.Occurrence,
        position.Discount,
        position.SizeDiscount,
        PackedNumbers.PackShortest(position.Sizes),
        position.Length,
        position.Mean,
        position.Buckets?.Count ?? 0,
        PackedNumbers.PackShortest(position.Buckets?.Last ?? []),
        PackedNumbers.PackShortest(position.Buckets?.Levels ?? []),
        position.Deviations);

    public IntermittentOptions Options() => new() { Method = Method, Alpha = Alpha };

    /// <exception cref="FormatException">Sums are cut short.</exception>
    public IntermittentPosition Position()
    {
        SmoothedBuckets? buckets = null;
        if (Length > 0)
        {
            int shortest = IntermittentPosition.Shortest(Options(), Length);
            buckets = new SmoothedBuckets(PackedNumbers.UnpackShortest(Last), PackedNumbers.UnpackShortest(Levels), Count, Length, shortest);
            if (buckets.Levels.Length != SmoothedBuckets.LevelCount(Length, shortest) || buckets.Last.Length != Math.Min(Count, Length))
            {
                throw new FormatException("Its sums are cut short.");
            }
        }

        return new IntermittentPosition(Point, Occurrence, Discount, SizeDiscount, PackedNumbers.UnpackShortest(Sizes), Length, Mean, buckets, Deviations);
    }
}
