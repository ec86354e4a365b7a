using System.Globalization;

namespace SahelForecast.Stationarity;

/// <summary>What a test found.</summary>
/// <param name="Statistic">The test's; NaN when the values leave nothing to measure: they are constant, or follow their line or past without error.</param>
/// <param name="CriticalValue">At 5 %.</param>
/// <param name="PValue">Interpolated in the test's table, which runs from 0.01 to 0.1: the ends mean "or less" and "or more". NaN when the test has no table, or
/// without statistic.</param>
/// <param name="NeedsDifference">Whether the test at 5 % speaks for a difference; false without statistic.</param>
/// <param name="Lags">How many lags it used.</param>
/// <param name="Count">How many values it used.</param>
public readonly record struct StationarityTestResult(double Statistic, double CriticalValue, double PValue, bool NeedsDifference, int Lags, int Count)
{
    /// <summary>The finding in a line.</summary>
    /// <returns>Text in the invariant culture.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"statistic {Statistic:0.####}, 5 % critical value {CriticalValue:0.####}, p = {PValue:0.###}, {Lags} lags, {Count:N0} values: {(NeedsDifference ? "difference" : "leave")}");
}
