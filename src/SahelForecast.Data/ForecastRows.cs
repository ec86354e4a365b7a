namespace SahelForecast.Data;

/// <summary>Makes forecasts of the rows that <see cref="ForecastColumns"/> laid out.</summary>
internal sealed class ForecastRows
{
    private readonly InputTable _table;
    private readonly InputRow _row;
    private readonly (string Column, string Dimension)[] _keys;
    private readonly bool _isTidy;
    private readonly List<ForecastEntry> _entries = [];
    private readonly List<ForecastFigures> _figures = [];
    private readonly List<PredictionInterval> _intervals = [];
    private decimal[]? _levels;
    private ForecastEntry? _entry;

    // Of the figures being gathered in the tidy layout; how many of them came after the mean, -1 when none did.
    private Period _period;
    private int _statistic = -1;
    private double _mean;
    private double _median;
    private double _lower;

    private ForecastRows(InputTable table)
    {
        _table = table;
        _keys = [.. table.Header.Where(name => !ForecastColumns.IsReserved(name)).Select(name => (name, KeyColumn.DimensionOf(name, ForecastColumns.IsReserved)))];
        _isTidy = table.Header.Contains(ForecastColumns.Statistic);
        _row = InputRow.Of(table,
        [
            ForecastColumns.Model, ForecastColumns.Origin, ForecastColumns.Period, ForecastColumns.Unit, ForecastColumns.Kind, ForecastColumns.Method,
            .. _isTidy ? new[] { ForecastColumns.Level, ForecastColumns.Value } : [ForecastColumns.Mean, ForecastColumns.Median],
        ]);
    }

    public static ForecastTable Read(InputTable table)
    {
        var rows = new ForecastRows(table);
        foreach ((int line, object?[] cells) in table.Rows)
        {
            rows._row.Line = line;
            rows._row.Cells = cells;
            rows.Add();
        }

        return rows.Finish();
    }

    private void Add()
    {
        ForecastEntry entry = Describe();
        Period period = _row.Period(ForecastColumns.Period);
        if (!_isTidy)
        {
            _levels ??= WideLevels();
            PredictionInterval[] intervals = [.. _levels.Select(level => new PredictionInterval(
                _row.Number(ForecastLevels.Column(ForecastLevels.Lower(level))), _row.Number(ForecastLevels.Column(ForecastLevels.Upper(level))), (double)level))];
            AddFigures(entry, new ForecastFigures(period, _row.Number(ForecastColumns.Mean), _row.Number(ForecastColumns.Median), intervals));
            return;
        }

        AddStatistic(entry, period, _row.Required(ForecastColumns.Statistic), _row.Number(ForecastColumns.Value));
    }

    // Mean, median, then the lower and the upper end of every interval.
    private void AddStatistic(ForecastEntry entry, Period period, string statistic, double value)
    {
        if (statistic == ForecastColumns.Mean)
        {
            FinishFigures();
            BeginEntry(entry, period);
            (_period, _mean, _statistic) = (period, value, 0);
            _intervals.Clear();
            return;
        }

        string expected = _statistic == 0 ? ForecastColumns.Median : _statistic % 2 == 1 ? ForecastColumns.Lower : ForecastColumns.Upper;
        if (_statistic < 0 || statistic != expected || period != _period || _entry is null || !_entry.DescribesAs(entry))
        {
            throw _row.Problem(ForecastColumns.Statistic, $"{CellText.Show(statistic)} of {period} stands where {(_statistic < 0 ? ForecastColumns.Mean : expected)} was expected. Keep the rows in the order in which they were written.");
        }

        _statistic++;
        switch (statistic)
        {
            case ForecastColumns.Median:
                _median = value;
                break;
            case ForecastColumns.Lower:
                _lower = value;
                break;
            default:
                _intervals.Add(new PredictionInterval(_lower, value, _row.Number(ForecastColumns.Level)));
                break;
        }
    }

