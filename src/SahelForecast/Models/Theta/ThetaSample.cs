namespace SahelForecast.Models.Theta;

/// <summary>A series made ready to be searched: observed values counted from the first, and the trend line that stands before each.</summary>
internal readonly ref struct ThetaSample
{
    /// <summary>How many numbers of scratch a value takes.</summary>
    public const int ScratchWidth = 5;

    private const double KeptAYear = 0.9;

    // Far below any weight that matters, far above what is left of the first level.
    private const double LeastImportance = 1e-50;

    // Sums of squares are differences: below this share of the values' own they are rounding.
    private const double Precision = 1e-14;

    /// <summary>Prepares a series. O(n), allocates nothing.</summary>
    /// <param name="values">The values, NaN where missing, an observed one first.</param>
    /// <param name="variant">Which line, and whether its weight is free.</param>
    /// <param name="estimation">What is minimised.</param>
    /// <param name="periodsPerYear">Periods in a year, for the discount.</param>
    /// <param name="scratch"><see cref="ScratchWidth"/> times as long as the values; overwritten.</param>
    public ThetaSample(ReadOnlySpan<double> values, ThetaVariant variant, ThetaEstimation estimation, double periodsPerYear, Span<double> scratch)
    {
        Span<double> observed = scratch[..values.Length];
        Span<double> levels = scratch.Slice(values.Length, values.Length);
        Span<double> slopes = scratch.Slice(2 * values.Length, values.Length);
        Span<double> gaps = scratch.Slice(3 * values.Length, values.Length);
        Span<double> importances = scratch.Slice(4 * values.Length, values.Length);
        Origin = values[0];
        bool isDynamic = variant is ThetaVariant.DynamicStandard or ThetaVariant.DynamicOptimised;
        int count = 0;
        int last = 0;
        double steepest = 0;
        TrendLine line = default;
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i] - Origin;
            if (double.IsNaN(value))
            {
                continue;
            }

            if (count > 0)
            {
                gaps[count - 1] = i - last;
            }

            double slope = line.Slope;
            observed[count] = value;
            slopes[count] = slope;
            levels[count] = line.MeanValue - (slope * line.MeanTime);
            gaps[count++] = 1;
            last = i;
            steepest = Math.Max(steepest, Math.Abs(slope));
            line = line.With(i + 1, value);
        }

        Slope = double.NaN;
        if (!isDynamic)
        {
            Slope = line.Slope;
            steepest = Math.Abs(Slope);
            levels[..count].Clear();
            slopes[..count].Fill(Slope);
        }

        double kept = estimation == ThetaEstimation.DiscountedLikelihood ? Math.Pow(KeptAYear, 1 / periodsPerYear) : 1;
        double importance = 1;
        double squares = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            importances[i] = importance;
            squares += importance * observed[i] * observed[i];
            for (double gap = i > 0 ? gaps[i - 1] : 0; gap > 0; gap--)
            {
                importance = Math.Max(kept * importance, LeastImportance);
            }
        }

        Values = observed[..count];
        LineLevels = levels[..count];
        LineSlopes = slopes[..count];
        Gaps = gaps[..count];
        Importances = importances[..count];
        IsConstant = squares == 0;
        IsWeightFree = variant is ThetaVariant.Optimised or ThetaVariant.DynamicOptimised && steepest > 0;
        Weight = variant is ThetaVariant.Standard or ThetaVariant.DynamicStandard ? 0.5 : 0;
        IsRestricted = estimation != ThetaEstimation.LeastSquares;
        DegreesOfFreedom = IsRestricted ? count - (IsWeightFree ? 2 : 1) : count;
        Rounding = Precision * squares;
    }

    /// <summary>The first value.</summary>
    public double Origin { get; }

    /// <summary>The slope of the one line; NaN when there is one before each value.</summary>
    public double Slope { get; }

    /// <summary>Observed values less the first.</summary>
    public ReadOnlySpan<double> Values { get; }

    /// <summary>The trend lines at time 0.</summary>
    public ReadOnlySpan<double> LineLevels { get; }

    /// <summary>The slopes of the trend lines.</summary>
    public ReadOnlySpan<double> LineSlopes { get; }

    /// <summary>Periods from each observed value to the next.</summary>
    public ReadOnlySpan<double> Gaps { get; }

    /// <summary>How much the squared error of each value counts, in (0, 1]; the last 1.</summary>
    public ReadOnlySpan<double> Importances { get; }

    /// <summary>Whether all values are the same.</summary>
    public bool IsConstant { get; }

    /// <summary>Whether the weight of the line is to be found.</summary>
    public bool IsWeightFree { get; }

    /// <summary>The weight that is not.</summary>
    public double Weight { get; }

    /// <summary>Whether the criterion is a restricted likelihood.</summary>
    public bool IsRestricted { get; }

    /// <summary>The factor of the logarithm of the sum of squares in the criterion.</summary>
    public double DegreesOfFreedom { get; }

    /// <summary>The size of a sum of squares that is nothing but rounding.</summary>
    public double Rounding { get; }

    /// <summary>What is minimised: twice the negative log likelihood but for a constant.</summary>
    public double Criterion(double sumOfSquares, double determinant) =>
        (DegreesOfFreedom * Math.Log(sumOfSquares + Rounding)) + (IsRestricted ? Math.Log(determinant) : 0);
}
