using System.Globalization;

namespace SahelForecast;

/// <summary>One value of a series.</summary>
/// <param name="Period">The period it belongs to.</param>
/// <param name="Value">The value in the unit of the series; NaN when it is missing.</param>
public readonly record struct Observation(Period Period, double Value)
{
    /// <summary>Period and value, such as "2023: 8782254", in every culture alike.</summary>
    /// <returns>One line for people; the digits that read back to the same number.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Period}: {Value}");
}
