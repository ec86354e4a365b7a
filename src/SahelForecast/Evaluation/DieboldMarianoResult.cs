using System.Globalization;

namespace SahelForecast.Evaluation;

/// <summary>What a Diebold-Mariano test found. It doesn't show that two forecasters are equal: a large p value may be a short series.</summary>
public sealed record DieboldMarianoResult
{
    internal DieboldMarianoResult()
    {
    }

    /// <summary>A's mean loss over the complete pairs, in the unit of the losses.</summary>
    public double MeanLossA { get; internal init; }

    /// <summary>B's mean loss over the complete pairs, in the unit of the losses.</summary>
    public double MeanLossB { get; internal init; }

    /// <summary>A's mean loss less B's: below 0 when A is better.</summary>
    public double MeanDifference { get; internal init; }

    /// <summary><see cref="MeanDifference"/> as a fraction of B's mean loss: -0.031 when A's is 3.1 % below B's.</summary>
    /// <value>NaN when B's mean loss is not above 0.</value>
    public double RelativeDifference => MeanLossB > 0 ? MeanDifference / MeanLossB : double.NaN;

    /// <summary>The mean difference over its standard error, corrected for small samples; infinite when every pair differs by the same.</summary>
    public double Statistic { get; internal init; }

    /// <summary>The degrees of freedom of the Student t distribution that the statistic is compared with: pairs less 1.</summary>
    public int DegreesOfFreedom { get; internal init; }

    /// <summary>How often chance alone would give a statistic so far in the direction of <see cref="Alternative"/>, a fraction in [0, 1].</summary>
    public double PValue { get; internal init; }

    /// <summary>What was looked for.</summary>
    public DieboldMarianoAlternative Alternative { get; internal init; }

    /// <summary>The estimator that was used in the end.</summary>
    public LongRunVariance VarianceEstimator { get; internal init; }

    /// <summary>Whether <see cref="VarianceEstimator"/> is not the one asked for, because that gave no positive variance.</summary>
    public bool VarianceFellBack { get; internal init; }

    /// <summary>How many periods ahead the forecasts were made.</summary>
    public int Horizon { get; internal init; }

    /// <summary>Pairs used.</summary>
    public int Count { get; internal init; }

    /// <summary>Pairs left out because a loss was missing.</summary>
    public int MissingCount { get; internal init; }

    /// <summary>The finding in a sentence, such as "A's mean loss of 0.97 is 3.1 % below B's 1.001, p = 0.021 (Diebold-Mariano test, two-sided,
    /// horizon 3, 40 pairs)."</summary>
    /// <param name="nameA">What A is called.</param>
    /// <param name="nameB">What B is called.</param>
    /// <returns>One line in the invariant culture.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    public string Describe(string nameA, string nameB)
    {
        Guard.Text(nameA);
        Guard.Text(nameB);
        string side = Alternative switch
        {
            DieboldMarianoAlternative.ABetter => $"one-sided for {nameA}",
            DieboldMarianoAlternative.BBetter => $"one-sided for {nameB}",
            _ => "two-sided",
        };
        string missing = MissingCount > 0 ? string.Create(CultureInfo.InvariantCulture, $", {MissingCount:N0} left out as missing") : "";
        string estimator = VarianceEstimator == LongRunVariance.Bartlett ? ", Bartlett variance" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Comparison(nameA, nameB)}, {TestText.PValue(PValue)} (Diebold-Mariano test, {side}, horizon {Horizon}, {Count:N0} pairs{missing}{estimator}).");
    }

    /// <summary>The finding in a sentence, the two called A and B.</summary>
    /// <returns>One line in the invariant culture.</returns>
    public override string ToString() => Describe("A", "B");

    private string Comparison(string nameA, string nameB)
    {
        if (MeanDifference == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{nameA} and {nameB} have the same mean loss of {MeanLossA:G4}");
        }

        string distance = double.IsNaN(RelativeDifference)
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(MeanDifference):G4}")
            : string.Create(CultureInfo.InvariantCulture, $"{100 * Math.Abs(RelativeDifference):0.0} %");
        return string.Create(
            CultureInfo.InvariantCulture, $"{nameA}'s mean loss of {MeanLossA:G4} is {distance} {(MeanDifference < 0 ? "below" : "above")} {nameB}'s {MeanLossB:G4}");
    }
}
