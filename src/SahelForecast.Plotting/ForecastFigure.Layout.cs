using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

public sealed partial class ForecastFigure
{
    private const double HighestBreakLabels = 0.4;

    /// <summary>What a figure that is a cell would have said below it.</summary>
    internal string CellCaption { get; private set; } = "";

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

        string caption = string.Join('\n', new[] { Caption ?? CaptionText.Of(shown), values.Cut(shown) }.Where(line => !string.IsNullOrEmpty(line)));
        string? title = Title ?? shown.Select(plottable => plottable.Metadata.DisplayName).FirstOrDefault(name => name is not null);
        SetPanels(
            new HeaderPanel(title ?? "", YLabel ?? shown[0].Metadata.Unit, IsCell ? [] : Plot.Legend.GetItems(), FontName, width),
            new EndLabelPanel(IsCell ? [] : [.. scenarios.SelectMany(lines => lines.EndLabels)], FontName),
            new CaptionPanel(IsCell ? "" : caption, FontName, width));
        CellCaption = caption;
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
