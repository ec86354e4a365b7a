namespace SahelForecast.Needs;

/// <summary>Forecast people in need, put together from sectors and units.</summary>
public sealed class NeedsEstimate
{
    internal NeedsEstimate(string label, JiafRegime regime, ForecastPanel byUnit, Forecast total, IReadOnlyList<UnitNeeds> units, IReadOnlyList<AssessmentGap> gaps) =>
        (Label, Regime, ByUnit, Total, Units, NotAssessed) = (label, regime, byUnit, total, units, gaps);

    /// <summary>That the figure is preliminary, by which rule, and which units it lacks.</summary>
    public string Label { get; }

    /// <summary>The rule.</summary>
    public JiafRegime Regime { get; }

    /// <summary>People in need by unit; units not assessed or not counted have no forecast.</summary>
    public ForecastPanel ByUnit { get; }

    /// <summary>People in need over the units of <see cref="ByUnit"/>, draw by draw.</summary>
    public Forecast Total { get; }

    /// <summary>All units.</summary>
    public IReadOnlyList<UnitNeeds> Units { get; }

    /// <summary>The sectoral figures that are missing.</summary>
    public IReadOnlyList<AssessmentGap> NotAssessed { get; }
}

/// <summary>Observed people in need, put together from sectors and units.</summary>
public sealed class ObservedNeeds
{
    internal ObservedNeeds(string label, JiafRegime regime, TimeSeriesPanel byUnit, TimeSeries total, IReadOnlyList<UnitNeeds> units, IReadOnlyList<AssessmentGap> gaps) =>
        (Label, Regime, ByUnit, Total, Units, NotAssessed) = (label, regime, byUnit, total, units, gaps);

    /// <summary>That the figure is preliminary, by which rule, and which units it lacks.</summary>
    public string Label { get; }

    /// <summary>The rule.</summary>
    public JiafRegime Regime { get; }

    /// <summary>People in need by unit; NaN where no sector was assessed. Units never assessed or not counted have no series.</summary>
    public TimeSeriesPanel ByUnit { get; }

    /// <summary>People in need over the units assessed in a period; NaN when none was. A change in which units lack a figure is a coverage break.</summary>
    public TimeSeries Total { get; }

    /// <summary>All units.</summary>
    public IReadOnlyList<UnitNeeds> Units { get; }

    /// <summary>The sectoral figures that are missing.</summary>
    public IReadOnlyList<AssessmentGap> NotAssessed { get; }
}
