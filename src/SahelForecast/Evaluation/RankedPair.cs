using System.Globalization;

namespace SahelForecast.Evaluation;

/// <summary>Two models and how far their mean ranks lie apart.</summary>
/// <param name="Better">The one with the lower mean rank; of two with the same, the one given first.</param>
/// <param name="Worse">The other.</param>
/// <param name="Distance">The difference of their mean ranks, at least 0.</param>
/// <param name="PValue">How often the best and the worst of equally good models would lie so far apart by chance (Nemenyi), a fraction in [0, 1].</param>
public sealed record RankedPair(string Better, string Worse, double Distance, double PValue)
{
    /// <summary>The pair, such as "Growth ahead of Naive by 1.63 ranks, p = 0.055".</summary>
    /// <returns>One line in the invariant culture.</returns>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Better} ahead of {Worse} by {Distance:0.00} ranks, {TestText.PValue(PValue)}");
}
