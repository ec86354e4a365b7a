using SahelForecast.Plotting.Typefaces;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

/// <summary>A tornado chart: which assumption of a scenario moves a result most.</summary>
/// <remarks>
/// <para>Draw on <see cref="ChartFigure.Plot"/> with <c>Plot.Add.Tornado</c>, then save. The shares in brackets are first-order Sobol indices.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
public sealed class TornadoFigure : ChartFigure
{
    private const float HalfATickLabel = 45;

    private const string Caveat =
        "Bars: the median when one assumption's size is moved and the others stay at their medians. In brackets: the share of the variance that this size alone explains; the rest is the forecast's own spread.";

    /// <summary>Starts an empty figure.</summary>
    /// <param name="title">The title; null says what the chart shows.</param>
    /// <exception cref="ForecastException">No typeface can write a label; the message says what to install.</exception>
    public TornadoFigure(string? title = null)
        : base(title, ChartFonts.Family)
    {
    }

    private protected override void Compose(int width, int height)
    {
        TornadoBars[] shown = [.. Plot.GetPlottables<TornadoBars>().Where(bars => bars.IsVisible)];
        if (shown.Length != 1 || Plot.GetPlottables<SeriesPlottable>().Any())
        {
            throw new InvalidOperationException(
                $"A TornadoFigure shows one tornado, but holds {shown.Length}{(Plot.GetPlottables<SeriesPlottable>().Any() ? " and series" : "")}: draw one with figure.Plot.Add.Tornado(influences, unit).");
        }

        TornadoBars bars = shown[0];
        bars.FontName = FontName;
        Plot.Axes.SetLimits(bars.GetAxisLimits());
        using Paint paint = Paint.NewDisposablePaint();
        Plot.Axes.Left.TickGenerator = bars.Names(width * 0.33f, paint);
        Plot.Axes.Left.MajorTickStyle.Length = 0;
        Plot.Axes.Bottom.TickGenerator = new NumericAutomatic { LabelFormatter = ChartText.Number, TickDensity = 0.8 };
        Plot.Axes.Bottom.MinorTickStyle.Length = 0;
        StyleAxes();
        Plot.Axes.Right.MinimumSize = HalfATickLabel;
        Plot.Grid.YAxisStyle.IsVisible = false;
        string caption = string.Join('\n', new[] { Caption, Caveat }.Where(line => !string.IsNullOrEmpty(line)));
        SetPanels(
            new HeaderPanel(Title ?? "Which assumption moves the result most", bars.Unit, Plot.Legend.GetItems(), FontName, width),
            new CaptionPanel(caption, FontName, width));
    }
}
