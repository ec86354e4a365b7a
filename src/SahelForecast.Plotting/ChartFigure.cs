using System.Text;
using ScottPlot;
using SkiaSharp;

namespace SahelForecast.Plotting;

/// <summary>A chart for people, to be drawn on <see cref="Plot"/> and saved: a title and a legend above the data, a caption below it.</summary>
/// <remarks>
/// <para>Text reads the same in every culture. On a machine without fonts, labels are written in a plain typeface of our own.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
public abstract class ChartFigure : IDisposable
{
    private const int SmallestWidth = 300;
    private const int SmallestHeight = 200;
    private const int LargestSize = 10_000;

    private readonly List<IPanel> _panels = [];

    private protected ChartFigure(string? title, string fontName)
    {
        Title = title;
        FontName = fontName;
        Plot = new Plot();
        Plot.HideLegend();
    }

    /// <summary>The plot to draw on. Its limits, ticks and labels are the figure's; everything else is yours.</summary>
    public Plot Plot { get; }

    /// <summary>The title; null takes one from what was drawn.</summary>
    public string? Title { get; set; }

    /// <summary>The words under the chart; null says what is known of the source. What a reader must know to read the chart is said in any case.</summary>
    public string? Caption { get; set; }

    private protected string FontName { get; }

    /// <summary>Whether a <see cref="FigureGrid"/> says legend and caption once for all.</summary>
    internal bool IsCell { get; set; }

    /// <summary>The figure as a PNG image.</summary>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its range.</exception>
    /// <exception cref="InvalidOperationException">Nothing is drawn, or things that do not fit one chart; the message says what to do.</exception>
    public byte[] ToPng(int width = 1000, int height = 600)
    {
        CheckAndCompose(width, height);
        using Image image = Plot.GetImage(width, height);
        return image.GetImageBytes(ImageFormat.Png);
    }

    /// <summary>The figure as an SVG drawing, whose text can be searched and restyled.</summary>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="ToPng" path="/exception"/>
    /// <returns>The text of an SVG file; the same figure gives the same text.</returns>
    public string ToSvg(int width = 1000, int height = 600)
    {
        CheckAndCompose(width, height);
        return SvgText.Portable(Plot.GetSvgXml(width, height), FontName);
    }

    /// <summary>Writes the figure to a PNG file, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="ToPng" path="/exception"/>
    /// <exception cref="IOException">The file can't be written; nothing half-written stays.</exception>
    public void SavePng(string path, int width = 1000, int height = 600) => WholeFile.Write(path, () => ToPng(width, height));

    /// <summary>Writes the figure to an SVG file, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="SavePng" path="/exception"/>
    public void SaveSvg(string path, int width = 1000, int height = 600) =>
        WholeFile.Write(path, () => Encoding.UTF8.GetBytes(ToSvg(width, height)));

    /// <summary>Frees the plot.</summary>
    public void Dispose()
    {
        Plot.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sets axes and panels for what has been drawn, before each rendering.</summary>
    private protected abstract void Compose(int width, int height);

    /// <summary>Typeface, ticks and frame alike on all our figures.</summary>
    private protected void StyleAxes()
    {
        Plot.Axes.Left.MinorTickStyle.Length = 0;
        foreach (IAxis axis in (IAxis[])[Plot.Axes.Left, Plot.Axes.Bottom])
        {
            axis.TickLabelStyle.FontName = FontName;
            axis.TickLabelStyle.FontSize = 13;
        }

        Plot.Axes.Right.FrameLineStyle.Width = 0;
        Plot.Axes.Top.FrameLineStyle.Width = 0;
        Plot.Grid.MajorLineColor = ChartColors.Grid;
    }

    /// <summary>Puts panels around the data, instead of those of an earlier rendering.</summary>
    private protected void SetPanels(params ReadOnlySpan<IPanel> panels)
    {
        _panels.ForEach(Plot.Axes.Remove);
        _panels.Clear();
        foreach (IPanel panel in panels)
        {
            _panels.Add(panel);
            Plot.Axes.AddPanel(panel);
        }
    }

    /// <summary>Draws the figure inside a part of a canvas, and nothing outside it.</summary>
    internal void Draw(SKCanvas canvas, PixelRect area)
    {
        Compose((int)area.Width, (int)area.Height);
        Plot.RenderManager.ClearCanvasBeforeEachRender = false;
        Plot.Render(canvas, area);
        Plot.RenderManager.ClearCanvasBeforeEachRender = true;
    }

    private void CheckAndCompose(int width, int height)
    {
        CheckSize(width, height);
        Compose(width, height);
    }

    internal static void CheckSize(int width, int height)
    {
        CheckSize(width, SmallestWidth, nameof(width));
        CheckSize(height, SmallestHeight, nameof(height));
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
