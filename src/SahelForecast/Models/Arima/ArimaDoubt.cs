using SahelForecast.Numerics;

namespace SahelForecast.Models.Arima;

/// <summary>What is uncertain of the amounts of regressors and of the constant, and what that does to forecasts.</summary>
/// <remarks>Had an amount been one more, the rest of the series would have been less by its regressor, and so would forecasts of the rest: what is uncertain ahead is only how far the regressor
/// leaves the place where the model of the rest expects it. This is the variance of generalised least squares (A. S. Goldberger 1962, JASA 57(298), 369-375).</remarks>
internal sealed class ArimaDoubt
{
    private readonly ArimaMotion _motion;
    private readonly double[] _factor;
    private readonly ArimaPosition[] _positions;
    private readonly double? _constant;

    // Found once and kept; replaced as a whole, so that any thread may read it.
    private double[][] _reached = [];

    private ArimaDoubt(ArimaMotion motion, double[] factor, ArimaPosition[] positions, double? constant, bool isAllowedFor)
    {
        _motion = motion;
        _factor = factor;
        _positions = positions;
        _constant = constant;
        IsAllowedFor = isAllowedFor;
    }

    /// <summary>Whether forecasts show it.</summary>
    public bool IsAllowedFor { get; }

    /// <summary>Regressors and, last, the constant.</summary>
    public int Count => _positions.Length;

    /// <summary>Prepares it.</summary>
    /// <param name="estimate">The estimate.</param>
    /// <param name="missingAtEnd">Periods of the series after its last value.</param>
    /// <param name="isAllowedFor">Whether forecasts show it.</param>
    public static ArimaDoubt Of(ArimaEstimate estimate, int missingAtEnd, bool isAllowedFor)
    {
        ArimaFacts facts = estimate.Facts with { HasConstant = false };
        var motion = new ArimaMotion(facts);
        ArimaEffects effects = estimate.Effects;
        bool hasConstant = effects.Columns.Length > effects.Amounts.Length;

        // The level of a drift at the end of the series.
        double? constant = !hasConstant ? null : facts.Lost == 0 ? 0 : effects.Columns[^1].Length - 1 + missingAtEnd;
        return new ArimaDoubt(motion, effects.Factor, effects.Follow(facts, motion, missingAtEnd), constant, isAllowedFor);
    }

    /// <summary>Takes up what was saved.</summary>
    /// <param name="saved">What was saved.</param>
    /// <param name="facts">The estimate.</param>
    /// <param name="noise">Where the model of the rest stands: the columns have its weights.</param>
    /// <exception cref="FormatException">Its numbers are not as many as those of the estimate.</exception>
    public static ArimaDoubt Of(SavedArimaDoubt saved, ArimaFacts facts, ArimaPosition noise)
    {
        int states = facts.Shape.States;
        int each = states + facts.Lost;
        double[] numbers = PackedNumbers.UnpackShortest(saved.Positions);
        int count = numbers.Length / each;
        double[] triangle = PackedNumbers.UnpackShortest(saved.Factor);
        int expected = facts.Regressors == 0 ? 0 : facts.Regressors + (facts.HasConstant ? 1 : 0);
        if (count != expected || numbers.Length % each != 0 || triangle.Length != count * (count + 1) / 2 || saved.Constant is null != (count == facts.Regressors))
        {
            throw new FormatException("What it says of its amounts is cut short.");
        }

        double[] factor = new double[count * count];
        var positions = new ArimaPosition[count];
        for (int i = 0; i < count; i++)
        {
            triangle.AsSpan(i * (i + 1) / 2, i + 1).CopyTo(factor.AsSpan(i * count));
            double[] state = new double[noise.State.Length];
            numbers.AsSpan(i * each, states).CopyTo(state);
            positions[i] = noise with { State = state, Levels = numbers[((i * each) + states)..((i + 1) * each)] };
        }

        return new ArimaDoubt(new ArimaMotion(facts with { HasConstant = false }), factor, positions, saved.Constant, saved.IsAllowedFor);
    }

