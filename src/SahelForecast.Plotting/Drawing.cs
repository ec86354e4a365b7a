using ScottPlot;
using SkiaSharp;

namespace SahelForecast.Plotting;

/// <summary>Lines, bands and markers that come out alike in PNG and SVG.</summary>
internal static class Drawing
{
    /// <summary>Draws a line through points.</summary>
    public static void Line(SKCanvas canvas, IReadOnlyList<Pixel> points, LineStyle style)
    {
        if (points.Count < 2)
        {
            return;
        }

        using SKPath path = Path(points);
        using var paint = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            StrokeWidth = style.Width,
            StrokeJoin = SKStrokeJoin.Round,
            Color = style.Color.ToSKColor(),
            IsAntialias = true,
        };
        if (style.Pattern.Intervals is not { Length: > 0 } dashes)
        {
            canvas.DrawPath(path, paint);
            return;
        }

        // The SVG canvas of Skia ignores dashes, so each dash is drawn as a small shape.
        using SKPathEffect effect = SKPathEffect.CreateDash(dashes, 0);
        paint.PathEffect = effect;
        using SKPath? shapes = paint.GetFillPath(path);
        if (shapes is not null)
        {
            Fill(canvas, shapes, style.Color);
        }
    }

    /// <summary>Fills the area between two lines; the second runs back.</summary>
    public static void Band(SKCanvas canvas, IEnumerable<Pixel> there, IEnumerable<Pixel> back, Color color)
    {
        using SKPath path = Path([.. there, .. back]);
        path.Close();
        Fill(canvas, path, color);
    }

    /// <summary>Fills a rectangle.</summary>
    public static void Box(SKCanvas canvas, PixelRect area, Color color)
    {
        using var path = new SKPath();
        path.AddRect(area.ToSKRect());
        Fill(canvas, path, color);
    }

    /// <summary>Draws a marker at each point.</summary>
    public static void Markers(RenderPack rp, IEnumerable<Pixel> points, MarkerStyle style)
    {
        if (style.Shape == MarkerShape.None)
        {
            return;
        }

        foreach (Pixel point in points)
        {
            style.Render(rp.Canvas, point, rp.Paint);
        }
    }

    private static void Fill(SKCanvas canvas, SKPath path, Color color)
    {
        using var paint = new SKPaint { Style = SKPaintStyle.Fill, Color = color.ToSKColor(), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private static SKPath Path(IReadOnlyList<Pixel> points)
    {
        var path = new SKPath();
        path.AddPoly([.. points.Select(point => point.ToSKPoint())], close: false);
        return path;
    }
}
