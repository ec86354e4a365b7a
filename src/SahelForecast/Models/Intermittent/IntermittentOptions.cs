namespace SahelForecast.Models.Intermittent;

/// <summary>Choices for <see cref="IntermittentModel"/>.</summary>
public sealed record IntermittentOptions
{
    /// <summary>How the mean is forecast.</summary>
    /// <value>Default <see cref="IntermittentMethod.OccurrenceAndSize"/>.</value>
    public IntermittentMethod Method { get; init => field = Guard.Defined(value, nameof(Method)); }

    /// <summary>The share of an error that moves a smoothed size, interval, probability or sum; a fraction in (0, 1). <see cref="IntermittentMethod.OccurrenceAndSize"/> finds its own.</summary>
    /// <value>Default 0.1, as usual for these methods and in R <c>croston</c>.</value>
    public double Alpha { get; init => field = Guard.Level(value, nameof(Alpha)); } = 0.1;

    /// <summary>The choices in words, such as "OccurrenceAndSize, alpha 0.1".</summary>
    /// <returns>One line for people, in every culture alike.</returns>
    public override string ToString() => FormattableString.Invariant($"{Method}, alpha {Alpha}");
}
