using System.Globalization;

namespace SahelForecast.Evaluation;

/// <summary>The numbers of a test as a report prints them.</summary>
internal static class TestText
{
    /// <summary>"p = 0.021", or "p &lt; 0.001" below that.</summary>
    public static string PValue(double p) =>
        p < 0.001 ? "p < 0.001" : string.Create(CultureInfo.InvariantCulture, $"p = {p:0.###}");
}
