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

    /// <summary>The individual return period, over the assessments that could be made, in their periods; <see cref="ByYear"/> has it in years.</summary>
    public ReturnPeriod ReturnPeriod { get; }

    /// <summary>The return period in calendar years: years with at least one activation, of a record finer than yearly.</summary>
    /// <param name="months">The months, 1 to 12, in which the trigger is looked at, by the first day of the period of issue, of a week by its Thursday; all when absent.</param>
    /// <returns>The years of issue that count, those with an activation, and those left out.</returns>
    /// <exception cref="ArgumentException">A month is not from 1 to 12, or the record has nothing in the months.</exception>
    public TriggerYears ByYear(IReadOnlyCollection<int>? months = null) => TriggerYears.Of(this, months);

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
            // Within a window the event has come as soon as one period shows it, and has not only when all are known.
            Period target = issued.Plus(trigger.LeadTime);
            double came = double.NaN;
            bool isComplete = true;
            for (int i = 0; i < trigger.Window; i++)
            {
                double seen = outcome.Periods.Contains(target + i) ? outcome[target + i] : double.NaN;
                isComplete &= !double.IsNaN(seen);
                came = double.IsNaN(came) || announced.IsBeyond(seen, came) ? seen : came;
            }

            bool? isEvent = announced.IsPassed(came) == true ? true : isComplete ? false : null;
            TriggerResult result = (activated, isEvent) switch
            {
                (null, _) => TriggerResult.NotAssessed,
                (_, null) => TriggerResult.OutcomeUnknown,
                (true, true) => TriggerResult.Hit,
                (true, false) => TriggerResult.FalseAlarm,
                (false, true) => TriggerResult.Miss,
                _ => TriggerResult.CorrectRejection,
            };
            return new TriggerAssessment(issued, target, value, activated, came, result) { LastTarget = target + (trigger.Window - 1) };
        }
    }
}
