using SahelForecast.Plotting.Typefaces;
using SkiaSharp;
using Xunit;

namespace SahelForecast.Plotting.Tests;

public sealed class FallbackTypefaceTests
{
    private const string Promised = "éèêàâçùûôîïëÉÀÇ·–—×±%°œ";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Create_PromisedCharacters_HaveGlyphsWithInk(bool bold)
    {
        using SKTypeface typeface = FallbackTypeface.Create(bold)!;
        using var font = new SKFont(typeface, 100);
        string ascii = string.Concat(Enumerable.Range(32, 95).Select(code => (char)code));

        foreach (char character in ascii + Promised)
        {
            ushort glyph = typeface.GetGlyph(character);
            Assert.True(glyph != 0, $"'{character}' has no glyph");
            using SKPath outline = font.GetGlyphPath(glyph);
            Assert.Equal(character == ' ', outline.IsEmpty);
            float advance = font.MeasureText(character.ToString());
            Assert.True(advance > 0 && outline.Bounds.Left > -8 && outline.Bounds.Right < advance + 8, $"'{character}' leans out of its place");
        }

        Assert.True(ChartFonts.CanWrite(typeface));
        Assert.Equal(bold, typeface.IsBold);
    }

    // Overlapping strokes must neither cancel out nor fill what they enclose.
    [Theory]
    [InlineData('0', 1)]
    [InlineData('4', 1)]
    [InlineData('6', 1)]
    [InlineData('8', 2)]
    [InlineData('9', 1)]
    [InlineData('A', 1)]
    [InlineData('B', 2)]
    [InlineData('a', 1)]
    [InlineData('b', 1)]
    [InlineData('d', 1)]
    [InlineData('e', 1)]
    [InlineData('g', 1)]
    [InlineData('q', 1)]
    [InlineData('œ', 2)]
    [InlineData('%', 2)]
    [InlineData('1', 0)]
    [InlineData('S', 0)]
    [InlineData('x', 0)]
    public void Create_LettersThatEncloseSpace_KeepTheirHoles(char character, int holes)
    {
        foreach (bool bold in (bool[])[false, true])
        {
            using SKTypeface typeface = FallbackTypeface.Create(bold)!;
            using var font = new SKFont(typeface, 60);
            using var picture = new SKBitmap(90, 90);
            using var canvas = new SKCanvas(picture);
            using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
            canvas.Clear(SKColors.White);
            canvas.DrawText(character.ToString(), 10, 65, font, paint);

            // One white region is the outside.
            Assert.Equal(holes + 1, WhiteRegions(picture));
        }
    }

    [Fact]
    public void Create_Digits_AreEquallyWide()
    {
        using SKTypeface typeface = FallbackTypeface.Create(bold: false)!;
        using var font = new SKFont(typeface, 14);

        Assert.Single("0123456789".Select(digit => font.MeasureText(digit.ToString())).Distinct());
    }

    [Fact]
    public void CreateFile_Twice_GivesTheSameBytes() => Assert.Equal(FallbackTypeface.CreateFile(bold: false), FallbackTypeface.CreateFile(bold: false));

    private static int WhiteRegions(SKBitmap picture)
    {
        int regions = 0;
        for (int start = 0; start < picture.Width * picture.Height; start++)
        {
            if (!IsWhite(start))
            {
                continue;
            }

            int size = 0;
            var todo = new Stack<int>([start]);
            while (todo.TryPop(out int at))
            {
                if (IsWhite(at))
                {
                    int x = at % picture.Width, y = at / picture.Width;
                    picture.SetPixel(x, y, SKColors.Red);
                    size++;
                    if (x > 0) todo.Push(at - 1);
                    if (x < picture.Width - 1) todo.Push(at + 1);
                    if (y > 0) todo.Push(at - picture.Width);
                    if (y < picture.Height - 1) todo.Push(at + picture.Width);
                }
            }

            // Slivers between strokes are no holes.
            regions += size >= 8 ? 1 : 0;
        }

        return regions;

        bool IsWhite(int at) => picture.GetPixel(at % picture.Width, at / picture.Width).Green > 128;
    }
}
