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
/// <param name="Target">The period of the outcome: the lead time later.</param>
/// <param name="Value">The observed value, or the probability of the forecast; NaN when it is missing.</param>
/// <param name="Activated">Whether the trigger activated; null when it could not be assessed.</param>
/// <param name="Outcome">What came; NaN when it is missing.</param>
/// <param name="Result">How it turned out.</param>
public sealed record TriggerAssessment(Period Issued, Period Target, double Value, bool? Activated, double Outcome, TriggerResult Result)
{
    /// <summary>Such as "2012 for 2013: 0.7, activated, outcome 284025: Hit", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Issued} for {Target}: {Value}, {(Activated is not bool active ? "not assessed" : active ? "activated" : "not activated")}, outcome {Outcome}: {Result}");
}