    /// <summary>What of it is saved: weights are those of the model of the rest.</summary>
    /// <param name="states">Of the model.</param>
    public SavedArimaDoubt Saved(int states)
    {
        IEnumerable<double> triangle = Enumerable.Range(0, Count).SelectMany(i => _factor[(i * Count)..((i * Count) + i + 1)]);
        IEnumerable<double> positions = _positions.SelectMany(position => (double[])[.. position.State[..states], .. position.Levels]);
        return new SavedArimaDoubt(PackedNumbers.PackShortest([.. triangle]), PackedNumbers.PackShortest([.. positions]), _constant, IsAllowedFor);
    }

    /// <summary>The standard error of an amount, by the standard deviation of the errors.</summary>
    public double Size(int amount)
    {
        Span<double> unit = new double[Count];
        unit[amount] = 1;
        CholeskyKernel.Solve(_factor, Count, unit);
        return Math.Sqrt(unit[amount]);
    }

    /// <summary>The level of the constant's column some periods ahead.</summary>
    public double ConstantAt(int ahead) => _motion.Weights.Length == 1 ? 1 : (_constant ?? 0) + ahead;

    /// <summary>Where the model expects each column some periods ahead.</summary>
    public double Reached(int column, int ahead)
    {
        if (!IsAllowedFor)
        {
            return 0;
        }

        double[][] reached = _reached;
        if (reached.Length == 0 || reached[0].Length < ahead)
        {
            int horizon = Math.Max(ahead, 2 * (reached.Length == 0 ? 4 : reached[0].Length));
            _reached = reached = [.. _positions.Select(position => Reach(position, horizon))];
        }

        return reached[column][ahead - 1];
    }

    /// <summary>The variance that it adds some periods ahead, by that of the errors.</summary>
    /// <param name="ahead">Periods, from 1.</param>
    /// <param name="regressors">Their values then.</param>
    public double Variance(int ahead, ReadOnlySpan<double> regressors)
    {
        if (!IsAllowedFor)
        {
            return 0;
        }

        Span<double> row = new double[Count];
        Span<double> solved = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            row[i] = (i < regressors.Length ? regressors[i] : ConstantAt(ahead)) - Reached(i, ahead);
        }

        row.CopyTo(solved);
        CholeskyKernel.Solve(_factor, Count, solved);
        return System.Numerics.Tensors.TensorPrimitives.Dot<double>(row, solved);
    }

    /// <summary>Draws how far amounts are from their estimates: by column, then path.</summary>
    public double[] Draw(int pathCount, double standardDeviation, ulong seed)
    {
        double[] shifts = new double[Count * pathCount];
        Span<double> normal = new double[Count];
        for (int path = 0; path < pathCount && IsAllowedFor; path++)
        {
            RandomStream stream = RandomStream.For(seed, StreamPurpose.Magnitudes, (ulong)path);
            for (int i = 0; i < Count; i++)
            {
                normal[i] = standardDeviation * stream.NextNormal();
            }

            // L' x = z has the covariance (L L')^-1.
            for (int i = Count - 1; i >= 0; i--)
            {
                normal[i] /= _factor[(i * Count) + i];
                shifts[(i * pathCount) + path] = normal[i];
                for (int j = 0; j < i; j++)
                {
                    normal[j] -= _factor[(i * Count) + j] * normal[i];
                }
            }
        }

        return shifts;
    }

    /// <summary>Goes on by the columns of further periods.</summary>
    /// <param name="rest">The rest of the series there; where it is missing the columns count as missing.</param>
    /// <param name="regressors">Their values from the first new period on.</param>
    public ArimaDoubt Append(ReadOnlySpan<double> rest, double[][] regressors)
    {
        var positions = new ArimaPosition[Count];
        double[] column = new double[rest.Length];
        double[] fitted = new double[rest.Length];
        for (int i = 0; i < Count; i++)
        {
            for (int t = 0; t < rest.Length; t++)
            {
                column[t] = double.IsNaN(rest[t]) ? double.NaN : i < regressors.Length ? regressors[i][t] : ConstantAt(t + 1);
            }

            positions[i] = _positions[i].Follow(_motion, column, 0, fitted);
        }

        return new ArimaDoubt(_motion, _factor, positions, _constant + rest.Length, IsAllowedFor);
    }

    private double[] Reach(ArimaPosition position, int horizon)
    {
        double[] means = new double[position.MissingAtEnd + horizon];
        ArimaOutlook.Means(_motion, position, 0, means);
        return means[position.MissingAtEnd..];
    }
}
