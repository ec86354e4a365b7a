using SahelForecast.Models.Counts;

namespace SahelForecast.Models.Intermittent;

/// <summary>Where a model of a series with many zeros stands.</summary>
/// <param name="Point">What the method has smoothed: for ADIDA and IMAPA the probability alone.</param>
/// <param name="Occurrence">Discounted numbers of periods with any, and of all.</param>
/// <param name="Discount">What is left of a period's weight one later.</param>
/// <param name="SizeDiscount">What is left of a size's weight one later.</param>
/// <param name="Sizes">Past sizes, the last one first.</param>
/// <param name="Length">Periods over which ADIDA sums, and IMAPA at most; 0 before there was any.</param>
/// <param name="Mean">The mean by such sums.</param>
/// <param name="Buckets">Where these stand; null until they are needed.</param>
/// <param name="Deviations">How values go with one another.</param>
internal sealed record IntermittentPosition(
    SmoothedPoint Point,
    OccurrenceState Occurrence,
    double Discount,
    double SizeDiscount,
    double[] Sizes,
    int Length,
    double Mean,
    SmoothedBuckets? Buckets,
    CountMemory Deviations)
{
    /// <summary>After observed values.</summary>
    public static IntermittentPosition Of(ReadOnlySpan<double> observed, CountMemory deviations, IntermittentOptions options)
    {
        bool isOwn = options.Method == IntermittentMethod.OccurrenceAndSize;
        double discount = isOwn ? Counts.Occurrence.Discount(observed) : 1;
        OccurrenceState occurrence = isOwn ? Counts.Occurrence.Follow(observed, discount, default).State : default;
        (double[] sizes, double sizeDiscount) = SizeKernel.SizesOf(observed, isOwn ? null : 1);
        SmoothedPoint point = isOwn ? default : SmoothedPoint.Of(observed, PointMethod(options), options.Alpha);
        bool isSummed = IsSummed(options);
        int length = isSummed ? IntermittentKernel.UsualInterval(observed) : 0;
        double mean = length > 0 ? IntermittentKernel.AggregatedMean(observed, length, options.Alpha, IsMean(options)) : 0;
        return new IntermittentPosition(point, occurrence, discount, sizeDiscount, sizes, length, mean, null, deviations);
    }

    /// <summary>Whether buckets are to be cut before a value is taken.</summary>
    public bool NeedsBuckets(IntermittentOptions options) => Buckets is null && Length > 0 && IsSummed(options);

    /// <summary>The same with buckets.</summary>
    public IntermittentPosition WithBuckets(ReadOnlySpan<double> observed, IntermittentOptions options) =>
        this with { Buckets = SmoothedBuckets.Of(observed, Length, Shortest(options, Length), options.Alpha) };

    /// <summary>The shortest of the lengths over which is summed.</summary>
    public static int Shortest(IntermittentOptions options, int length) => IsMean(options) ? 1 : length;

    /// <summary>A period later.</summary>
    public IntermittentPosition Take(double value, IntermittentOptions options)
    {
        CountMemory deviations = Deviations.Take(value);
        if (double.IsNaN(value))
        {
            return this with { Deviations = deviations };
        }

        // A series of zeros so far gets its length when the first comes: as many periods as it took.
        SmoothedPoint point = options.Method == IntermittentMethod.OccurrenceAndSize ? default : Point.Take(value, PointMethod(options), options.Alpha);
        IntermittentPosition next = this;
        if (Length == 0 && value > 0 && IsSummed(options))
        {
            next = this with { Length = point.Periods };
            next = next.WithBuckets(new double[point.Periods - 1], options);
        }

        SmoothedBuckets? buckets = next.Buckets?.Take(value, options.Alpha);
        return next with
        {
            Point = point,
            Occurrence = Occurrence.Take(value, Discount),
            Sizes = value > 0 ? SizeKernel.With(value, Sizes) : Sizes,
            Mean = buckets?.Mean ?? 0,
            Buckets = buckets,
            Deviations = deviations,
        };
    }

    /// <summary>Of any in a period ahead.</summary>
    public double Probability(IntermittentOptions options) => options.Method == IntermittentMethod.OccurrenceAndSize ? Occurrence.Probability : Point.State(PointMethod(options), options.Alpha).Probability;

    /// <summary>What may come in any period ahead; null where all was zero.</summary>
    public HistoryDistribution? Ahead(IntermittentOptions options)
    {
        if (Sizes.Length == 0)
        {
            return null;
        }

        var sizes = new SizeKernel(Array.ConvertAll(Sizes, Math.Log), SizeDiscount);
        double probability = Probability(options);
        if (options.Method == IntermittentMethod.OccurrenceAndSize)
        {
            return sizes.Distribution(probability, double.NaN);
        }

        double mean = IsSummed(options) ? Mean : Point.State(options.Method, options.Alpha).Mean;
        return sizes.Distribution(probability, mean / probability);
    }

    private static bool IsSummed(IntermittentOptions options) => options.Method is IntermittentMethod.Adida or IntermittentMethod.Imapa;

    private static bool IsMean(IntermittentOptions options) => options.Method == IntermittentMethod.Imapa;

    // ADIDA and IMAPA have no probability of their own.
    private static IntermittentMethod PointMethod(IntermittentOptions options) => IsSummed(options) ? IntermittentMethod.Tsb : options.Method;
}
