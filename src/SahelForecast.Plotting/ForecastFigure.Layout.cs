using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

public sealed partial class ForecastFigure
{
    private const int SmallestWidth = 300;
    private const int SmallestHeight = 200;
    private const int LargestSize = 10_000;
    private const double HighestBreakLabels = 0.4;

    private void Compose(int width, int height)
    {
        CheckSize(width, SmallestWidth, nameof(width));
        CheckSize(height, SmallestHeight, nameof(height));
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
        Plot.Axes.Left.MinorTickStyle.Length = 0;
        Plot.Axes.Bottom.TickGenerator = new PeriodTicks(() => periods);
        foreach (IAxis axis in (IAxis[])[Plot.Axes.Left, Plot.Axes.Bottom])
        {
            axis.TickLabelStyle.FontName = _fontName;
            axis.TickLabelStyle.FontSize = 13;
        }

        Plot.Axes.Right.FrameLineStyle.Width = 0;
        Plot.Axes.Top.FrameLineStyle.Width = 0;
        Plot.Grid.MajorLineColor = ChartColors.Grid;
        Plot.Grid.XAxisStyle.IsVisible = false;
        foreach (BreakMarks marks in Plot.GetPlottables<BreakMarks>())
        {
            marks.FontName = _fontName;
        }
    }

    /// <summary>Puts legend, line names and caption around the data, instead of those of an earlier rendering.</summary>
    private void Arrange(List<SeriesPlottable> shown, ValueRange values, int width)
    {
        _panels.ForEach(Plot.Axes.Remove);
        _panels.Clear();
        ScenarioLines[] scenarios = [.. shown.OfType<ScenarioLines>()];
        foreach (ScenarioLines lines in scenarios)
        {
            lines.NamedAtTheLineEnd = true;
        }

        string caption = string.Join('\n', new[] { Caption ?? CaptionText.Of(shown), values.Cut(shown) }.Where(line => !string.IsNullOrEmpty(line)));
        string? title = Title ?? shown.Select(plottable => plottable.Metadata.DisplayName).FirstOrDefault(name => name is not null);
        Add(new HeaderPanel(title ?? "", YLabel ?? shown[0].Metadata.Unit, Plot.Legend, _fontName, width));
        Add(new EndLabelPanel([.. scenarios.SelectMany(lines => lines.EndLabels)], _fontName));
        if (caption.Length > 0)
        {
            Add(new CaptionPanel(caption, _fontName, width));
        }
    }

    private void Add(IPanel panel)
    {
        _panels.Add(panel);
        Plot.Axes.AddPanel(panel);
    }

    private void SetLimits(PeriodRange periods, ValueRange values)
    {
        double left = PeriodAxis.PositionOf(periods.Start), right = PeriodAxis.PositionOf(periods.Last);
        double margin = Math.Max(PeriodAxis.Spacing(periods.Frequency) / 2, (right - left) * 0.015);
        Plot.Axes.SetLimits(left - margin, right + margin, values.Bottom, values.Top);
    }

    private static void CheckContent(List<SeriesPlottable> shown)
    {
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

    private static void CheckSize(int size, int smallest, string name)
    {
        if (size < smallest || size > LargestSize)
        {
            throw new ArgumentOutOfRangeException(
                name, size, FormattableString.Invariant($"{name} is {size}, but must be between {smallest} and {LargestSize} pixels."));
        }
    }
}
