namespace SahelForecast.Models.Theta;

/// <summary>How well alpha, the level and the drift are known: independent directions, each as far as one standard deviation goes.</summary>
/// <remarks>
/// <para>Three things widen a forecast. What was estimated moves the mean of a value: by the slope of that mean along each direction, carried through the recursion itself, so
/// exactly where the mean is linear, as it is in level and drift: the slope of the trend line times its weight, free whatever the variant, since the line is drawn from few values
/// also where its weight is given, or on a bound. Alpha moves what later errors leave in the level: h periods ahead the variance gains h - 1 times
/// that of alpha, exactly where one line serves for the whole series; in dynamic models what errors do to the line counts as known. And the scatter was estimated too, so
/// the whole is Student t.</para>
/// <para>That the drift is free was chosen on the ends of M4's yearly and quarterly series, where the interval score at 95 % of the dynamic optimised model was 36.95 and 8.96; with the weight of the line
/// in its place 38.47 and 9.14, with neither 40.13 and 9.28, with all taken as known 42.48 and 9.52.</para>
/// <para>New values move the directions on as they move the level; that they also teach something is not counted.</para>
/// </remarks>
internal sealed partial class ThetaUncertainty
{
    // With fewer a Student t has no variance.
    private const int LeastDegrees = 3;

    // Of a direction.
    private const int Numbers = 7;

    private readonly ThetaTangent[] _directions;
    private readonly int _degrees;

    private ThetaUncertainty(ThetaTangent[] directions, int degrees)
    {
        _directions = directions;
        _degrees = degrees;
    }

    /// <summary>The degrees of freedom of the tails.</summary>
    public double DegreesOfFreedom => Math.Max(LeastDegrees, _degrees);

    /// <summary>By how much wider a normal distribution is that has the variance of the Student t.</summary>
    public double NormalStretch => Math.Sqrt(DegreesOfFreedom / (DegreesOfFreedom - 2));

    /// <summary>How many directions there are.</summary>
    public int Count => _directions.Length;

    /// <summary>How far alpha moves in a direction.</summary>
    public double Alpha(int direction) => _directions[direction].Alpha;

    /// <summary>What is added to the variance of a value, that of one step being 1.</summary>
    /// <param name="moves">What each direction adds to its mean.</param>
    /// <param name="steps">How far ahead it lies, counted from the last observed value.</param>
    /// <param name="deviation">The standard deviation of one step.</param>
    public double Variance(ReadOnlySpan<double> moves, int steps, double deviation)
    {
        double squares = 0;
        double alphas = 0;
        for (int i = 0; i < _directions.Length; i++)
        {
            squares += moves[i] * moves[i];
            alphas += _directions[i].Alpha * _directions[i].Alpha;
        }

        return (deviation > 0 ? squares / (deviation * deviation) : 0) + ((steps - 1) * alphas);
    }

    /// <summary>What each direction adds to the means of the next values: a row a value.</summary>
    public double[] Moves(in ThetaParameters parameters, ThetaState state, int steps)
    {
        double[] moves = new double[steps * Count];
        ThetaTangent[] directions = [.. _directions];
        for (int step = 0; step < steps; step++)
        {
            double mean = state.Forecast(parameters);
            for (int i = 0; i < Count; i++)
            {
                double moved = directions[i].Forecast(parameters, state);
                moves[(step * Count) + i] = moved;
                directions[i] = directions[i].Next(parameters, state, mean, moved);
            }

            state = state.Next(parameters, mean);
        }

        return moves;
    }

    /// <summary>The same after further values.</summary>
    /// <param name="values">The values, NaN where missing.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="smoothing">Where smoothing stood before them.</param>
    public ThetaUncertainty After(ReadOnlySpan<double> values, in ThetaParameters parameters, in ThetaSmoothing smoothing)
    {
        ThetaTangent[] directions = [.. _directions];
        Carry(values, parameters, smoothing.State, smoothing.MissingAtEnd, directions, []);
        return new ThetaUncertainty(directions, _degrees);
    }

    /// <summary>To be saved.</summary>
    public SavedThetaUncertainty Pack() => new(_degrees, PackedNumbers.Pack(
        [.. _directions.SelectMany(one => (double[])[one.Alpha, one.Drift, one.Level, one.Share, one.Reach, one.MeanValue, one.Products])]));

    /// <summary>What <see cref="Pack"/> made.</summary>
    public static ThetaUncertainty Unpack(SavedThetaUncertainty saved)
    {
        double[][] rows = [.. PackedNumbers.Unpack(saved.Directions).Chunk(Numbers)];
        return rows is [.., { Length: < Numbers }]
            ? throw new FormatException("the uncertainty is cut short.")
            : new ThetaUncertainty([.. rows.Select(row => new ThetaTangent(row[0], row[1], row[2], row[3], row[4], row[5], row[6]))], saved.DegreesOfFreedom);
    }
}
