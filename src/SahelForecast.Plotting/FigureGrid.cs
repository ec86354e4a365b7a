using System.Text;
using ScottPlot;
using SkiaSharp;

namespace SahelForecast.Plotting;

/// <summary>Small multiples: figures of one kind side by side, each with its own title and scale, with one legend and one caption for all.</summary>
/// <remarks>Not safe for use by several threads at once. The figures stay the caller's to dispose.</remarks>
public sealed class FigureGrid
{
    private const float Gap = 8;

    private readonly ForecastFigure[] _figures;
    private readonly int _columns;

    /// <summary>Puts figures side by side.</summary>
    /// <param name="title">The title over all of them.</param>
    /// <param name="figures">At least one, drawn alike: what bears the same words in several legends is named once.</param>
    /// <param name="columns">Figures in a row, at least 1.</param>
    /// <exception cref="ArgumentException">There are no figures, or one comes twice.</exception>
    public FigureGrid(string title, IReadOnlyList<ForecastFigure> figures, int columns)
    {
        ArgumentNullException.ThrowIfNull(figures);
        if (columns < 1)
        {
            throw new ArgumentOutOfRangeException(nameof(columns), columns, $"columns is {columns}, but must be at least 1.");
        }

        if (figures.Count == 0 || figures.Distinct().Count() < figures.Count)
        {
            throw new ArgumentException(figures.Count == 0 ? "figures is empty: give at least one." : "figures holds one figure twice.", nameof(figures));
        }

        Title = title;
        _figures = [.. figures];
        _columns = Math.Min(columns, figures.Count);
    }

    /// <summary>The title over all figures.</summary>
    public string Title { get; set; }

    /// <summary>The words under all figures; null says what is known of the sources.</summary>
    public string? Caption { get; set; }

    /// <summary>The grid as a PNG image.</summary>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <returns>The bytes of a PNG file.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is outside its range.</exception>
    /// <exception cref="InvalidOperationException">A figure is empty, or the size leaves a figure no room; the message says what to do.</exception>
    public byte[] ToPng(int width = 1200, int height = 900)
    {
        ChartFigure.CheckSize(width, height);
        using var surface = SKSurface.Create(new SKImageInfo(width, height));
        Draw(surface.Canvas, new PixelRect(0, width, height, 0));
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>The grid as an SVG drawing.</summary>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="ToPng" path="/exception"/>
    /// <returns>The text of an SVG file; the same figures give the same text.</returns>
    public string ToSvg(int width = 1200, int height = 900)
    {
        ChartFigure.CheckSize(width, height);
        using var stream = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, width, height), stream))
        {
            Draw(canvas, new PixelRect(0, width, height, 0));
        }

        return SvgText.Portable(Encoding.UTF8.GetString(stream.ToArray()), Typefaces.ChartFonts.Family);
    }

    /// <summary>Writes the grid to a PNG file, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="ToPng" path="/exception"/>
    /// <exception cref="IOException">The file can't be written; nothing half-written stays.</exception>
    public void SavePng(string path, int width = 1200, int height = 900) => WholeFile.Write(path, () => ToPng(width, height));

    /// <summary>Writes the grid to an SVG file, whole or not at all.</summary>
    /// <param name="path">The file; replaced if it exists. Its folder must exist.</param>
    /// <param name="width">Pixels, 300 to 10,000.</param>
    /// <param name="height">Pixels, 200 to 10,000.</param>
    /// <inheritdoc cref="SavePng" path="/exception"/>
    public void SaveSvg(string path, int width = 1200, int height = 900) => WholeFile.Write(path, () => Encoding.UTF8.GetBytes(ToSvg(width, height)));

    private void Draw(SKCanvas canvas, PixelRect whole)
    {
        foreach (ForecastFigure figure in _figures)
        {
            figure.IsCell = true;
        }

        try
        {
            canvas.Clear(SKColors.White);
            // Drawn once on a canvas that nobody sees, so that legend and captions of the cells are known.
            using SKSurface unseen = SKSurface.CreateNull((int)whole.Width, (int)whole.Height);
            DrawCells(unseen.Canvas, whole);
            DrawCells(canvas, DrawFrame(unseen.Canvas, canvas, whole));
        }
        finally
        {
            foreach (ForecastFigure figure in _figures)
            {
                figure.IsCell = false;
            }
        }
    }

    /// <summary>Draws title, legend and caption.</summary>
    /// <returns>The room that is left for the figures.</returns>
    private PixelRect DrawFrame(SKCanvas unseen, SKCanvas canvas, PixelRect whole)
    {
        string font = Typefaces.ChartFonts.Family;
        using var frame = new Plot();
        frame.HideAxesAndGrid();
        frame.DataBackground.Color = Colors.White;
        frame.RenderManager.ClearCanvasBeforeEachRender = false;
        string caption = Caption ?? string.Join('\n', _figures.Select(figure => figure.CellSource).Concat(_figures.Select(figure => figure.CellCut)).Where(line => !string.IsNullOrEmpty(line)).Distinct());
        frame.Axes.AddPanel(new HeaderPanel(Title, "", [.. _figures.SelectMany(figure => figure.Plot.Legend.GetItems()).DistinctBy(item => item.LabelText)], font, whole.Width));
        frame.Axes.AddPanel(new CaptionPanel(caption, font, whole.Width));
        frame.Render(unseen, whole); // a first rendering settles the layout and draws twice
        frame.Render(canvas, whole);
        PixelRect inside = frame.LastRender.DataRect;
        return new PixelRect(whole.Left, whole.Right, inside.Bottom, inside.Top);
    }

    private void DrawCells(SKCanvas canvas, PixelRect room)
    {
        int rows = ((_figures.Length - 1) / _columns) + 1;
        float width = (room.Width - ((_columns - 1) * Gap)) / _columns;
        float height = (room.Height - ((rows - 1) * Gap)) / rows;
        if (width < 150 || height < 120)
        {
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{_figures.Length} figures in {_columns} columns get {width:0} x {height:0} pixels each, but need 150 x 120. Make the grid larger, or change columns."));
        }

        for (int i = 0; i < _figures.Length; i++)
        {
            float left = room.Left + (i % _columns * (width + Gap)), top = room.Top + (i / _columns * (height + Gap));
            _figures[i].Draw(canvas, new PixelRect(left, left + width, top + height, top));
        }
    }
}
