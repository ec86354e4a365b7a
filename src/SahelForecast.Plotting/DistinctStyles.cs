using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>Lines and markers whose colour, dash and shape all differ, so that they can be told apart in black and white too.</summary>
internal static class DistinctStyles
{
    private static readonly LinePattern[] Dashes = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted, LinePattern.DenselyDashed];

    private static readonly MarkerShape[] Markers =
        [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.OpenCircle, MarkerShape.FilledTriangleDown];

    public static LineStyle Line(int index) => new(2.5f, ChartColors.Cycle(index), Dashes[index % Dashes.Length]);

    // There are as many colours as shapes: each round pairs them anew.
    public static MarkerStyle Marker(int index) => new(Markers[(index + (index / Markers.Length)) % Markers.Length], 8, ChartColors.Cycle(index)) { LineWidth = 2 };
}
