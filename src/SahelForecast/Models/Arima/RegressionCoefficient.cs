namespace SahelForecast.Models.Arima;

/// <summary>What one more of a regressor adds to the series.</summary>
/// <param name="Key">The key of the regressor.</param>
/// <param name="Name">Its name: display name, else key.</param>
/// <param name="Estimate">What one more of it adds, in the unit of the series.</param>
/// <param name="StandardError">How uncertain that is, the coefficients of the errors taken as known.</param>
public sealed record RegressionCoefficient(SeriesKey Key, string Name, double Estimate, double StandardError)
{
    /// <summary>Name, estimate and standard error, in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Estimate:G4} (standard error {StandardError:G3})");
}

/// <summary>A regressor that was left out.</summary>
/// <param name="Key">The key of the regressor.</param>
/// <param name="Name">Its name: display name, else key.</param>
/// <param name="Reason">Why, in plain words.</param>
public sealed record DroppedRegressor(SeriesKey Key, string Name, string Reason)
{
    /// <summary>Name and reason.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => $"{Name} was left out: {Reason}";
}
