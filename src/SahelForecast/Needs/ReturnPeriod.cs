namespace SahelForecast.Needs;

/// <summary>How rarely something happens, by Weibull: (n + 1) / activations, in periods of the record.</summary>
/// <remarks>Reference: W. Weibull (1939), A statistical theory of the strength of materials; the plotting position m / (n + 1). Activations in successive
/// periods count each: for years between activations, see <see cref="TriggerBackTest.ByYear"/>, or use one value a year or season.</remarks>
public sealed record ReturnPeriod
{
    private ReturnPeriod(int assessed, int activations, Frequency frequency) => (Assessed, Activations, Frequency) = (assessed, activations, frequency);

    /// <summary>The return period of a count.</summary>
    /// <param name="assessed">Periods in which an activation could have been seen (n), at least 0; missing ones are left out.</param>
    /// <param name="activations">Periods with an activation, 0 to n.</param>
    /// <param name="frequency">How long the periods are.</param>
    /// <returns>The return period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or there are more activations than periods.</exception>
    public static ReturnPeriod Create(int assessed, int activations, Frequency frequency = Frequency.Yearly) =>
        assessed < 0 || assessed == int.MaxValue
            ? throw new ArgumentOutOfRangeException(nameof(assessed), assessed, FormattableString.Invariant($"assessed is {assessed}, but must be a count of periods of at least 0."))
            : activations < 0 || activations > assessed
            ? throw new ArgumentOutOfRangeException(
                nameof(activations), activations,
                FormattableString.Invariant($"activations is {activations}, but must be between 0 and the {assessed} periods assessed: count periods with an activation."))
            : new ReturnPeriod(assessed, activations, Guard.Defined(frequency));

    /// <summary>Periods in which an activation could have been seen (n).</summary>
    public int Assessed { get; }

    /// <summary>Periods with an activation.</summary>
    public int Activations { get; }

    /// <summary>How long the periods are.</summary>
    public Frequency Frequency { get; }

    /// <summary>Periods from one activation to the next in the long run, above 1; null when there was none, for a record of n periods then says no more
    /// than "longer than n + 1".</summary>
    public double? Periods => Activations == 0 ? null : (Assessed + 1.0) / Activations;

    /// <summary>Such as "4.5 years (6 activations in 26 years)" or "more than 27 years (no activation in 26 years)", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => Periods is double length
        ? FormattableString.Invariant($"{length:0.##} {Unit} ({Activations} {(Activations == 1 ? "activation" : "activations")} in {Assessed} {Unit})")
        : FormattableString.Invariant($"more than {Assessed + 1} {Unit} (no activation in {Assessed} {Unit})");

    private string Unit => Frequency switch
    {
        Frequency.Daily => "days",
        Frequency.Weekly => "weeks",
        Frequency.Dekadal => "dekads",
        Frequency.Monthly => "months",
        Frequency.Quarterly => "quarters",
        Frequency.HalfYearly => "half-years",
        _ => "years",
    };
}
