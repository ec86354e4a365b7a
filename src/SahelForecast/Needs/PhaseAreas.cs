namespace SahelForecast.Needs;

/// <summary>Several areas by severity phase: people in need over all of them, and how many are in a phase. Areas without an analysis are named, and never count as phase 1.</summary>
/// <remarks>Totals take draw p of every area for one future. Areas forecast one by one are drawn independently of each other, so totals are too sure where a bad season hits all of them.</remarks>
public sealed class PhaseAreas
{
    private PhaseAreas(PhaseForecast[] areas, SeriesKey[] notAnalysed) => (Areas, NotAnalysed) = (areas, notAnalysed);

    /// <summary>Puts areas together.</summary>
    /// <param name="byAreaAndPhase">One forecast with paths an area and phase: see <see cref="PhaseForecast.Create"/>; keys without the dimension "phase" name the areas.</param>
    /// <param name="populations">The people of the areas, keyed by the area alone; each area analysed needs one when any is given. Areas with a population and no phases are not analysed.</param>
    /// <param name="scale">The scale.</param>
    /// <returns>The areas.</returns>
    /// <exception cref="ArgumentException">There are no areas, an area lacks its population, path counts differ, or the phases of an area don't fit together; the message names it.</exception>
    public static PhaseAreas Create(ForecastPanel byAreaAndPhase, ForecastPanel? populations = null, PhaseScale scale = PhaseScale.AcuteFoodInsecurity)
    {
        ArgumentNullException.ThrowIfNull(byAreaAndPhase);
        if (byAreaAndPhase.Count == 0)
        {
            throw new ArgumentException("byAreaAndPhase is empty, but at least one area is needed: pass a forecast for each area and phase.", nameof(byAreaAndPhase));
        }

        PhaseForecast[] areas = [.. byAreaAndPhase.GroupBy(forecast => JointPaths.Without(forecast.Key, PhaseForecast.Dimension))
            .Select(area => PhaseForecast.Create(ForecastPanel.Create(area), PopulationOf(area.Key), scale))];
        foreach (PhaseForecast area in areas)
        {
            JointPaths.RequireSameShape(areas[0].Population, area.Population, nameof(byAreaAndPhase));
        }

        return new PhaseAreas(areas, [.. (populations ?? ForecastPanel.Create([])).Select(people => people.Key).Except(areas.Select(area => area.Key))]);

        Forecast? PopulationOf(SeriesKey area) => populations is null ? null : populations.TryFind(area)
            ?? throw new ArgumentException($"The area ({area}) has phases, but no population among those given: add it, with the key of the area alone.", nameof(populations));
    }

    /// <summary>The areas analysed.</summary>
    public IReadOnlyList<PhaseForecast> Areas { get; }

    /// <summary>The areas that have a population and no phases: not analysed, which is not phase 1.</summary>
    public IReadOnlyList<SeriesKey> NotAnalysed { get; }

    /// <summary>The people in need in the areas analysed: those in phase 3 or worse.</summary>
    public Forecast InNeed => AtLeast(SeverityPhase.InNeed);

    /// <summary>The people of a phase and of all worse ones in the areas analysed, added up in each draw.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <returns>A forecast of whole people; its name says which areas it lacks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase.</exception>
    public Forecast AtLeast(int phase)
    {
        Forecast[] parts = [.. Areas.Select(area => area.AtLeast(phase))];
        double[] draws = JointPaths.BufferFor(parts[0]);
        foreach (Forecast part in parts)
        {
            for (int step = 0; step < part.Horizon; step++)
            {
                Span<double> sum = JointPaths.AtStep(draws, part, step);
                System.Numerics.Tensors.TensorPrimitives.Add(sum, part.Paths!.AtStep(step), sum);
            }
        }

        string label = $"{Areas.Count} areas{Lacking}";
        return JointPaths.ToForecast(
            parts[0], "Sum over areas", NotAnalysed.Count > 0 ? double.NaN : parts.Sum(part => part.OriginValue), draws, $"sum over {label}, draw by draw",
            SeriesKey.Of((PhaseForecast.Dimension, parts[0].Key[PhaseForecast.Dimension])),
            parts[0].Metadata with { DisplayName = $"{parts[0].Metadata.DisplayName}, {label}", Source = null });
    }

    /// <summary>How many of the areas analysed the 20 % rule puts into a phase or a worse one.</summary>
    /// <param name="phase">The phase, 1 to 5.</param>
    /// <param name="period">A period that is forecast.</param>
    /// <returns>The expected number, from 0 to the number of areas: the sum of their probabilities.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such phase, or the period is not forecast.</exception>
    public double ExpectedAreas(int phase, Period period) => Areas.Sum(area => area.AreaProbabilityAtLeast(phase, period));

    private string Lacking => NotAnalysed.Count == 0 ? "" : $", without {NotAnalysed.Count} that were not analysed: {string.Join("; ", NotAnalysed.Take(5))}{(NotAnalysed.Count > 5 ? "; ..." : "")}";
}
