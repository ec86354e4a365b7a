using System.Globalization;

namespace SahelForecast.Plotting;

/// <summary>How much better or worse a model scored than a reference, and how sure that is.</summary>
/// <param name="ModelName">What it is called on a chart.</param>
/// <param name="Difference">The score less the reference's, as a fraction of the reference's: -0.12 when it is 12 % lower, which is better.</param>
/// <param name="Lower">The lower end of an interval for <paramref name="Difference"/>; NaN when there is none.</param>
/// <param name="Upper">The upper end; NaN when there is none.</param>
public sealed record ModelDifference(string ModelName, double Difference, double Lower, double Upper)
{
    internal bool HasInterval => !double.IsNaN(Lower) && !double.IsNaN(Upper);

    /// <summary>Model, difference and interval in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{ModelName}: {Difference:0.000} ({Lower:0.000} to {Upper:0.000})");
}
