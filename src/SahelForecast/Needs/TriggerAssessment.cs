namespace SahelForecast.Needs;

/// <summary>How an assessment of a trigger turned out.</summary>
public enum TriggerResult
{
    /// <summary>Activated, and the event came.</summary>
    Hit,

    /// <summary>Not activated, but the event came.</summary>
    Miss,

    /// <summary>Activated, but no event came.</summary>
    FalseAlarm,

    /// <summary>Not activated, and no event came.</summary>
    CorrectRejection,

    /// <summary>The trigger was assessed, but what came is not known.</summary>
    OutcomeUnknown,

    /// <summary>What the trigger looks at is missing, which is not the same as no activation.</summary>
    NotAssessed,
}

/// <summary>One look of a trigger at history.</summary>
/// <param name="Issued">The period of the observation, or the origin of the forecast.</param>
/// <param name="Target">The period of the outcome, or the first of the trigger's window: the lead time later.</param>
/// <param name="Value">The observed value, or the probability of the forecast; NaN when it is missing.</param>
/// <param name="Activated">Whether the trigger activated; null when it could not be assessed.</param>
/// <param name="Outcome">What came; of a window the furthest value that is known, the highest for a threshold from below; NaN when all are missing.</param>
/// <param name="Result">How it turned out.</param>
public sealed record TriggerAssessment(Period Issued, Period Target, double Value, bool? Activated, double Outcome, TriggerResult Result)
{
    /// <summary>The last period of the trigger's window; <see cref="Target"/> when it looks at one period.</summary>
    public Period LastTarget { get; init; } = Target;

    /// <summary>Such as "2012 for 2013: 0.7, activated, outcome 284025: Hit", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Issued} for {Target}{(LastTarget == Target ? "" : $" to {LastTarget}")}: {Value}, {(Activated is not bool active ? "not assessed" : active ? "activated" : "not activated")}, outcome {Outcome}: {Result}");
}
