namespace SahelForecast.Scenarios;

/// <summary>What an assumption may look at while it rewrites one step: values of one number a path, never to be changed.</summary>
/// <remarks>A step is rewritten for some neighbouring paths at a time, at most <see cref="MostPaths"/>, the same in everything that is seen.</remarks>
public readonly ref struct ScenarioStep
{
    /// <summary>The most paths that are rewritten at a time.</summary>
    public const int MostPaths = 1024;

    private readonly ScenarioRun _run;
    private readonly int _series;
    private readonly int _layer;
    private readonly PathBlock _block;

    internal ScenarioStep(ScenarioRun run, int series, int layer, int index, PathBlock block)
    {
        _run = run;
        _series = series;
        _layer = layer;
        _block = block;
        Index = index;
    }

    /// <summary>The period rewritten.</summary>
    public Period Period => _run.Baseline[_series].Periods[Index];

    /// <summary>The step rewritten; 0 is the first forecast step.</summary>
    public int Index { get; }

    /// <summary>The series rewritten.</summary>
    public SeriesKey Key => _run.Baseline[_series].Key;

    /// <summary>The untouched forecast.</summary>
    /// <param name="index">A step, 0 to horizon - 1, or -1 for the value observed at the origin.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public ReadOnlySpan<double> Baseline(int index) => index == -1 ? _run.Origin(_series, _block) : _run.BaselineAt(_series, index, _block);

    /// <summary>This series as this assumption left it at earlier steps, before later assumptions worked on it.</summary>
    /// <param name="index">An earlier step, at most <see cref="ScenarioAssumption.StepsBack"/> back, or -1 for the value observed at the origin.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not earlier, or further back than the assumption says it looks.</exception>
    public ReadOnlySpan<double> Projected(int index)
    {
        CheckEarlier(index);
        return index == -1 ? _run.Origin(_series, _block) : _run.Layer(_series, _layer, index, _block);
    }

    /// <summary>Another series under the whole scenario at earlier steps.</summary>
    /// <param name="key">Its key in the panel.</param>
    /// <param name="index">An earlier step, at most <see cref="ScenarioAssumption.StepsBack"/> back, or -1 for the value observed at the origin.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="KeyNotFoundException">The panel has no such series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not earlier, or further back than the assumption says it looks.</exception>
    public ReadOnlySpan<double> Neighbour(SeriesKey key, int index)
    {
        CheckEarlier(index);
        int series = _run.SeriesOf(key);
        return index == -1 ? _run.Origin(series, _block) : _run.Result(series, index, _block);
    }

    /// <summary>The untouched forecast of another series.</summary>
    /// <param name="key">Its key in the panel.</param>
    /// <param name="index">A step, 0 to horizon - 1, or -1 for the value observed at the origin.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="KeyNotFoundException">The panel has no such series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public ReadOnlySpan<double> NeighbourBaseline(SeriesKey key, int index)
    {
        int series = _run.SeriesOf(key);
        return index == -1 ? _run.Origin(series, _block) : _run.BaselineAt(series, index, _block);
    }

    /// <summary>A driver at any step.</summary>
    /// <param name="name">Its name in <see cref="ScenarioOptions.Drivers"/>.</param>
    /// <param name="index">A step, 0 to horizon - 1.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="KeyNotFoundException">There is no such driver.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public ReadOnlySpan<double> Driver(string name, int index) => _run.Driver(name).AtStep(index).Slice(_block.First, _block.Count);

    private void CheckEarlier(int index)
    {
        int earliest = Index - Math.Min(_run.StepsBack(_series, _layer), Index + 1);
        if (index != -1 && (index < earliest || index >= Index))
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, earliest >= Index
                ? $"index is {index}, but an assumption whose StepsBack is 0 sees only the value at the origin (-1)."
                : $"index is {index}, but at step {Index} this assumption sees steps {earliest} to {Index - 1} and the origin (-1); its StepsBack says how far.");
        }
    }
}
