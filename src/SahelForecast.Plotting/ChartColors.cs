using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Colours that people with colour-blindness can tell apart.</summary>
/// <remarks>M. Okabe and K. Ito (2008), Color Universal Design, https://jfly.uni-koeln.de/color/.</remarks>
internal static class ChartColors
{
    public static Color History { get; } = Color.FromHex("#1F1F1F");

    public static Color Outcome { get; } = Color.FromHex("#D55E00");

    public static Color Break { get; } = Color.FromHex("#6A6A6A");

    public static Color Caption { get; } = Color.FromHex("#555555");

    public static Color Grid { get; } = Color.FromHex("#E6E6E6");

    /// <summary>For forecasts and scenarios, in the order they are added; never that of history or outcomes.</summary>
    public static Color Cycle(int index) => Palette[index % Palette.Length];

    private static readonly Color[] Palette =
    [
        Color.FromHex("#0072B2"), Color.FromHex("#E69F00"), Color.FromHex("#009E73"), Color.FromHex("#CC79A7"), Color.FromHex("#56B4E9"),
    ];
}
