using SahelForecast.Plotting.Typefaces;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

/// <summary>A chart of which model scored best and whether chance can explain it.</summary>
/// <remarks>
/// <para>Draw on <see cref="ChartFigure.Plot"/> with <c>Plot.Add.Comparison</c>, then save. A comparison does not know its source: say it in <see cref="ChartFigure.Caption"/>.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
public sealed class ComparisonFigure : ChartFigure
{
    /// <summary>Starts an empty figure.</summary>
    /// <param name="title">The title; null says what the chart shows.</param>
    /// <exception cref="ForecastException">No typeface can write a label; the message says what to install.</exception>
    public ComparisonFigure(string? title = null)
        : base(title, ChartFonts.Family)
    {
    }

    private protected override void Compose(int width, int height)
    {
        ComparisonDots[] shown = [.. Plot.GetPlottables<ComparisonDots>().Where(dots => dots.IsVisible)];
        if (shown.Length != 1 || Plot.GetPlottables<SeriesPlottable>().Any())
        {
            throw new InvalidOperationException(
                $"A ComparisonFigure shows one comparison, but holds {shown.Length}{(Plot.GetPlottables<SeriesPlottable>().Any() ? " and series" : "")}: draw one with figure.Plot.Add.Comparison(differences, reference).");
        }

        ComparisonDots dots = shown[0];
        dots.FontName = FontName;
        AxisLimits limits = dots.GetAxisLimits();
        Plot.Axes.SetLimits(limits);
        Plot.Axes.SetLimitsY(limits.Bottom, limits.Top, Plot.Axes.Right);
        using Paint paint = Paint.NewDisposablePaint();
        Plot.Axes.Left.TickGenerator = dots.Names(width * 0.3f, paint);
        Plot.Axes.Right.TickGenerator = dots.Figures();
        Plot.Axes.Right.TickLabelStyle.FontName = FontName;
        Plot.Axes.Right.TickLabelStyle.FontSize = 13;
        Plot.Axes.Right.MajorTickStyle.Length = 0;
        Plot.Axes.Left.MajorTickStyle.Length = 0;
        Plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = ChartText.Level, TickDensity = 0.8 };
        Plot.Axes.Bottom.MinorTickStyle.Length = 0;
        StyleAxes();
        Plot.Axes.Left.FrameLineStyle.Width = 0;
        LabelStyle label = Plot.Axes.Bottom.Label;
        label.Text = $"score less that of {dots.Reference}, in per cent of it: lower is better";
        label.FontName = FontName;
        label.FontSize = 13;
        label.Bold = false;
        label.ForeColor = ChartColors.History;
        string caveat = dots.HasIntervals ? $"Lines and brackets: {ChartText.Level(dots.Level)} intervals of the difference." : "";
        string caption = string.Join('\n', new[] { Caption, caveat }.Where(line => !string.IsNullOrEmpty(line)));
        SetPanels(
            new HeaderPanel(Title ?? "Which model scored best", "", Plot.Legend.GetItems(), FontName, width),
            new CaptionPanel(caption, FontName, width));
    }
}
