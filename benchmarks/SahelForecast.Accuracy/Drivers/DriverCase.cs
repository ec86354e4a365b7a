namespace SahelForecast.Accuracy.Drivers;

/// <summary>How a method did on one series, origin and horizon, on the log scale.</summary>
/// <param name="Method">The method.</param>
/// <param name="Key">The series.</param>
/// <param name="Origin">The last period known.</param>
/// <param name="Horizon">Periods ahead.</param>
/// <param name="LogError">Of the median.</param>
/// <param name="ScaledError">Its size by the mean change a period until the origin.</param>
/// <param name="Crps">Of the log value.</param>
/// <param name="Inside80">Whether the 80 % interval held the outcome.</param>
/// <param name="Inside95">Whether the 95 % interval did.</param>
/// <param name="Width80">Of the 80 % interval.</param>
/// <param name="HasDriver">Whether a driver was left in the fit.</param>
internal sealed record DriverCase(
    string Method, SeriesKey Key, Period Origin, int Horizon, double LogError, double ScaledError, double Crps, bool Inside80, bool Inside95, double Width80, bool HasDriver)
{
    /// <summary>Method and case, in every culture alike.</summary>
    public override string ToString() => FormattableString.Invariant($"{Method}, {Key}, {Origin} + {Horizon}: {LogError:F3}");
}
