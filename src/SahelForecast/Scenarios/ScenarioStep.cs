namespace SahelForecast.Scenarios;

/// <summary>What an assumption may look at while it rewrites one step: values of one number a path, never to be changed.</summary>
public readonly ref struct ScenarioStep
{
    private readonly ScenarioRun _run;
    private readonly int _series;
    private readonly int _layer;

    internal ScenarioStep(ScenarioRun run, int series, int layer, int index)
    {
        _run = run;
        _series = series;
        _layer = layer;
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
    public ReadOnlySpan<double> Baseline(int index) => index == -1 ? _run.Origin(_series) : _run.Baseline[_series].Paths!.AtStep(index);

    /// <summary>This series as this assumption left it at earlier steps, before later assumptions worked on it.</summary>
    /// <param name="index">An earlier step, 0 to <see cref="Index"/> - 1, or -1 for the value observed at the origin.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The step is not earlier.</exception>
    public ReadOnlySpan<double> Projected(int index)
    {
        CheckEarlier(index);
        return index == -1 ? _run.Origin(_series) : _run.Layer(_series, _layer, index);
    }

    /// <summary>Another series under the whole scenario at earlier steps.</summary>
    /// <param name="key">Its key in the panel.</param>
    /// <param name="index">An earlier step, 0 to <see cref="Index"/> - 1, or -1 for the value observed at the origin.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="KeyNotFoundException">The panel has no such series.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The step is not earlier.</exception>
    public ReadOnlySpan<double> Neighbour(SeriesKey key, int index)
    {
        CheckEarlier(index);
        int series = _run.SeriesOf(key);
        return index == -1 ? _run.Origin(series) : _run.Result(series, index);
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
        return index == -1 ? _run.Origin(series) : _run.Baseline[series].Paths!.AtStep(index);
    }

    /// <summary>A driver at any step.</summary>
    /// <param name="name">Its name in <see cref="ScenarioOptions.Drivers"/>.</param>
    /// <param name="index">A step, 0 to horizon - 1.</param>
    /// <returns>One value a path.</returns>
    /// <exception cref="KeyNotFoundException">There is no such driver.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such step.</exception>
    public ReadOnlySpan<double> Driver(string name, int index) => _run.Driver(name).AtStep(index);

    private void CheckEarlier(int index)
    {
        if (index < -1 || index >= Index)
        {
            throw new ArgumentOutOfRangeException(nameof(index), index, $"index is {index}, but at step {Index} an assumption sees steps -1 to {Index - 1}.");
        }
    }
}
