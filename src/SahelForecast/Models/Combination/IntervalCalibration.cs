using SahelForecast.Distributions;

namespace SahelForecast.Models.Combination;

/// <summary>How wide the intervals of a series are drawn.</summary>
/// <param name="Table">What was learned of such pools.</param>
/// <param name="Observed">Values of the series.</param>
/// <param name="Season">Periods in a season.</param>
internal sealed record IntervalCalibration(SpreadTable Table, int Observed, int Season)
{
    private double Seasons => (double)Observed / Season;

    /// <summary>Draws a distribution apart, or together.</summary>
    public PredictiveDistribution Rescale(PredictiveDistribution pooled, int ahead, double lowerBound) =>
        new RescaledDistribution(pooled, Table.At(ahead, Seasons), lowerBound);

    /// <summary>A few words.</summary>
    public string InWords() => FormattableString.Invariant(
        $"spread calibrated offline (at 95 % times {Table.At(1, Seasons).At95:0.00} one step ahead); in evaluation such 95 % intervals covered {100 * Table.Covered95:0.0} %");

    /// <summary>Sentences.</summary>
    public string Describe()
    {
        SpreadFactors first = Table.At(1, Seasons);
        SpreadFactors last = Table.At(Table.FarthestStep, Seasons);
        return FormattableString.Invariant(
            $"Intervals are the members' own, parameters uncertain, drawn apart or together by factors learned from the errors of such pools in {Table.LearnedFrom}: for 50, 80 and 95 % times {first} one step ahead and {last} at {Table.FarthestStep} steps, for {Observed} values. In evaluation on {Table.JudgedOn} they covered {100 * Table.Covered50:0.0}, {100 * Table.Covered80:0.0} and {100 * Table.Covered95:0.0} %.");
    }
}
