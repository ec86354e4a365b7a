using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

public sealed partial class ForecastFigure
{
    private const double HighestBreakLabels = 0.4;

    /// <summary>Where the figures of a cell come from, for the caption of its grid.</summary>
    internal string CellSource { get; private set; } = "";

    /// <summary>What the axis of a cell cuts off, for the caption of its grid; null when nothing.</summary>
    internal string? CellCut { get; private set; }

    private protected override void Compose(int width, int height)
    {
        List<SeriesPlottable> shown = [.. Plot.GetPlottables<SeriesPlottable>().Where(plottable => plottable.IsVisible)];
        CheckContent(shown);

        PeriodRange periods = SeriesPlottable.Span(shown);
        ValueRange values = ValueRange.Of(shown, BandRoom, YMinimum, YMaximum);
        Style(periods);
        Arrange(shown, values, width);
        SetLimits(periods, values);

        // How much room break labels need is known only once they have been drawn.
        Plot.RenderInMemory(width, height);
        float labels = Plot.GetPlottables<BreakMarks>().Select(marks => marks.LabelHeight).DefaultIfEmpty().Max();
        if (labels > 0 && YMaximum is null)
        {
            values = values.WithHeadroom(Math.Min(HighestBreakLabels, labels / Plot.LastRender.DataRect.Height), shown);
            Arrange(shown, values, width);
            SetLimits(periods, values);
        }
    }

    private void Style(PeriodRange periods)
    {
        Plot.Axes.Left.TickGenerator = new NumericAutomatic { LabelFormatter = ChartText.Number, TickDensity = 0.6 };
        Plot.Axes.Bottom.TickGenerator = new PeriodTicks(() => periods);
        StyleAxes();
        Plot.Grid.XAxisStyle.IsVisible = false;
        foreach (BreakMarks marks in Plot.GetPlottables<BreakMarks>())
        {
            marks.FontName = FontName;
        }
    }

    /// <summary>Puts legend, line names and caption around the data, instead of those of an earlier rendering.</summary>
    private void Arrange(List<SeriesPlottable> shown, ValueRange values, int width)
    {
        ScenarioLines[] scenarios = [.. shown.OfType<ScenarioLines>()];
        foreach (ScenarioLines lines in scenarios)
        {
            lines.NamedAtTheLineEnd = !IsCell;
        }

        string source = Caption ?? CaptionText.Of(shown);
        string? cut = values.Cut(shown);
        string caption = string.Join('\n', new[] { source, cut }.Where(line => !string.IsNullOrEmpty(line)));
        string? title = Title ?? shown.Select(plottable => plottable.Metadata.DisplayName).FirstOrDefault(name => name is not null);
        SetPanels(
            new HeaderPanel(title ?? "", YLabel ?? shown[0].Metadata.Unit, IsCell ? [] : Plot.Legend.GetItems(), FontName, width, IsCell),
            new EndLabelPanel(IsCell ? [] : [.. scenarios.SelectMany(lines => lines.EndLabels)], FontName),
            new CaptionPanel(IsCell ? "" : caption, FontName, width));
        CellSource = source;
        CellCut = cut is null ? null : $"{title}: {char.ToLowerInvariant(cut[0])}{cut[1..]}";
    }

    private void SetLimits(PeriodRange periods, ValueRange values)
    {
        double left = PeriodAxis.PositionOf(periods.Start), right = PeriodAxis.PositionOf(periods.Last);
        double margin = Math.Max(PeriodAxis.Spacing(periods.Frequency) / 2, (right - left) * 0.015);
        Plot.Axes.SetLimits(left - margin, right + margin, values.Bottom, values.Top);
    }

    private void CheckContent(List<SeriesPlottable> shown)
    {
        if (Plot.GetPlottables<CalibrationPlottable>().Any())
        {
            throw new InvalidOperationException("Reliability and PIT charts have no time axis: draw them on a CalibrationFigure.");
        }

        if (Plot.GetPlottables<ComparisonDots>().Any())
        {
            throw new InvalidOperationException("A comparison has no time axis: draw it on a ComparisonFigure.");
        }

        if (Plot.GetPlottables<TornadoBars>().Any())
        {
            throw new InvalidOperationException("A tornado has no time axis: draw it on a TornadoFigure.");
        }

        if (shown.Count == 0)
        {
            throw new InvalidOperationException("The figure is empty: draw something first, such as figure.Plot.Add.History(series).");
        }

        Frequency[] frequencies = [.. shown.Select(plottable => plottable.Periods.Frequency).Distinct()];
        if (frequencies.Length > 1)
        {
            throw new InvalidOperationException(
                $"The figure mixes {string.Join(" and ", frequencies)} periods on one axis. Aggregate the finer series first, or make a figure each.");
        }
    }
}
