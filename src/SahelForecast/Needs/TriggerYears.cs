namespace SahelForecast.Needs;

/// <summary>A back-test by calendar year: a year is active when the trigger activated at least once in it, so that a long crisis counts once a year and not once a month.</summary>
/// <remarks>A year counts only when every period of it, or of the months looked at, was assessed: a year of which a part is missing would be counted when that part happens to show an
/// activation, and never when it is quiet.</remarks>
public sealed record TriggerYears
{
    private TriggerYears(ReturnPeriod returnPeriod, IReadOnlyList<int> counted, IReadOnlyList<int> active, IReadOnlyList<int> leftOut) =>
        (ReturnPeriod, Counted, Active, LeftOut) = (returnPeriod, counted, active, leftOut);

    /// <summary>The return period in years, over <see cref="Counted"/>.</summary>
    public ReturnPeriod ReturnPeriod { get; }

    /// <summary>The years of issue that count, in order.</summary>
    public IReadOnlyList<int> Counted { get; }

    /// <summary>Those of them with at least one activation.</summary>
    public IReadOnlyList<int> Active { get; }

    /// <summary>Years of which a period lies outside the record or could not be assessed.</summary>
    public IReadOnlyList<int> LeftOut { get; }

    /// <summary>Such as "4.5 years (6 activations in 26 years); left out 1999, 2026", in every culture alike.</summary>
    /// <returns>Text for people.</returns>
    public override string ToString() =>
        $"{ReturnPeriod}{(LeftOut.Count == 0 ? "" : $"; left out {string.Join(", ", LeftOut.Select(year => FormattableString.Invariant($"{year}")))}")}";

    internal static TriggerYears Of(TriggerBackTest test, IReadOnlyCollection<int>? months)
    {
        foreach (int month in months ?? [])
        {
            if (month is < 1 or > 12)
            {
                throw new ArgumentOutOfRangeException(nameof(months), month, FormattableString.Invariant($"months has {month}, but must be from 1 (January) to 12."));
            }
        }

        TriggerAssessment[] looks = [.. test.Assessments.Where(look => IsLooked(look.Issued))];
        if (looks.Length == 0)
        {
            throw new ArgumentException($"{test.Trigger.Name} was not run in the months {string.Join(", ", months ?? [])}: name months of its record, or leave them out.", nameof(months));
        }

        (Period first, Period last) = (test.Assessments[0].Issued, test.Assessments[^1].Issued);
        var counted = new List<int>();
        var active = new List<int>();
        var leftOut = new List<int>();
        foreach (IGrouping<int, TriggerAssessment> year in looks.GroupBy(look => YearOf(look.Issued)))
        {
            bool isWhole = year.All(look => look.Activated is not null) && !IsCutOff(first, -1, year.Key) && !IsCutOff(last, 1, year.Key);
            (isWhole ? counted : leftOut).Add(year.Key);
            if (isWhole && year.Any(look => look.Activated == true))
            {
                active.Add(year.Key);
            }
        }

        return new TriggerYears(ReturnPeriod.Create(counted.Count, active.Count), counted, active, leftOut);

        bool IsLooked(Period issued) => months is null || months.Contains(MiddleOf(issued).Month);

        // Whether a period of the year that should have been looked at lies beyond an end of the record.
        bool IsCutOff(Period end, int direction, int year)
        {
            for (Period beyond = end.Plus(direction); YearOf(beyond) == year; beyond = beyond.Plus(direction))
            {
                if (IsLooked(beyond))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static int YearOf(Period period) => MiddleOf(period).Year;

    // A week belongs to the year, and the month, of its Thursday, as in ISO 8601.
    private static DateOnly MiddleOf(Period period) => period.Frequency == Frequency.Weekly ? period.FirstDay.AddDays(3) : period.FirstDay;
}
