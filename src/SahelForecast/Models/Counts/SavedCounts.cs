namespace SahelForecast.Models.Counts;

/// <summary>What a saved count model keeps.</summary>
/// <param name="Family">How counts scatter.</param>
/// <param name="Dynamics">How the mean follows them.</param>
/// <param name="Zeros">What is made of zeros.</param>
/// <param name="Estimate">What was estimated.</param>
/// <param name="Discount">Of the hurdle's question.</param>
/// <param name="Observed">Values learned from.</param>
/// <param name="Origin">Where it stands.</param>
internal sealed record SavedCounts(
    CountFamily Family, CountDynamics Dynamics, ZeroForm Zeros, CountEstimate Estimate, double Discount, int Observed, CountOrigin Origin)
{
    public static SavedCounts Of(CountPosition position, int observed) => new(
        position.Options.Family, position.Options.Dynamics, position.Options.Zeros, position.Estimate, position.Discount, observed, position.Origin);

    public CountOptions Options() => new() { Family = Family, Dynamics = Dynamics, Zeros = Zeros };
}

/// <summary>What a saved count model with regressors keeps.</summary>
/// <param name="Counts">The model, amounts included.</param>
/// <param name="Regressors">The regressors.</param>
/// <param name="Gaps">What they add in the missing periods at the end, as bytes.</param>
/// <param name="Effect">What they add in the last period.</param>
internal sealed record SavedCountRegression(SavedCounts Counts, SavedCountRegressor[] Regressors, byte[] Gaps, double Effect);

/// <summary>A regressor; its known values from the first period after the series on, as bytes.</summary>
internal sealed record SavedCountRegressor(string[][] Key, string Name, byte[] Future);
