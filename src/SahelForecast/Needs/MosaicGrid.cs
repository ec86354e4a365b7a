namespace SahelForecast.Needs;

/// <summary>Which series of a panel is which unit and sector, and which units count.</summary>
internal sealed class MosaicGrid
{
    private readonly int[,] _cells;

    public MosaicGrid(IReadOnlyList<SeriesKey> keys, int planningYear, MosaicOptions options, string argument)
    {
        Regime = JiafRegimes.For(planningYear);
        PlanningYear = planningYear;
        if (!Regime.IsMosaic)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"HPC {planningYear} used {Regime.Name}, joint indicators that sectoral figures don't reproduce: the mosaic is the rule from HPC 2024 on."), nameof(planningYear));
        }

        if (keys.Count == 0)
        {
            throw new ArgumentException("The panel has no series: pass one for each unit and sector.", argument);
        }

        SeriesKey[] unitOf = [.. keys.Select(key => UnitOf(key, options, argument))];
        string[] sectorOf = [.. keys.Select(key => JointPaths.ValueOf(key, options.SectorDimension, argument))];
        Sectors = [.. sectorOf.Distinct(StringComparer.Ordinal)];
        Units = [.. unitOf.Concat(options.Units).Concat(options.Severities.Keys).Concat(options.SeverityForecasts.Keys).Distinct()];
        _cells = new int[Units.Count, Sectors.Count];
        for (int i = 0; i < keys.Count; i++)
        {
            ref int cell = ref _cells[IndexOf(Units, unitOf[i]), IndexOf(Sectors, sectorOf[i])];
            if (cell > 0)
            {
                throw new ArgumentException(
                    $"({keys[i]}) and ({keys[cell - 1]}) are one unit and sector by {string.Join(", ", options.UnitDimensions)} and {options.SectorDimension}: add the dimension in which they differ to UnitDimensions, or leave one out.", argument);
            }

            cell = i + 1;
        }

        Severities = [.. Units.Select(unit => Severity(unit, options))];
        TotalKey = CommonPart(keys, options);
    }

    public JiafRegime Regime { get; }

    public int PlanningYear { get; }

    public IReadOnlyList<SeriesKey> Units { get; }

    public IReadOnlyList<string> Sectors { get; }

    public IReadOnlyList<int?> Severities { get; }

    /// <summary>The dimensions that say the same of every series, such as the country.</summary>
    public SeriesKey TotalKey { get; }

    public bool IsCounted(int unit) => Severities[unit] is not int severity || Regime.Counts(severity);

    /// <summary>The position in the panel of a unit's sector; -1 when there is none.</summary>
    public int Cell(int unit, int sector) => _cells[unit, sector] - 1;

    public string Label(IReadOnlyList<SeriesKey> missing)
    {
        string severity = Regime.MinimumSeverity is int minimum ? FormattableString.Invariant($", areas of severity {minimum} or more") : "";
        string label = FormattableString.Invariant($"preliminary, mosaic-based ({Regime.Name}, HPC {PlanningYear}{severity})");
        return missing.Count == 0 ? label : $"{label}; {Without(missing)}";
    }

    public string Without(IReadOnlyList<SeriesKey> missing)
    {
        int counted = Enumerable.Range(0, Units.Count).Count(IsCounted);
        return $"without {missing.Count} of {counted} units, which were not assessed: {string.Join("; ", missing.Take(5))}{(missing.Count > 5 ? "; ..." : "")}";
    }

    private static SeriesKey UnitOf(SeriesKey key, MosaicOptions options, string argument)
    {
        foreach (string dimension in options.UnitDimensions)
        {
            JointPaths.ValueOf(key, dimension, argument);
        }

        return key.Keep([.. options.UnitDimensions]);
    }

    private static SeriesKey CommonPart(IReadOnlyList<SeriesKey> keys, MosaicOptions options) => keys[0].Keep([.. keys[0].Dimensions
        .Where(dimension => !options.UnitDimensions.Contains(dimension) && dimension != options.SectorDimension)
        .Where(dimension => keys.All(key => key.Dimensions.Contains(dimension, StringComparer.Ordinal) && key[dimension] == keys[0][dimension]))]);

    private static int IndexOf<T>(IReadOnlyList<T> list, T item)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (EqualityComparer<T>.Default.Equals(list[i], item))
            {
                return i;
            }
        }

        return -1;
    }

    private int? Severity(SeriesKey unit, MosaicOptions options)
    {
        if (!options.Severities.TryGetValue(unit, out int severity))
        {
            return Regime.MinimumSeverity is int minimum && !options.SeverityForecasts.ContainsKey(unit)
                ? throw new ArgumentException(
                    FormattableString.Invariant($"HPC {PlanningYear} counts only areas of severity {minimum} or more, and ({unit}) has no severity: give every unit one in MosaicOptions.Severities."), nameof(options))
                : null;
        }

        if (options.SeverityForecasts.ContainsKey(unit))
        {
            throw new ArgumentException($"({unit}) has a severity in MosaicOptions.Severities and one in SeverityForecasts: leave one out.", nameof(options));
        }

        return severity is >= 1 and <= 5
            ? severity
            : throw new ArgumentException(FormattableString.Invariant($"The severity of ({unit}) is {severity}, but must be from 1 (minimal) to 5 (catastrophic)."), nameof(options));
    }
}
