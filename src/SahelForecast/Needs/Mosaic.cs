namespace SahelForecast.Needs;

/// <summary>The mosaic rule of JIAF 2.0: the people in need of a unit are its highest sectoral figure, and units are summed. Sectors are never summed.</summary>
/// <remarks>
/// <para>The result is preliminary: validation workshops settle the published figure, and no formula exists for sectors that compound.</para>
/// <para>Totals take draw p of every series for one future. The library draws series with different keys independently of each other, so the
/// total of forecasts made one by one is too sure where units move together; scenarios with shared assumptions move them together.</para>
/// </remarks>
public static partial class Mosaic
{
    private const string Name = "Mosaic of sectors";

    /// <summary>Combines sectoral forecasts, draw by draw.</summary>
    /// <param name="sectoral">One forecast of people a unit and sector, with as many sample paths each. An absent one is not assessed.</param>
    /// <param name="planningYear">The planning year whose rule holds for all periods, 2024 or later.</param>
    /// <param name="options">Dimensions, units and severities.</param>
    /// <returns>People in need by unit and in total.</returns>
    /// <exception cref="ArgumentException">A series is not of people, has no paths, other periods or path counts, negative draws or too few dimensions; two are
    /// one unit and sector; the year's rule is no mosaic or needs severities that are missing; a severity forecast is of another unit or shape; or no unit counts.</exception>
    /// <remarks>O(series x steps x paths).</remarks>
    public static NeedsEstimate Combine(ForecastPanel sectoral, int planningYear, MosaicOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(sectoral);
        var grid = new MosaicGrid([.. sectoral.Select(forecast => forecast.Key)], planningYear, options ?? new MosaicOptions(), nameof(sectoral));
        JointPaths.RequirePeople(sectoral, nameof(sectoral));
        Forecast like = sectoral[0];
        SeriesMetadata Described(string name) => new() { DisplayName = name, Kind = like.Metadata.Kind, IsPreliminary = true };
        int pathCount = like.Paths!.PathCount;
        double[] drivers = new double[pathCount];
        double[] totals = JointPaths.BufferFor(like);
        Array.Fill(totals, double.NaN);
        double originTotal = 0;
        var byUnit = new List<Forecast>();
        var units = new List<UnitNeeds>();
        var gaps = new List<AssessmentGap>();
        string label = grid.Label([.. Missing(grid)]);
        for (int unit = 0; unit < grid.Units.Count; unit++)
        {
            Forecast?[] sectors = [.. grid.Sectors.Select((_, sector) => grid.Cell(unit, sector) is >= 0 and int cell ? sectoral[cell] : null)];
            gaps.AddRange(grid.Sectors.Where((_, sector) => sectors[sector] is null).Select(sector => new AssessmentGap(grid.Units[unit], sector, like.Periods)));
            double[][]? shares = null;
            if (Array.Exists(sectors, sector => sector is not null))
            {
                double[] highest = JointPaths.BufferFor(like);
                Array.Fill(highest, double.NaN);
                shares = NewShares(grid.Sectors.Count, like.Horizon);
                for (int step = 0; step < like.Horizon; step++)
                {
                    HighestAt(sectors, step, JointPaths.AtStep(highest, like, step), drivers, shares);
                }

                if (grid.IsCounted(unit))
                {
                    Forecast need = JointPaths.ToForecast(
                        like, Name, HighestOrigin(sectors), highest, $"highest sector in every draw; {label}", grid.Units[unit], Described($"People in need, {grid.Units[unit]}"));
                    if (options?.SeverityForecasts.TryGetValue(grid.Units[unit], out Forecast? severity) == true)
                    {
                        need = grid.Regime.CountIn(need, severity);
                    }

                    originTotal += need.OriginValue;
                    for (int step = 0; step < like.Horizon; step++)
                    {
                        MosaicKernel.AddAssessed(need.Paths!.AtStep(step), JointPaths.AtStep(totals, like, step));
                    }

                    byUnit.Add(need);
                }
            }

            units.Add(new UnitNeeds(grid.Units[unit], grid.Severities[unit], grid.IsCounted(unit), like.Periods, grid.Sectors, shares));
        }

        RequireAUnit(byUnit.Count, grid);
        Forecast total = JointPaths.ToForecast(
            like, Name, Missing(grid).Any() ? double.NaN : originTotal, totals, $"sum over units of the highest sector in every draw; {label}", grid.TotalKey, Described($"People in need, {label}"));
        return new NeedsEstimate(label, grid.Regime, ForecastPanel.Create(byUnit), total, units, gaps);
    }

    private static void HighestAt(Forecast?[] sectors, int step, Span<double> highest, Span<double> drivers, double[][] shares)
    {
        drivers.Clear();
        foreach (Forecast? sector in sectors)
        {
            if (sector is not null)
            {
                MosaicKernel.Raise(sector.Paths!.AtStep(step), highest);
            }
        }

        foreach (Forecast? sector in sectors)
        {
            if (sector is not null)
            {
                MosaicKernel.CountDrivers(sector.Paths!.AtStep(step), highest, drivers);
            }
        }

        for (int i = 0; i < sectors.Length; i++)
        {
            shares[i][step] = sectors[i] is Forecast sector ? MosaicKernel.DrivingShare(sector.Paths!.AtStep(step), highest, drivers) : double.NaN;
        }
    }

    private static double HighestOrigin(Forecast?[] sectors)
    {
        double[] highest = [double.NaN];
        foreach (Forecast? sector in sectors)
        {
            MosaicKernel.Raise([sector?.OriginValue ?? double.NaN], highest);
        }

        return highest[0];
    }

    private static double[][] NewShares(int sectors, int horizon) => [.. Enumerable.Range(0, sectors).Select(_ => new double[horizon])];

    /// <summary>The units that count and have no series at all.</summary>
    private static IEnumerable<SeriesKey> Missing(MosaicGrid grid) => grid.Units.Where((_, unit) =>
        grid.IsCounted(unit) && Enumerable.Range(0, grid.Sectors.Count).All(sector => grid.Cell(unit, sector) < 0));

    private static void RequireAUnit(int counted, MosaicGrid grid)
    {
        if (counted == 0)
        {
            throw new ArgumentException($"No unit with figures counts under {grid.Label([])}: check the severities.", nameof(grid));
        }
    }
}
