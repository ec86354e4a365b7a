using System.Globalization;
using SahelForecast.Numerics;

namespace SahelForecast.Evaluation;

/// <summary>Compares models over many series by their ranks: is any better than another, and which?</summary>
/// <remarks>
/// <para>In each series the model with the lowest score has rank 1; equal scores share the mean of their ranks. Friedman's test asks whether the
/// mean ranks differ at all, Iman and Davenport's version of it is less timid; Nemenyi's critical distance says which pairs differ,
/// allowing for their number. Only the order counts, so that one series of millions of people weighs no more than one of thousands.</para>
/// <para>Limits: a series gives one row, whatever the number of its folds, and the series are taken for independent: neighbouring
/// districts hit by one shock are not, and the p values then come out too small. The chi-squared p value needs about 10 series.
/// Whether a pair differs depends on the other models in the comparison.</para>
/// <para>Reference: J. Demsar (2006), Statistical comparisons of classifiers over multiple data sets, Journal of Machine Learning
/// Research 7, 1-30. The numbers are those of R's <c>friedman.test</c>, with its correction for ties.</para>
/// </remarks>
public sealed record RankComparison
{
    private RankComparison(string[] models, double[] meanRanks, int seriesCount, double chiSquared)
    {
        Models = models.AsReadOnly();
        MeanRanks = meanRanks.AsReadOnly();
        SeriesCount = seriesCount;
        ChiSquared = chiSquared;
        F = RankKernel.ImanDavenport(chiSquared, seriesCount, models.Length);
        Pairs = RankKernel.Pairs(models, meanRanks, StandardError).AsReadOnly();
    }

    /// <summary>The models, in the order given.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Each model's rank averaged over the series, from 1 (best in every series) to the number of models.</summary>
    public IReadOnlyList<double> MeanRanks { get; }

    /// <summary>How many series were compared.</summary>
    public int SeriesCount { get; }

    /// <summary>Friedman's statistic, corrected for ties; 0 when every model has the same score in every series.</summary>
    public double ChiSquared { get; }

    /// <summary>How often chance alone would give so large a <see cref="ChiSquared"/> on <see cref="DegreesOfFreedom"/>, a fraction in [0, 1].</summary>
    public double ChiSquaredPValue => TailProbabilities.ChiSquared(ChiSquared, DegreesOfFreedom);

    /// <summary>The number of models less 1.</summary>
    public int DegreesOfFreedom => Models.Count - 1;

    /// <summary>Iman and Davenport's statistic; infinite when all series rank the models alike.</summary>
    public double F { get; }

    /// <summary>How often chance alone would give so large an <see cref="F"/>, a fraction in [0, 1]; its degrees of freedom are
    /// <see cref="DegreesOfFreedom"/> and that times the number of series less 1. The one to report.</summary>
    public double FPValue => TailProbabilities.FisherRatio(F, DegreesOfFreedom, (double)DegreesOfFreedom * (SeriesCount - 1));

    /// <summary>Every pair of models with the p value of its difference in mean rank, in the order of <see cref="Models"/>.</summary>
    public IReadOnlyList<RankedPair> Pairs { get; }

    private double StandardError => Math.Sqrt(Models.Count * (Models.Count + 1) / (6.0 * SeriesCount));

    /// <summary>Ranks models by their scores in each series.</summary>
    /// <param name="models">Two names or more, all different.</param>
    /// <param name="scores">A row a series, a column a model; lower is better, in any unit, which may differ between series. An infinite score
    /// is the worst (or best) of its series; none may be missing.</param>
    /// <param name="series">What the series are called in error messages; default: by their position.</param>
    /// <returns>The comparison; it prints as a sentence for a report.</returns>
    /// <exception cref="ArgumentException">There are fewer than 2 models or series, a name is empty or double, the sizes don't agree, or
    /// a score is missing; the message names the series and the model.</exception>
    /// <remarks>Takes about half a millisecond for each pair of models.</remarks>
    public static RankComparison Create(IReadOnlyList<string> models, double[,] scores, IReadOnlyList<string>? series = null)
    {
        RankTable.Check(models, scores, series);
        int seriesCount = scores.GetLength(0);
        double[] meanRanks = new double[models.Count];
        double chiSquared = RankKernel.Friedman(RankTable.Rows(scores), seriesCount, meanRanks);
        return new RankComparison([.. models], meanRanks, seriesCount, chiSquared);
    }

    /// <summary>How far two mean ranks must lie apart to count as different.</summary>
    /// <param name="level">The probability that no pair is called different when all models are equally good, a fraction in (0, 1):
    /// 0.95 is the customary alpha of 0.05.</param>
    /// <returns>Nemenyi's critical distance, in ranks.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public double CriticalDistance(double level = 0.95) =>
        StudentizedRange.TailQuantile(1 - Guard.Level(level), Models.Count) / Math.Sqrt(2) * StandardError;

    /// <summary>The pairs that differ by at least the critical distance.</summary>
    /// <param name="level">As for <see cref="CriticalDistance"/>.</param>
    /// <returns>None, or some of <see cref="Pairs"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="level"/> is not inside (0, 1).</exception>
    public IReadOnlyList<RankedPair> DifferentPairs(double level = 0.95) =>
        [.. Pairs.Where(pair => pair.PValue <= 1 - Guard.Level(level))];

    /// <summary>The finding in a sentence: mean ranks from the best on, p value, and which pairs differ at level 0.95.</summary>
    /// <returns>One line in the invariant culture.</returns>
    public override string ToString()
    {
        var ranked = Models.Zip(MeanRanks).OrderBy(model => model.Second)
            .Select(model => string.Create(CultureInfo.InvariantCulture, $"{model.First} {model.Second:0.00}"));
        string[] different = [.. DifferentPairs().Select(pair => $"{pair.Better} beats {pair.Worse}")];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Mean ranks over {SeriesCount:N0} series: {string.Join(", ", ranked)}; {TestText.PValue(FPValue)} (Friedman test, Iman-Davenport). ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"At a critical distance of {CriticalDistance():0.00} (Nemenyi, level 0.95) {(different.Length > 0 ? string.Join(", ", different) : "no pair differs")}.");
    }
}
