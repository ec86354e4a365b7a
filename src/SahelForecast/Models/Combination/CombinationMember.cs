namespace SahelForecast.Models.Combination;

/// <summary>A model in a combination.</summary>
/// <param name="Fit">What it learned.</param>
/// <param name="Weight">Its weight, all summing to 1.</param>
public sealed record CombinationMember(IFittedModel Fit, double Weight)
{
    /// <summary>Name and weight, in every culture alike.</summary>
    /// <returns>One line for people.</returns>
    public override string ToString() => FormattableString.Invariant($"{Fit.Name} ({Weight:P0})");
}

/// <summary>A model that could not take the series.</summary>
/// <param name="Name">The name of the specification.</param>
/// <param name="Reason">What it said.</param>
public sealed record LeftOutMember(string Name, string Reason);
