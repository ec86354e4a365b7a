namespace SahelForecast.Needs;

/// <summary>The return periods of triggers that work together: individual &gt;= overall, and effective &gt;= overall.</summary>
/// <remarks>All are counted over one record, the outcome periods in which every trigger was assessed: a period in which one activated while another was
/// missing would else be counted, and the quiet ones not. A trigger on a window counts for the first period of it.</remarks>
public sealed class TriggerSet
{
    private TriggerSet(IReadOnlyList<TriggerBackTest> tests, ReturnPeriod[] individual, ReturnPeriod overall, ReturnPeriod effective)
    {
        BackTests = tests;
        Individual = individual;
        Overall = overall;
        Effective = effective;
    }

    /// <summary>Puts back-tests together by the period of the outcome.</summary>
    /// <param name="tests">Back-tests of one frequency, at least one.</param>
    /// <param name="minimumLeadTime">Periods that acting takes: an activation counts as effective when a trigger of at least this lead time, and not of readiness, activated.</param>
    /// <param name="pausePeriods">Periods after an effective activation in which there is no money for another; 0 when it is always there.</param>
    /// <param name="blocked">Outcome periods in which nothing could have been done, such as without access.</param>
    /// <returns>The set.</returns>
    /// <exception cref="ArgumentException">There are no tests, their frequencies differ, or a number is negative.</exception>
    public static TriggerSet Create(
        IEnumerable<TriggerBackTest> tests, int minimumLeadTime = 0, int pausePeriods = 0, IReadOnlyCollection<Period>? blocked = null)
    {
        ArgumentNullException.ThrowIfNull(tests);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumLeadTime);
        ArgumentOutOfRangeException.ThrowIfNegative(pausePeriods);
        TriggerBackTest[] members = [.. tests];
        if (members.Length == 0)
        {
            throw new ArgumentException("tests is empty, but a set needs at least one back-test.", nameof(tests));
        }

        Frequency frequency = members[0].ReturnPeriod.Frequency;
        if (Array.Find(members, member => member.ReturnPeriod.Frequency != frequency) is TriggerBackTest odd)
        {
            throw new ArgumentException(
                $"{odd.Trigger.Name} was run on {odd.ReturnPeriod.Frequency} values and {members[0].Trigger.Name} on {frequency} ones: run all on one frequency.", nameof(tests));
        }

        Dictionary<Period, bool?>[] byTarget = [.. members.Select(member => member.Assessments.ToDictionary(look => look.Target, look => look.Activated))];
        Period[] all = [.. byTarget.SelectMany(looks => looks.Keys).Distinct().Order()];
        Period[] common = [.. all.Where(period => byTarget.All(looks => looks.GetValueOrDefault(period) is not null))];
        ReturnPeriod Count(int activations) => ReturnPeriod.Create(common.Length, activations, frequency);

        ReturnPeriod[] individual = [.. byTarget.Select(looks => Count(common.Count(period => looks[period] == true)))];
        Period[] active = [.. common.Where(period => byTarget.Any(looks => looks[period] == true))];
        var acted = new List<Period>();
        foreach (Period period in active)
        {
            bool inTime = members.Index().Any(member => member.Item.Trigger.Kind != TriggerKind.Readiness && member.Item.Trigger.LeadTime >= minimumLeadTime && byTarget[member.Index][period] == true);
            bool paid = acted.Count == 0 || period - acted[^1] > pausePeriods;
            if (inTime && paid && blocked?.Contains(period) != true)
            {
                acted.Add(period);
            }
        }

        return new TriggerSet(members, individual, Count(active.Length), Count(acted.Count))
        {
            Activations = active,
            EffectiveActivations = acted,
            NotAssessed = [.. all.Except(common)],
        };
    }

    /// <summary>The back-tests in the order given.</summary>
    public IReadOnlyList<TriggerBackTest> BackTests { get; }

    /// <summary>The return period of each trigger over the common record, in the order of <see cref="BackTests"/>.</summary>
    public IReadOnlyList<ReturnPeriod> Individual { get; }

    /// <summary>The return period of any trigger activating; no longer than each individual one.</summary>
    public ReturnPeriod Overall { get; }

    /// <summary>The return period of activations that can be acted on; no shorter than the overall one. Readiness releases too little money to count.</summary>
    /// <remarks>OCHA's guide asks for the return period of spending the most that a year allows. That is this one where a single activation releases all the money; where several triggers
    /// release a part each, count the years in which all did.</remarks>
    public ReturnPeriod Effective { get; }

    /// <summary>Outcome periods with any activation.</summary>
    public IReadOnlyList<Period> Activations { get; private init; } = [];

    /// <summary>Outcome periods with an activation that could be acted on.</summary>
    public IReadOnlyList<Period> EffectiveActivations { get; private init; } = [];

    /// <summary>Outcome periods left out of all counts, because a trigger was not assessed.</summary>
    public IReadOnlyList<Period> NotAssessed { get; private init; } = [];
}
