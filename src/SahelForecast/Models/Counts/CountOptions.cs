namespace SahelForecast.Models.Counts;

/// <summary>Choices for <see cref="CountModel"/>.</summary>
public sealed record CountOptions
{
    /// <summary>How counts scatter about their mean.</summary>
    /// <value>Default <see cref="CountFamily.NegativeBinomial"/>.</value>
    public CountFamily Family { get; init => field = Guard.Defined(value, nameof(Family)); }

    /// <summary>How the mean follows past counts.</summary>
    /// <value>Default <see cref="CountDynamics.Identity"/>; with regressors it is <see cref="CountDynamics.LogLinear"/> whatever is chosen.</value>
    public CountDynamics Dynamics { get; init => field = Guard.Defined(value, nameof(Dynamics)); }

    /// <summary>What is made of zeros.</summary>
    /// <value>Default <see cref="ZeroForm.None"/>.</value>
    public ZeroForm Zeros { get; init => field = Guard.Defined(value, nameof(Zeros)); }
}
