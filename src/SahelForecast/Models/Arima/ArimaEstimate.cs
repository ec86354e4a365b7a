using SahelForecast.Stationarity;

namespace SahelForecast.Models.Arima;

/// <summary>An estimate with the values it was made from, missing ones filled.</summary>
/// <param name="Facts">What was estimated.</param>
/// <param name="Motion">How the model moves.</param>
/// <param name="Levels">The values less what regressors explain, missing ones filled by what the model makes of them.</param>
/// <param name="Effects">Of the regressors.</param>
/// <param name="Gaps">What the model doesn't know of the values filled: a series for each independent error of theirs, in units of the errors.</param>
internal sealed record ArimaEstimate(ArimaFacts Facts, ArimaMotion Motion, double[] Levels, ArimaEffects Effects, double[][] Gaps)
{
    // In units of the errors: a thousandth of their variance is not worth keeping.
    private const double LeastFelt = 0.03;

    /// <summary>Chooses an order, if none is given, and estimates.</summary>
    /// <param name="values">From the first to the last one that is not NaN.</param>
    /// <param name="regressors">A column each, as long.</param>
    /// <param name="options">Choices.</param>
    /// <param name="usualSeason">Periods in a season, where the options don't say.</param>
    /// <param name="cancellationToken">Stops between models.</param>
    public static ArimaEstimate Of(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, ArimaOptions options, int usualSeason, CancellationToken cancellationToken)
    {
        int season = options.SeasonLength ?? usualSeason;
        int observed = values.Length - Missing(values);
        if (options.Order is ArimaOrder order)
        {
            return Given(values, regressors, order, options.IncludesConstant ?? (order.Differences == 0), season, options.Estimation);
        }

        (int d, int seasonalD) = observed < 3 ? (0, 0) : Differences(values, regressors, options, season);
        var design = new ArimaDesign(values, regressors, d, seasonalD, season);
        ArimaFound found = IsConstant(design.Values)
            ? ArimaSearch.Run(design, new ArimaOrder(0, d, 0, 0, seasonalD, 0), design.AllowsConstant && options.IncludesConstant != false, null)
            : new ArimaSelection(design, observed, options, cancellationToken).Choose();
        return Finish(design, found);
    }

    /// <summary>The differences that <see cref="Of"/> takes.</summary>
    public static (int D, int SeasonalD) DifferencesOf(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, ArimaOptions options, int usualSeason) =>
        options.Order is ArimaOrder order
            ? (order.D, order.SeasonalD)
            : Differences(values, regressors, options, options.SeasonLength ?? usualSeason);

    /// <summary>Goes through the values.</summary>
    /// <param name="missingAtEnd">Periods without value after them.</param>
    /// <param name="fitted">Takes the one-step forecasts, NaN where differencing leaves none.</param>
    /// <returns>The position after.</returns>
    public ArimaPosition Follow(int missingAtEnd, Span<double> fitted)
    {
        fitted[..Facts.Lost].Fill(double.NaN);
        return Follow(Levels, missingAtEnd, Motion.Level, fitted[Facts.Lost..]);
    }

    /// <summary>What is not known of filled values, after the last: only what forecasts still feel.</summary>
    /// <param name="missingAtEnd">Periods without value after them.</param>
    public ArimaPosition[] FollowGaps(int missingAtEnd)
    {
        double[] work = new double[Levels.Length + missingAtEnd];
        double[] ahead = new double[Math.Max(2 * Facts.Season, 12)];
        var felt = new List<ArimaPosition>();
        foreach (double[] gap in Gaps)
        {
            ArimaPosition position = Follow(gap, missingAtEnd, 0, work);
            ArimaOutlook.Means(Motion, position, 0, ahead);
            if (System.Numerics.Tensors.TensorPrimitives.Norm<double>(ahead) > LeastFelt)
            {
                felt.Add(position.Halved());
            }
        }

        return [.. felt];
    }

    private ArimaPosition Follow(double[] levels, int missingAtEnd, double level, Span<double> fitted)
    {
        int lost = Facts.Lost;
        double[] rest = new double[levels.Length - lost + missingAtEnd];
        levels.AsSpan(lost).CopyTo(rest);
        rest.AsSpan(levels.Length - lost).Fill(double.NaN);
        return ArimaPosition.Start(Facts, Motion, levels.AsSpan(0, lost)).Follow(Motion, rest, level, fitted);
    }

