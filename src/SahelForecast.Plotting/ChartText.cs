using System.Globalization;
using ScottPlot.TickGenerators;

namespace SahelForecast.Plotting;

/// <summary>Words and numbers on charts, the same in every culture.</summary>
internal static class ChartText
{
    /// <summary>A number with thousands separators, such as 7,500,000 or 0.25.</summary>
    public static string Number(double value) =>
        value == 0 ? "0" : value.ToString(Math.Abs(value) >= 1000 ? "#,0" : "#,0.######", CultureInfo.InvariantCulture);

    /// <summary>A number with three figures: enough for the end of an axis, a tail or a simulated median.</summary>
    public static string Rounded(double value)
    {
        double unit = value == 0 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
        return Number(Math.Round(value / unit) * unit);
    }

    /// <summary>A level in per cent, such as 95 %.</summary>
    public static string Level(double level) => string.Create(CultureInfo.InvariantCulture, $"{level * 100:0.##} %");

    /// <summary>Ticks of an axis of fractions, in per cent.</summary>
    public static NumericAutomatic LevelTicks() => new() { LabelFormatter = Level, TickDensity = 0.8, MinorTickGenerator = new EvenlySpacedMinorTickGenerator(1) };

    /// <summary>Breaks text into lines of at most a width; a longer word stands alone.</summary>
    public static List<string> Wrap(string text, float width, Func<string, float> measure)
    {
        var lines = new List<string>();
        foreach (string paragraph in text.Split('\n'))
        {
            string line = "";
            foreach (string word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string longer = line.Length == 0 ? word : $"{line} {word}";
                if (line.Length > 0 && measure(longer) > width)
                {
                    lines.Add(line);
                    line = word;
                }
                else
                {
                    line = longer;
                }
            }

            lines.Add(line);
        }

        return lines;
    }
}