    private void FinishFigures()
    {
        if (_statistic < 0)
        {
            return;
        }

        decimal?[] levels = [.. _intervals.Select(interval => ForecastLevels.TryExact(interval.Level))];
        _levels ??= [.. levels.OfType<decimal>()];
        if (_statistic % 2 == 0 || !levels.SequenceEqual(_levels.Select(level => (decimal?)level)))
        {
            throw _row.Problem(ForecastColumns.Level, $"the figures of {_period} above this line have other levels than those before, or lack one.");
        }

        _figures.Add(new ForecastFigures(_period, _mean, _median, [.. _intervals]));
    }

    private void AddFigures(ForecastEntry entry, ForecastFigures figures)
    {
        BeginEntry(entry, figures.Period);
        _figures.Add(figures);
    }

    // A forecast begins one period after its origin.
    private void BeginEntry(ForecastEntry entry, Period period)
    {
        if (Follows(entry.Origin, period))
        {
            FinishEntry();
            _entry = entry;
        }
        else if (_entry is null || !_entry.DescribesAs(entry) || _figures.Count == 0 || !Follows(_figures[^1].Period, period))
        {
            throw _row.Problem(ForecastColumns.Period, $"{period} is neither the period after the origin {entry.Origin} nor the next of the same forecast. Keep the rows in the order in which they were written.");
        }
    }

    private static bool Follows(Period earlier, Period later) => earlier.Frequency == later.Frequency && later - earlier == 1;

    private void FinishEntry()
    {
        if (_entry is not null)
        {
            _entries.Add(_entry with { Figures = [.. _figures] });
        }

        _figures.Clear();
    }

    private ForecastTable Finish()
    {
        FinishFigures();
        FinishEntry();
        return new ForecastTable(_levels ?? (_isTidy ? [] : WideLevels()), [.. _entries]);
    }

    private decimal[] WideLevels()
    {
        decimal[] probabilities = [.. _table.Header.Select(ForecastLevels.TryProbability).OfType<decimal>().Order()];
        decimal[] levels = [.. probabilities.Where(probability => probability < 0.5m).Select(ForecastLevels.OfLower).Order()];
        decimal[] expected = [.. levels.Select(ForecastLevels.Lower), .. levels.Select(ForecastLevels.Upper)];
        Array.Sort(expected);
        return expected.AsSpan().SequenceEqual(probabilities) && Array.TrueForAll(levels, level => ForecastLevels.TryExact((double)level) == level)
            ? levels
            : throw new SeriesReadException(_table.File, 1, null, "the columns of quantiles are no pairs such as q0.1 and q0.9.");
    }

    private ForecastEntry Describe() => new()
    {
        Key = _row.Key(_keys),
        Scenario = _row.Text(ForecastColumns.Scenario) is { } scenario ? Scenario(scenario) : null,
        Model = _row.Required(ForecastColumns.Model),
        Method = _row.Required(ForecastColumns.Method),
        Origin = _row.Period(ForecastColumns.Origin),
        OriginValue = _row.Number(ForecastColumns.OriginValue),
        Seed = _row.Whole(ForecastColumns.Seed),
        DisplayName = _row.Text(ForecastColumns.DisplayName),
        Unit = _row.Text(ForecastColumns.Unit) ?? "",
        Kind = _row.Kind(ForecastColumns.Kind),
        Source = _row.Text(ForecastColumns.Source),
        Vintage = _row.Day(ForecastColumns.Vintage),
        IsPreliminary = _row.Flag(ForecastColumns.Status, ForecastEntry.PreliminaryLabel),
    };

    private ForecastScenario Scenario(string name) => new()
    {
        Name = name,
        Probability = _row.Number(ForecastColumns.ScenarioProbability) is var probability && double.IsNaN(probability) ? null : probability,
        Likelihood = Grade(ForecastColumns.ScenarioLikelihood),
        Impact = Grade(ForecastColumns.ScenarioImpact),
        Narrative = _row.Text(ForecastColumns.ScenarioNarrative),
        Assumptions = _row.Text(ForecastColumns.ScenarioAssumptions),
    };

    private int? Grade(string column) => _row.Whole(column) switch
    {
        null => null,
        >= 1 and <= 5 and ulong grade => (int)grade,
        var other => throw _row.Problem(column, $"it is {other}, but must be a whole number from 1 to 5."),
    };
}
