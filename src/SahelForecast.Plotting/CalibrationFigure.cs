using SahelForecast.Plotting.Typefaces;
using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>A chart of how honest forecasts were: a reliability diagram or a PIT histogram, with the words that tell a reader what a shape means.</summary>
/// <remarks>
/// <para>Draw one chart on <see cref="ChartFigure.Plot"/> with <c>Plot.Add.Reliability</c> or <c>Plot.Add.Pit</c>, then save. The axes are set each
/// time the figure is rendered. A backtest does not know its source: say it in <see cref="ChartFigure.Caption"/>.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
public sealed class CalibrationFigure : ChartFigure
{
    /// <summary>Starts an empty figure.</summary>
    /// <param name="title">The title; null says what the chart shows.</param>
    /// <exception cref="ForecastException">No typeface can write a label; the message says what to install.</exception>
    public CalibrationFigure(string? title = null)
        : this(title, ChartFonts.Family)
    {
    }

    internal CalibrationFigure(string? title, string fontName)
        : base(title, fontName)
    {
    }

    private protected override void Compose(int width, int height)
    {
        CalibrationPlottable chart = Chart();
        chart.FontName = FontName;
        chart.SetAxes(Plot);
        StyleAxes();
        Plot.Axes.Left.Label.Text = "";
        LabelStyle label = Plot.Axes.Bottom.Label;
        label.FontName = FontName;
        label.ForeColor = ChartColors.History;
        using Paint paint = Paint.NewDisposablePaint();
        label.Text = string.Join('\n', ChartText.Wrap(chart.XLabel, width * 0.8f, text => label.Measure(text, paint).Width));
        string caption = string.Join('\n', new[] { Caption, chart.Caveat }.Where(line => !string.IsNullOrEmpty(line)));
        SetPanels(
            new HeaderPanel(Title ?? chart.Title, chart.YLabel, Plot.Legend.GetItems(), FontName, width),
            new CaptionPanel(caption, FontName, width));
    }

    private CalibrationPlottable Chart()
    {
        if (Plot.GetPlottables<SeriesPlottable>().Any())
        {
            throw new InvalidOperationException("Series and forecasts need a time axis: draw them on a ForecastFigure.");
        }

        CalibrationPlottable[] shown = [.. Plot.GetPlottables<CalibrationPlottable>().Where(plottable => plottable.IsVisible)];
        return shown.Length switch
        {
            0 => throw new InvalidOperationException("The figure is empty: draw something first, such as figure.Plot.Add.Reliability(ReliabilityTable.Of(result))."),
            1 => shown[0],
            _ => throw new InvalidOperationException(
                $"The figure holds {shown.Length} charts, which would hide one another: make a figure each. Several models go into one Reliability(first, second)."),
        };
    }
}
