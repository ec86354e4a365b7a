using System.Globalization;

namespace SahelForecast.Diagnostics;

/// <summary>What a test of one-step errors found.</summary>
/// <param name="Kind">The test.</param>
/// <param name="Statistic">The test's; NaN when errors don't vary, so that there is nothing to measure.</param>
/// <param name="DegreesOfFreedom">Of the chi-squared distribution that it is compared with.</param>
/// <param name="PValue">How often chance alone would give as large a statistic, a fraction in [0, 1]; NaN without statistic.</param>
/// <param name="Count">Errors used.</param>
public readonly record struct ResidualTestResult(ResidualTestKind Kind, double Statistic, int DegreesOfFreedom, double PValue, int Count)
{
    /// <summary>Whether the test at 5 % speaks against the errors; false without statistic.</summary>
    public bool IsSignificant => PValue < 0.05;

    /// <summary>The finding in a line, such as "Ljung-Box: 9.31 on 8 degrees of freedom, p = 0.317: no sign at 5 % of memory left in the errors".</summary>
    /// <returns>Text in the invariant culture.</returns>
    public override string ToString() => double.IsNaN(Statistic)
        ? $"{Name}: nothing to measure, as errors don't vary"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: {Statistic:0.###} on {DegreesOfFreedom} degree{(DegreesOfFreedom == 1 ? "" : "s")} of freedom, {TextTable.PValue(PValue, "p = ", "p ")}: {(IsSignificant ? Found : NotFound)}");

    /// <summary>The name of the test, for people.</summary>
    internal string Name => Kind switch
    {
        ResidualTestKind.LjungBox => "Ljung-Box",
        ResidualTestKind.JarqueBera => "Jarque-Bera",
        _ => "ARCH",
    };

    private string Found => Kind switch
    {
        ResidualTestKind.LjungBox => "memory is left in the errors",
        ResidualTestKind.JarqueBera => "the errors are not normal",
        _ => "large errors follow large ones",
    };

    private string NotFound => Kind switch
    {
        ResidualTestKind.LjungBox => "no sign at 5 % of memory left in the errors",
        ResidualTestKind.JarqueBera => "no sign at 5 % that the errors are not normal",
        _ => "no sign at 5 % that large errors follow large ones",
    };
}
