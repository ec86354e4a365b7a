namespace SahelForecast.Needs;

/// <summary>What a trigger would have done over history, and whether the event followed.</summary>
public sealed class TriggerBackTest
{
    private readonly int[] _counts = new int[Enum.GetValues<TriggerResult>().Length];

    private TriggerBackTest(Trigger trigger, TriggerThreshold announced, Frequency frequency, TriggerAssessment[] assessments)
    {
        Trigger = trigger;
        Event = announced;
        Assessments = assessments;
        foreach (TriggerAssessment assessment in assessments)
        {
            _counts[(int)assessment.Result]++;
        }

        int assessed = assessments.Count(assessment => assessment.Activated is not null);
        ReturnPeriod = ReturnPeriod.Create(assessed, assessments.Count(assessment => assessment.Activated == true), frequency);
    }

    /// <summary>The trigger.</summary>
    public Trigger Trigger { get; }

    /// <summary>The event it is meant to announce.</summary>
    public TriggerThreshold Event { get; }

    /// <summary>All assessments in time order, those that could not be made included.</summary>
    public IReadOnlyList<TriggerAssessment> Assessments { get; }

    /// <summary>The assessments with an activation.</summary>
    public IReadOnlyList<TriggerAssessment> Activations => [.. Assessments.Where(assessment => assessment.Activated == true)];

    /// <summary>The assessments that could not be made; they are in no count but their own.</summary>
    public IReadOnlyList<TriggerAssessment> NotAssessed => [.. Assessments.Where(assessment => assessment.Activated is null)];

    /// <summary>The individual return period, over the assessments that could be made.</summary>
    public ReturnPeriod ReturnPeriod { get; }

    /// <summary>Activations that the event followed.</summary>
    public int Hits => this[TriggerResult.Hit];

    /// <summary>Events without an activation.</summary>
    public int Misses => this[TriggerResult.Miss];

    /// <summary>Activations without an event.</summary>
    public int FalseAlarms => this[TriggerResult.FalseAlarm];

    /// <summary>Neither activation nor event.</summary>
    public int CorrectRejections => this[TriggerResult.CorrectRejection];

    /// <summary>How many assessments turned out in one way.</summary>
    /// <param name="result">The way.</param>
    /// <returns>A count.</returns>
    public int this[TriggerResult result] => _counts[(int)Guard.Defined(result)];

    /// <summary>Hits as a fraction of events (hits and misses).</summary>
    /// <value>A fraction in [0, 1]; NaN when there was no event.</value>
    public double HitRate => Hits / (double)(Hits + Misses);

    /// <summary>False alarms as a fraction of activations whose outcome is known (hits and false alarms).</summary>
    /// <value>A fraction in [0, 1]; NaN when there was no such activation.</value>
    public double FalseAlarmRatio => FalseAlarms / (double)(Hits + FalseAlarms);

    /// <summary>The table in one line, such as "Floods: hits 5, misses 1, ...", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() => FormattableString.Invariant(
        $"{Trigger.Name}: hits {Hits}, misses {Misses}, false alarms {FalseAlarms}, correct rejections {CorrectRejections}, outcome unknown {this[TriggerResult.OutcomeUnknown]}, not assessed {this[TriggerResult.NotAssessed]}; return period {ReturnPeriod}");

    internal static TriggerBackTest Create(
        Trigger trigger, IEnumerable<(Period Issued, double Value, bool? Activated)> looks, Frequency frequency, TimeSeries outcome, TriggerThreshold announced)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        ArgumentNullException.ThrowIfNull(announced);
        announced.RequireUnit(outcome.Name, outcome.Metadata.Unit, nameof(outcome));
        if (outcome.Frequency != frequency)
        {
            throw new ArgumentException($"outcome is {outcome.Frequency}, but {trigger.Name} was run on {frequency} values. Aggregate the finer series first.", nameof(outcome));
        }

        return new TriggerBackTest(trigger, announced, frequency, [.. looks.Select(look => Assess(look.Issued, look.Value, look.Activated))]);

        TriggerAssessment Assess(Period issued, double value, bool? activated)
        {
            Period target = issued.Plus(trigger.LeadTime);
            double came = outcome.Periods.Contains(target) ? outcome[target] : double.NaN;
            TriggerResult result = (activated, announced.IsPassed(came)) switch
            {
                (null, _) => TriggerResult.NotAssessed,
                (_, null) => TriggerResult.OutcomeUnknown,
                (true, true) => TriggerResult.Hit,
                (true, false) => TriggerResult.FalseAlarm,
                (false, true) => TriggerResult.Miss,
                _ => TriggerResult.CorrectRejection,
            };
            return new TriggerAssessment(issued, target, value, activated, came, result);
        }
    }
}
