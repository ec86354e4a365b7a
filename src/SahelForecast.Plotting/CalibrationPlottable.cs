using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>A chart of how honest forecasts were; its axes are shares, not time, so that it fills a plot of its own.</summary>
public abstract class CalibrationPlottable : IPlottable
{
    private protected CalibrationPlottable()
    {
    }

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = ScottPlot.Axes.Default;

    /// <inheritdoc/>
    public abstract IEnumerable<LegendItem> LegendItems { get; }

    /// <summary>The title of a figure that was given none.</summary>
    internal abstract string Title { get; }

    /// <summary>The words under the x axis, which say how to read the shape.</summary>
    internal abstract string XLabel { get; }

    internal abstract string YLabel { get; }

    /// <summary>What the chart takes for granted, for the caption.</summary>
    internal abstract string Caveat { get; }

    internal abstract ITickGenerator XTicks { get; }

    /// <summary>The whole of the axes, with room for markers at their ends.</summary>
    internal abstract AxisLimits Frame { get; }

    internal string FontName { get; set; } = Typefaces.ChartFonts.Family;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => Frame;

    /// <inheritdoc/>
    public abstract void Render(RenderPack rp);

    /// <summary>Limits, ticks and words of the axes of a plot that this chart fills.</summary>
    internal void SetAxes(Plot plot)
    {
        plot.Axes.SetLimits(Frame);
        plot.Axes.Bottom.TickGenerator = XTicks;
        plot.Axes.Left.TickGenerator = ChartText.LevelTicks();
        plot.Axes.Bottom.Label.Text = XLabel;
        plot.Axes.Left.Label.Text = YLabel;
        foreach (LabelStyle label in (LabelStyle[])[plot.Axes.Bottom.Label, plot.Axes.Left.Label])
        {
            label.FontSize = 13;
            label.Bold = false;
        }
    }

    /// <summary>How many outcomes, such as "1,240 outcomes" or "7 to 12 outcomes".</summary>
    internal static string Outcomes(int fewest, int most) => fewest == most
        ? $"{ChartText.Number(most)} {(most == 1 ? "outcome" : "outcomes")}"
        : $"{ChartText.Number(fewest)} to {ChartText.Number(most)} outcomes";

    private protected Pixel At(double x, double y) => Axes.GetPixel(new Coordinates(x, y));
}
