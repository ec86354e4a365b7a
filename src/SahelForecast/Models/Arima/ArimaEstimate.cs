using SahelForecast.Stationarity;

namespace SahelForecast.Models.Arima;

/// <summary>An estimate with the values it was made from, missing ones filled.</summary>
/// <param name="Facts">What was estimated.</param>
/// <param name="Motion">How the model moves.</param>
/// <param name="Levels">The values less what regressors explain, missing ones filled by what the model makes of them.</param>
/// <param name="Effects">Of the regressors.</param>
internal sealed record ArimaEstimate(ArimaFacts Facts, ArimaMotion Motion, double[] Levels, ArimaEffects Effects)
{
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
            return Given(values, regressors, order, options.IncludesConstant ?? (order.Differences == 0), season);
        }

        (int d, int seasonalD) = Differences(values, regressors, options, season);
        var design = new ArimaDesign(values, regressors, d, seasonalD, season);
        ArimaFound found = IsConstant(design.Values) || observed < 3
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
        int lost = Facts.Lost;
        fitted[..lost].Fill(double.NaN);
        double[] rest = new double[Levels.Length - lost + missingAtEnd];
        Levels.AsSpan(lost).CopyTo(rest);
        rest.AsSpan(Levels.Length - lost).Fill(double.NaN);
        return ArimaPosition.Start(Facts, Motion, Levels.AsSpan(0, lost)).Follow(Motion, rest, fitted[lost..]);
    }

    private static ArimaEstimate Given(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, ArimaOrder order, bool hasConstant, int season)
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

        ArimaFound found = ArimaSearch.Run(design, order, hasConstant, null);
        return double.IsFinite(found.Report.Value)
            ? Finish(design, found)
            : throw new ForecastException($"ARIMA{order} has no likelihood on these values: too many are missing for its differences. Take fewer differences, or let the order be chosen.");
    }

    // With regressors the tests see what an ordinary regression leaves, and a regressor that differencing makes constant takes one difference back: as R's auto.arima.
    private static (int D, int SeasonalD) Differences(ReadOnlySpan<double> values, IReadOnlyList<double[]> regressors, ArimaOptions options, int season)
    {
        double[] rest = regressors.Count == 0 ? values.ToArray() : ArimaColumns.Residuals(values, regressors);
        int seasonalD = season == 1 ? 0 : options.SeasonalDifferences ?? Differencing.SuggestSeasonal(rest, season);
        if (options.SeasonalDifferences is null && seasonalD > 0 && ArimaColumns.AnyConstant(values, regressors, 0, seasonalD, season))
        {
            seasonalD--;
        }

        if (options.Differences is int given)
        {
            return (given, seasonalD);
        }

        // Seasonal differences with gaps left as gaps.
        for (int i = 0; i < seasonalD; i++)
        {
            rest = [.. rest.Skip(season).Zip(rest, (later, earlier) => later - earlier)];
        }

        int d = Differencing.SuggestFirst(rest);
        return (d > 0 && ArimaColumns.AnyConstant(values, regressors, d, seasonalD, season) ? d - 1 : d, seasonalD);
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
        return new ArimaEstimate(facts, new ArimaMotion(facts), levels, effects);
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
