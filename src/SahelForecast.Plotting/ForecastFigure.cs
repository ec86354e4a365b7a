using SahelForecast.Plotting.Typefaces;

namespace SahelForecast.Plotting;

/// <summary>A chart of figures over time: title, unit, period names, thousands separators, a legend beside the data, and a caption that says
/// where the figures come from.</summary>
/// <remarks>
/// <para>Draw on <see cref="ChartFigure.Plot"/> with <see cref="PlottableAdderExtensions"/>, then save. The figure reads unit, source, vintage,
/// origin and model off what was drawn, and sets the axes each time it is rendered. The title is by default the display name of the first
/// series or forecast drawn.</para>
/// <para>The y axis starts at 0 when 0 is the lower bound of everything drawn. Bands may stretch it to <see cref="BandRoom"/> times the height of
/// observed values and medians, or half as much again if that shows them whole; what is cut is said in the caption.</para>
/// <para>Not safe for use by several threads at once.</para>
/// </remarks>
public sealed partial class ForecastFigure : ChartFigure
{
    /// <summary>Starts an empty figure.</summary>
    /// <param name="title">The title; null takes the display name of the first series or forecast drawn.</param>
    /// <exception cref="ForecastException">No typeface can write a label; the message says what to install.</exception>
    public ForecastFigure(string? title = null)
        : this(title, ChartFonts.Family)
    {
    }

    internal ForecastFigure(string? title, string fontName)
        : base(title, fontName)
    {
    }

    /// <summary>The words over the y axis; null takes the unit of the series.</summary>
    public string? YLabel { get; set; }

    /// <summary>Where the y axis starts, in the unit of the series; null lets the figure decide.</summary>
    public double? YMinimum { get; set; }

    /// <summary>Where the y axis ends, in the unit of the series; null lets the figure decide.</summary>
    public double? YMaximum { get; set; }

    /// <summary>How many times the height of observed values and medians the bands may stretch the y axis to, at least 1.</summary>
    /// <value>Default 2: observed values and medians keep at least about two fifths of the height. <see cref="double.PositiveInfinity"/> never cuts.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1 or NaN.</exception>
    public double BandRoom
    {
        get;
        set => field = value >= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, FormattableString.Invariant($"BandRoom is {value}, but must be at least 1."));
    } = 2;
}
