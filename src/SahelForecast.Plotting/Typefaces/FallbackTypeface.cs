using SkiaSharp;

namespace SahelForecast.Plotting.Typefaces;

/// <summary>A small sans-serif typeface made from our own strokes at run time: plain, but readable from 12 pixels on.</summary>
/// <remarks>Has ASCII and the accents of French, Spanish and Portuguese. Other characters show as an empty box.</remarks>
internal static class FallbackTypeface
{
    /// <summary>The family name; SVG viewers read it as "any sans-serif", which is the best that they can do.</summary>
    public const string FamilyName = "sans-serif";

    private const int UnitsPerEm = 1000;
    private const float Grid = 50;
    private const float SideBearing = 1.9f * Grid;
    private const float RegularStroke = 84;
    private const float BoldStroke = 116;

    /// <summary>Makes the typeface; the caller owns it.</summary>
    /// <returns>Null when this machine can't read TrueType at all.</returns>
    public static SKTypeface? Create(bool bold)
    {
        using SKData data = SKData.CreateCopy(CreateFile(bold));
        return SKTypeface.FromData(data);
    }

    internal static byte[] CreateFile(bool bold)
    {
        float stroke = bold ? BoldStroke : RegularStroke;
        var glyphs = new List<TrueTypeGlyph> { Outline('\0', new StrokeGlyph(8, "M0,0 L0,13 L8,13 L8,0 Z"), stroke) };
        glyphs.AddRange(StrokeGlyphs.All.OrderBy(entry => entry.Key).Select(entry => Outline(entry.Key, entry.Value, stroke)));
        return TrueTypeFile.Write(FamilyName, bold, UnitsPerEm, glyphs);
    }

    private static TrueTypeGlyph Outline(char character, StrokeGlyph glyph, float stroke)
    {
        int advance = (int)MathF.Round((glyph.Width * Grid) + (2 * SideBearing));
        using SKPath? path = SKPath.ParseSvgPathData(glyph.Strokes);
        if (path is null || path.IsEmpty)
        {
            return new TrueTypeGlyph(character, advance, []);
        }

        // The lowest stroke rests on the baseline with its edge, not its centre.
        path.Transform(SKMatrix.CreateScaleTranslation(Grid, Grid, SideBearing, RegularStroke / 2));
        using var paint = new SKPaint
        {
            Style = SKPaintStyle.Stroke,
            StrokeWidth = stroke,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
        };
        using SKPath filled = paint.GetFillPath(path) ?? throw new ForecastException($"The outline of '{character}' could not be made.");
        return new TrueTypeGlyph(character, advance, Contours(filled));
    }

    private static List<List<(short X, short Y)>> Contours(SKPath path)
    {
        var contours = new List<List<(short X, short Y)>>();
        Span<SKPoint> points = stackalloc SKPoint[4];
        using SKPath.RawIterator verbs = path.CreateRawIterator();
        for (SKPathVerb verb = verbs.Next(points); verb != SKPathVerb.Done; verb = verbs.Next(points))
        {
            switch (verb)
            {
                case SKPathVerb.Move:
                    contours.Add([]);
                    AddPoint(contours[^1], points[0]);
                    break;
                case SKPathVerb.Line:
                    AddPoint(contours[^1], points[1]);
                    break;
                case SKPathVerb.Quad or SKPathVerb.Conic or SKPathVerb.Cubic:
                    AddCurve(contours[^1], verb, points, verb == SKPathVerb.Conic ? verbs.ConicWeight() : 1);
                    break;
            }
        }

        foreach (List<(short X, short Y)> contour in contours)
        {
            // A contour closes itself.
            if (contour.Count > 1 && contour[0] == contour[^1])
            {
                contour.RemoveAt(contour.Count - 1);
            }
        }

        contours.RemoveAll(contour => contour.Count < 3);
        return contours;
    }

    // Short straight pieces: at label sizes no eye sees them.
    private static void AddCurve(List<(short X, short Y)> contour, SKPathVerb verb, ReadOnlySpan<SKPoint> p, float weight)
    {
        const int Pieces = 5;
        for (int i = 1; i <= Pieces; i++)
        {
            float t = i / (float)Pieces, s = 1 - t;
            if (verb == SKPathVerb.Cubic)
            {
                AddPoint(contour, Sum((s * s * s, p[0]), (3 * s * s * t, p[1]), (3 * s * t * t, p[2]), (t * t * t, p[3])));
            }
            else
            {
                float middle = 2 * s * t * weight, total = (s * s) + middle + (t * t);
                AddPoint(contour, Sum((s * s / total, p[0]), (middle / total, p[1]), (t * t / total, p[2])));
            }
        }
    }

    private static SKPoint Sum(params ReadOnlySpan<(float Weight, SKPoint Point)> parts)
    {
        SKPoint sum = default;
        foreach ((float weight, SKPoint point) in parts)
        {
            sum.Offset(weight * point.X, weight * point.Y);
        }

        return sum;
    }

    private static void AddPoint(List<(short X, short Y)> contour, SKPoint point)
    {
        (short, short) rounded = ((short)MathF.Round(point.X), (short)MathF.Round(point.Y));
        if (contour.Count == 0 || contour[^1] != rounded)
        {
            contour.Add(rounded);
        }
    }
}
