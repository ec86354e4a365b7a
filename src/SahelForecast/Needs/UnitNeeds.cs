namespace SahelForecast.Needs;

/// <summary>A sectoral figure that is missing: not assessed, which is not zero.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Sector">The sector.</param>
/// <param name="Periods">The periods without a figure.</param>
public sealed record AssessmentGap(SeriesKey Unit, string Sector, IReadOnlyList<Period> Periods);

/// <summary>What is known of one unit of a mosaic.</summary>
public sealed class UnitNeeds
{
    private readonly IReadOnlyList<string> _sectors;
    private readonly double[][]? _shares;
    private readonly PeriodRange _periods;

    internal UnitNeeds(SeriesKey key, int? severity, bool isCounted, PeriodRange periods, IReadOnlyList<string> sectors, double[][]? shares)
    {
        Key = key;
        Severity = severity;
        IsCounted = isCounted;
        _periods = periods;
        _sectors = sectors;
        _shares = shares;
    }

    /// <summary>The unit.</summary>
    public SeriesKey Key { get; }

    /// <summary>Its intersectoral severity, 1 to 5; null when not given, or when it is forecast.</summary>
    public int? Severity { get; }

    /// <summary>Whether its people count under the rule; false when its severity is below the minimum. True where the severity is forecast: they count in some futures.</summary>
    public bool IsCounted { get; }

    /// <summary>Whether any sector was assessed.</summary>
    public bool IsAssessed => _shares is not null;

    /// <summary>How often a sector has the highest figure of the unit: a fraction of the draws of a forecast, 0 or 1 for observed figures.</summary>
    /// <param name="sector">The sector.</param>
    /// <param name="period">The period.</param>
    /// <returns>A fraction in [0, 1]; a tie is shared equally. NaN where the sector was not assessed or the unit is not counted.</returns>
    /// <exception cref="ArgumentException">No unit has such a sector, or the period is outside the figures.</exception>
    public double DrivingShare(string sector, Period period)
    {
        int index = _sectors.ToList().IndexOf(sector);
        int step = _periods.IndexOf(period);
        return index < 0 ? throw new ArgumentException($"sector is \"{sector}\", but must be one of: {string.Join(", ", _sectors)}.", nameof(sector))
            : step < 0 ? throw new ArgumentException($"period is {period}, but the figures are for {_periods}.", nameof(period))
            : !IsCounted || _shares is null ? double.NaN : _shares[index][step];
    }
}
