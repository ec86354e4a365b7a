namespace SahelForecast.Needs;

public static partial class Mosaic
{
    /// <summary>Combines observed sectoral figures.</summary>
    /// <param name="sectoral">One series of people a unit and sector; NaN and absent series are not assessed.</param>
    /// <param name="planningYear">The planning year whose rule holds for all periods, 2024 or later.</param>
    /// <param name="options">Dimensions, units and severities.</param>
    /// <returns>People in need by unit and in total, over all periods that any series has.</returns>
    /// <exception cref="ArgumentException">A series is not of people or has too few dimensions; two are one unit and sector; the year's rule is no mosaic or needs
    /// severities that are missing; or no unit counts.</exception>
    public static ObservedNeeds Combine(TimeSeriesPanel sectoral, int planningYear, MosaicOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sectoral);
        if (options?.SeverityForecasts.Count > 0)
        {
            throw new ArgumentException("SeverityForecasts go with sectoral forecasts, but these are observed figures: state the observed severities in MosaicOptions.Severities.", nameof(options));
        }

        var grid = new MosaicGrid([.. sectoral.Select(series => series.Key)], planningYear, options ?? new MosaicOptions(), nameof(sectoral));
        foreach (TimeSeries series in sectoral)
        {
            MeasurementUnit.RequirePeople(series, nameof(sectoral));
        }

        Period start = sectoral.Min(series => series.Periods.Start);
        var periods = new PeriodRange(start, sectoral.Max(series => series.Periods.Last) - start + 1);
        double[] totals = new double[periods.Count];
        Array.Fill(totals, double.NaN);
        var missing = new List<SeriesKey>[periods.Count];
        for (int i = 0; i < missing.Length; i++)
        {
            missing[i] = [];
        }

        var byUnit = new List<TimeSeries>();
        var units = new List<UnitNeeds>();
        var gaps = new List<AssessmentGap>();
        for (int unit = 0; unit < grid.Units.Count; unit++)
        {
            SeriesKey key = grid.Units[unit];
            double[][] sectors = [.. grid.Sectors.Select((_, sector) => Values(grid.Cell(unit, sector) is >= 0 and int cell ? sectoral[cell] : null, periods))];
            double[] highest = Highest(sectors, periods.Count, out double[][] shares);
            gaps.AddRange(grid.Sectors.Select((sector, i) => new AssessmentGap(key, sector, [.. periods.Where((_, step) => double.IsNaN(sectors[i][step]))]))
                .Where(gap => gap.Periods.Count > 0));
            bool isAssessed = Array.Exists(highest, value => !double.IsNaN(value));
            units.Add(new UnitNeeds(key, grid.Severities[unit], grid.IsCounted(unit), periods, grid.Sectors, isAssessed ? shares : null));
            if (grid.IsCounted(unit))
            {
                MosaicKernel.AddAssessed(highest, totals);
                for (int step = 0; step < highest.Length; step++)
                {
                    if (double.IsNaN(highest[step]))
                    {
                        missing[step].Add(key);
                    }
                }

                if (isAssessed)
                {
                    byUnit.Add(TimeSeries.Create(start, highest, key, new SeriesMetadata { DisplayName = $"People in need, {key}", Source = grid.Label([]), Kind = sectoral[0].Metadata.Kind, IsPreliminary = true }));
                }
            }
        }

        RequireAUnit(byUnit.Count, grid);
        string label = grid.Label([.. missing.SelectMany(keys => keys).Distinct()]);
        var metadata = new SeriesMetadata { DisplayName = $"People in need, {label}", Source = label, Kind = sectoral[0].Metadata.Kind, IsPreliminary = true, Breaks = CoverageBreaks(grid, periods, missing) };
        return new ObservedNeeds(
            label, grid.Regime, TimeSeriesPanel.Create(byUnit), TimeSeries.Create(start, totals, grid.TotalKey, metadata), units, gaps);
    }

    private static double[] Values(TimeSeries? series, PeriodRange periods)
    {
        double[] values = new double[periods.Count];
        Array.Fill(values, double.NaN);
        series?.Values.CopyTo(values.AsSpan(periods.IndexOf(series.Periods.Start)));
        return values;
    }

    private static double[] Highest(double[][] sectors, int count, out double[][] shares)
    {
        double[] highest = new double[count];
        double[] drivers = new double[count];
        Array.Fill(highest, double.NaN);
        foreach (double[] sector in sectors)
        {
            MosaicKernel.Raise(sector, highest);
        }

        foreach (double[] sector in sectors)
        {
            MosaicKernel.CountDrivers(sector, highest, drivers);
        }

        shares = NewShares(sectors.Length, count);
        for (int i = 0; i < sectors.Length; i++)
        {
            for (int step = 0; step < count; step++)
            {
                shares[i][step] = double.IsNaN(sectors[i][step]) ? double.NaN : MosaicKernel.DrivingShare([sectors[i][step]], [highest[step]], [drivers[step]]);
            }
        }

        return highest;
    }

    // A total that loses or gains a unit changes its meaning, and says so where charts and models look.
    private static SeriesBreak[] CoverageBreaks(MosaicGrid grid, PeriodRange periods, List<SeriesKey>[] missing) =>
    [
        .. Enumerable.Range(1, periods.Count - 1)
            .Where(step => !missing[step].SequenceEqual(missing[step - 1]))
            .Select(step => new SeriesBreak(periods[step], BreakReason.Coverage, missing[step].Count == 0 ? "All units assessed from here." : $"Total {grid.Without(missing[step])}.")),
    ];
}
