using ScottPlot;

namespace SahelForecast.Plotting;

/// <summary>How far the y axis of a figure reaches, and what that leaves out.</summary>
internal readonly record struct ValueRange(double Bottom, double Top)
{
    private const double Margin = 0.05;

    // Cutting off a sliver would cost the reader more than the space is worth.
    private const double Lenience = 1.5;
    private const double Sliver = 0.15;

    /// <summary>From the lower bound of the support, if that is 0, to the bands, unless these are far wider than all the rest.</summary>
    public static ValueRange Of(IReadOnlyList<SeriesPlottable> shown, double bandRoom, double? minimum, double? maximum)
    {
        double[] essentials = [.. shown.SelectMany(plottable => plottable.Essentials)];
        double[] edges = [.. shown.SelectMany(plottable => plottable.BandEdges).Select(edge => edge.Value)];
        bool fromZero = shown.All(plottable => plottable.Metadata.LowerBound == 0);
        double low = fromZero ? 0 : essentials.Min(), high = essentials.Max();
        // Room is counted in heights of what must be seen; where that is one flat value the bands decide.
        double room = high > low ? (bandRoom - 1) * (high - low) : double.PositiveInfinity;
        double bottom = fromZero ? 0 : low - Stretch(low - edges.Append(low).Min(), room);
        double top = high + Stretch(edges.Append(high).Max() - high, room);
        if (top <= bottom)
        {
            (bottom, top) = (fromZero ? 0 : bottom - 1, top + 1);
        }

        double margin = Margin * (top - bottom);
        var range = new ValueRange(minimum ?? (fromZero ? 0 : bottom - margin), maximum ?? (top + margin));
        return range.Top > range.Bottom
            ? range
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"The y axis would run from {range.Bottom} to {range.Top}. Set YMinimum below YMaximum, or leave them out."));
    }

    private static double Stretch(double wanted, double room) => wanted <= Lenience * room ? wanted : room;

    /// <summary>The same range with free space above, and a sliver more where that shows every band whole.</summary>
    public ValueRange WithHeadroom(double share, IReadOnlyList<SeriesPlottable> shown)
    {
        double top = Bottom + ((Top - Bottom) / (1 - share));
        double highest = shown.SelectMany(plottable => plottable.BandEdges).Select(edge => edge.Value).Append(Bottom).Max();
        return this with { Top = highest > top && highest - top <= Sliver * (top - Bottom) ? highest : top };
    }

    /// <summary>What lies outside, for the caption; null when nothing does.</summary>
    public string? Cut(IReadOnlyList<SeriesPlottable> shown)
    {
        (double bottom, double top) = this;
        BandEdge[] outside = [.. shown.SelectMany(plottable => plottable.BandEdges).Where(edge => edge.Value > top || edge.Value < bottom)];
        int hidden = shown.SelectMany(plottable => plottable.Essentials).Count(value => value > top || value < bottom);
        string? band = outside.Length == 0 ? null : BandWords(outside.MaxBy(edge => Math.Max(edge.Value - top, bottom - edge.Value)));
        string? values = hidden == 0 ? null : $"{hidden} observed {(hidden == 1 ? "value or median lies" : "values or medians lie")} outside";
        return band is null && values is null
            ? null
            : $"The axis is cut: it shows {ChartText.Number(Math.Round(bottom, 4))} to {ChartText.Rounded(top)}; {string.Join("; ", new[] { band, values }.OfType<string>())}.";
    }

    private static string BandWords(BandEdge edge) => $"{edge.Band} reaches {ChartText.Rounded(edge.Value)} in {edge.Period}";
}
