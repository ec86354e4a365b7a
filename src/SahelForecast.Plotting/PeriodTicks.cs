using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Ticks that carry period names, thinned to round steps until no two labels touch.</summary>
internal sealed class PeriodTicks(Func<PeriodRange> periodsDrawn) : ITickGenerator
{
    private const float GapBetweenLabels = 14;

    // Yearly steps serve every frequency once labels within a year no longer fit.
    private static readonly int[] YearSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

    public Tick[] Ticks { get; set; } = [];

    public int MaxTickCount { get; set; } = 10_000;

    public void Regenerate(CoordinateRange range, Edge edge, PixelLength size, Paint paint, LabelStyle labelStyle)
    {
        PeriodRange periods = periodsDrawn();
        List<Period> visible = [.. periods.Where(period => range.Contains(PeriodAxis.PositionOf(period)))];
        double pixelsPerYear = size.Length / range.Span;
        List<Period> labelled = [];
        foreach (Func<Period, bool> isRound in Steps(periods.Frequency))
        {
            labelled = [.. visible.Where(isRound)];
            if (Fits(labelled, pixelsPerYear, paint, labelStyle))
            {
                break;
            }
        }

        // A short range may hold no round period: name its ends rather than nothing.
        if (labelled.Count == 0 && visible.Count > 0)
        {
            labelled = visible.Count > 1 ? [visible[0], visible[^1]] : visible;
        }

        bool showMinor = PeriodAxis.Spacing(periods.Frequency) * pixelsPerYear >= 4;
        IEnumerable<Tick> minor = showMinor ? visible.Except(labelled).Select(period => Tick.Minor(PeriodAxis.PositionOf(period))) : [];
        Ticks = [.. labelled.Select(period => Tick.Major(PeriodAxis.PositionOf(period), period.ToString())), .. minor];
    }

    private static bool Fits(List<Period> labelled, double pixelsPerYear, Paint paint, LabelStyle style)
    {
        double previousEnd = double.NegativeInfinity;
        foreach (Period period in labelled)
        {
            double centre = PeriodAxis.PositionOf(period) * pixelsPerYear;
            float width = style.Measure(period.ToString(), paint).Width;
            if (centre - (width / 2) < previousEnd + GapBetweenLabels)
            {
                return false;
            }

            previousEnd = centre + (width / 2);
        }

        return true;
    }

    /// <summary>From every period to ever rounder ones.</summary>
    private static IEnumerable<Func<Period, bool>> Steps(Frequency frequency)
    {
        yield return _ => true;
        switch (frequency)
        {
            case Frequency.Daily:
                yield return period => period.FirstDay.Day is 1 or 6 or 11 or 16 or 21 or 26;
                yield return period => period.FirstDay.Day is 1 or 11 or 21;
                break;
            case Frequency.Weekly:
                // Week 53 would crowd the first week of the next year.
                yield return period => Week(period) % 2 == 1 && Week(period) < 53;
                yield return period => Week(period) % 4 == 1 && Week(period) < 53;
                yield return period => Week(period) % 13 == 1 && Week(period) < 53;
                yield return period => Week(period) is 1 or 27;
                break;
        }

        if (frequency != Frequency.Weekly)
        {
            foreach (int months in (int[])[1, 2, 3, 6])
            {
                yield return period => period.FirstDay.Day == 1 && (period.FirstDay.Month - 1) % months == 0;
            }
        }

        foreach (int years in YearSteps)
        {
            yield return period => IsFirstOfYear(period) && Year(period) % years == 0;
        }
    }

    private static bool IsFirstOfYear(Period period) =>
        period.Frequency == Frequency.Weekly ? Week(period) == 1 : period.FirstDay is { Month: 1, Day: 1 };

    private static int Year(Period period) =>
        period.Frequency == Frequency.Weekly ? System.Globalization.ISOWeek.GetYear(Start(period)) : period.FirstDay.Year;

    private static int Week(Period period) => System.Globalization.ISOWeek.GetWeekOfYear(Start(period));

    private static DateTime Start(Period period) => period.FirstDay.ToDateTime(TimeOnly.MinValue);
}