    private static ArimaEstimate Given(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, ArimaOrder order, bool hasConstant, int season, ArimaEstimation estimation)
    {
        if (order.IsSeasonal && season == 1)
        {
            throw new ArgumentException($"ARIMA{order} has a seasonal part, but the series has no season. Set SeasonLength, or leave the seasonal part out.", nameof(order));
        }

        var design = new ArimaDesign(values, regressors, order.D, order.SeasonalD, season);
        if (hasConstant && !design.AllowsConstant)
        {
            throw new ArgumentException($"ARIMA{order} differences twice, where a constant would be a parabola. Set IncludesConstant to false or null.", nameof(order));
        }

        int parameters = order.Shape(season).Count + regressors.Count + (hasConstant ? 1 : 0);
        if (design.Observed <= parameters)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"ARIMA{order} has {parameters} numbers to estimate, but differencing leaves {Math.Max(design.Observed, 0)} values. Take a lower order or a longer series."), nameof(values));
        }

        ArimaFound found = ArimaSearch.Run(design, order, hasConstant, null, estimation);
        return double.IsFinite(found.Report.Value)
            ? Finish(design, found)
            : throw new ForecastException($"ARIMA{order} has no likelihood on these values: too many are missing for its differences. Take fewer differences, or let the order be chosen.");
    }

    // With regressors the tests see what an ordinary regression leaves, and a regressor that differencing makes constant takes one difference back: as R's auto.arima.
    private static (int D, int SeasonalD) Differences(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, ArimaOptions options, int season)
    {
        double[] rest = regressors.Count == 0 ? values.ToArray() : ArimaColumns.Residuals(values, regressors);
        int seasonalD = season == 1 ? 0 : options.SeasonalDifferences ?? Differencing.SuggestSeasonal(rest, season, test: options.SeasonalTest);
        if (options.SeasonalDifferences is null && seasonalD > 0 && ArimaColumns.AnyConstant(values, regressors, 0, seasonalD, season))
        {
            seasonalD--;
        }

        if (options.Differences is int given)
        {
            return (given, seasonalD);
        }

        int d = FirstDifferences(rest, seasonalD, options, season);
        return (d > 0 && ArimaColumns.AnyConstant(values, regressors, d, seasonalD, season) ? d - 1 : d, seasonalD);
    }

    private static int FirstDifferences(double[] rest, int seasonalD, ArimaOptions options, int season)
    {
        bool isLearned = options.Regularisation == ArimaRegularisation.Learned;
        if (isLearned && seasonalD == 0)
        {
            return 1;
        }

        // As the test sees the rest: seasonal differences with gaps left as gaps.
        Span<double> differenced = rest;
        for (int i = 0; i < seasonalD; i++)
        {
            differenced = Differencing.Difference(differenced, season);
        }

        return Differencing.SuggestFirst(differenced, isLearned ? 1 : 2, options.UnitRootTest);
    }

    private static ArimaEstimate Finish(ArimaDesign design, ArimaFound found)
    {
        ArmaShape shape = found.Order.Shape(design.Season);
        ArmaSample sample = design.Sample(found.HasConstant);
        var problem = new ArmaProblem(shape, sample, new double[ArmaProblem.ScratchLength(shape, sample)]);
        problem.Evaluate(found.Partials);
        double[] levels = design.Levels.ToArray();
        ReadOnlySpan<double> amounts = problem.Amounts;
        for (int i = 0; i < design.Missing.Length; i++)
        {
            levels[design.Missing[i]] -= amounts[i];
        }

        ArimaEffects effects = ArimaEffects.Of(design, amounts, problem.Factor, found.HasConstant);
        effects.TakeOff(levels);
        double constant = found.HasConstant ? amounts[^1] : 0;
        int estimated = shape.Count + design.Regressors + (found.HasConstant ? 1 : 0);
        double variance = problem.SumOfSquares / Math.Max(1, design.Observed - estimated);
        var facts = new ArimaFacts(
            found.Order,
            design.Season,
            found.HasConstant,
            constant,
            problem.Coefficients.ToArray(),
            Math.Sqrt(variance),
            problem.LogLikelihood,
            design.Observed,
            design.Regressors,
            found.Report.GradientNorm,
            found.Report.Converged);
        return new ArimaEstimate(facts, new ArimaMotion(facts), levels, effects, Doubt(design, problem.Factor, sample.Columns));
    }

    // The covariance of filled values is (L L')^-1: the rows of L^-1 are independent errors.
    private static double[][] Doubt(ArimaDesign design, ReadOnlySpan<double> factor, int columns)
    {
        double[][] rows = new double[design.Missing.Length][];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new double[design.Levels.Length];
            rows[i][design.Missing[i]] = 1;
            for (int j = 0; j < i; j++)
            {
                System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(rows[j], -factor[(i * columns) + j], rows[i], rows[i]);
            }

            System.Numerics.Tensors.TensorPrimitives.Divide(rows[i], factor[(i * columns) + i], rows[i]);
        }

        return rows;
    }

    private static int Missing(ReadOnlySpan<double> values)
    {
        int count = 0;
        foreach (double value in values)
        {
            count += double.IsNaN(value) ? 1 : 0;
        }

        return count;
    }

    private static bool IsConstant(ReadOnlySpan<double> values) => values.IsEmpty || !values.ContainsAnyExcept(values[0]);
}
