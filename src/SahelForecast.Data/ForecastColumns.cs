using System.Collections.Frozen;

namespace SahelForecast.Data;

/// <summary>The columns of forecasts in flat files.</summary>
/// <remarks>First what is forecast, then the figures, then what traces them; those of scenarios only when there is one.</remarks>
internal static class ForecastColumns
{
    public const string Scenario = "scenario";
    public const string Model = "model";
    public const string Origin = "forecast_origin";
    public const string Period = "period";
    public const string Mean = "mean";
    public const string Median = "median";
    public const string Lower = "lower";
    public const string Upper = "upper";
    public const string Statistic = "statistic";
    public const string Level = "level";
    public const string Probability = "probability";
    public const string Value = "value";
    public const string Levels = "levels";
    public const string Unit = "unit";
    public const string Kind = "kind";
    public const string DisplayName = "display_name";
    public const string OriginValue = "origin_value";
    public const string Method = "method";
    public const string Seed = "seed";
    public const string Source = "source";
    public const string Vintage = "vintage";
    public const string Status = "status";
    public const string ScenarioProbability = "scenario_probability";
    public const string ScenarioLikelihood = "scenario_likelihood";
    public const string ScenarioImpact = "scenario_impact";
    public const string ScenarioNarrative = "scenario_narrative";
    public const string ScenarioAssumptions = "scenario_assumptions";

    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        Scenario, Model, Origin, Period, Mean, Median, Lower, Upper, Statistic, Level, Probability, Value, Levels, Unit, Kind, DisplayName, OriginValue, Method, Seed, Source, Vintage,
        Status, ScenarioProbability, ScenarioLikelihood, ScenarioImpact, ScenarioNarrative, ScenarioAssumptions);

    /// <summary>Whether a column is one of ours, so that a dimension of a key with its name gets another (<see cref="KeyColumn"/>).</summary>
    public static bool IsReserved(string name) => Reserved.Contains(name) || ForecastLevels.TryProbability(name) is not null;

    /// <summary>Lays a table out.</summary>
    public static OutputTable Arrange(ForecastTable table, ForecastLayout layout)
    {
        if (!Enum.IsDefined(layout))
        {
            throw new ArgumentOutOfRangeException(nameof(layout), layout, $"layout is not one of {string.Join(", ", Enum.GetNames<ForecastLayout>())}.");
        }

        Row[] rows = [.. table.SelectMany(entry => entry.Figures, (entry, figures) => new Row(entry, figures, default))];
        if (layout == ForecastLayout.Tidy)
        {
            rows = [.. rows.SelectMany(row => Statistics(row.Figures, table.ExactLevels), (row, figure) => row with { Figure = figure })];
        }

        Role[] roles = [.. Keys(table), .. Names(table), .. Figures(table, layout), .. Provenance, .. table.Any(entry => entry.Scenario is not null) ? Scenarios : []];
        return new OutputTable([.. roles.Select(role => new OutputColumn(role.Name, role.Kind, role.Tag, Array.ConvertAll(rows, row => Cell(role, row))))], rows.Length);
    }

    private static object? Cell(Role role, Row row) => role.Cell(row) switch
    {
        double.NaN or "" => null,
        var cell => cell,
    };

    private static IEnumerable<Role> Keys(ForecastTable table) => table.SelectMany(entry => entry.Key.Dimensions).Distinct(StringComparer.Ordinal).Select(dimension =>
        new Role(KeyColumn.Of(dimension, IsReserved), CellKind.Text, HxlOutput.TagOfDimension(dimension), row => row.Entry.Key.Dimensions.Contains(dimension) ? row.Entry.Key[dimension] : null));

    private static IEnumerable<Role> Names(ForecastTable table)
    {
        if (table.Any(entry => entry.Scenario is not null))
        {
            yield return new Role(Scenario, CellKind.Text, "#meta+scenario", row => row.Entry.Scenario?.Name);
        }

        yield return new Role(Model, CellKind.Text, "#meta+model", row => row.Entry.Model);
        yield return new Role(Origin, CellKind.Text, "#date+origin", row => row.Entry.Origin.ToString());
        yield return new Role(Period, CellKind.Text, "#date+period", row => row.Figures.Period.ToString());
    }

    private static IEnumerable<Role> Figures(ForecastTable table, ForecastLayout layout)
    {
        string tag = HxlOutput.TagOfFigures(table);
        if (layout == ForecastLayout.Tidy)
        {
            yield return new Role(Statistic, CellKind.Text, "#meta+statistic", row => row.Figure.Name);
            yield return new Role(Level, CellKind.Number, "#meta+level", row => row.Figure.Level is decimal level ? (double)level : null);
            yield return new Role(Probability, CellKind.Number, "#meta+probability", row => row.Figure.Probability is decimal probability ? (double)probability : null);
            yield return new Role(Value, CellKind.Number, $"{tag}+forecast", row => row.Figure.Value);
            yield break;
        }

        yield return new Role(Mean, CellKind.Number, $"{tag}+forecast+mean", row => row.Figures.Mean);
        yield return new Role(Median, CellKind.Number, $"{tag}+forecast+median", row => row.Figures.Median);
        decimal[] levels = table.ExactLevels;
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            int interval = i;
            decimal probability = ForecastLevels.Lower(levels[i]);
            yield return new Role(ForecastLevels.Column(probability), CellKind.Number, HxlOutput.TagOfBound(tag, "lower", levels[i], probability), row => row.Figures.Intervals[interval].Lower);
        }

        for (int i = 0; i < levels.Length; i++)
        {
            int interval = i;
            decimal probability = ForecastLevels.Upper(levels[i]);
            yield return new Role(ForecastLevels.Column(probability), CellKind.Number, HxlOutput.TagOfBound(tag, "upper", levels[i], probability), row => row.Figures.Intervals[interval].Upper);
        }

        string listed = string.Join(' ', levels.Select(ForecastLevels.Text));
        yield return new Role(Levels, CellKind.Text, "#meta+levels", row => listed);
    }

    private static IEnumerable<Role> Provenance =>
    [
        new(Unit, CellKind.Text, "#meta+unit", row => row.Entry.Unit),
        new(Kind, CellKind.Text, "#meta+kind", row => EnumName.Of(row.Entry.Kind)),
        new(DisplayName, CellKind.Text, "#meta+name", row => row.Entry.DisplayName),
        new(OriginValue, CellKind.Number, "#meta+origin+value", row => row.Entry.OriginValue),
        new(Method, CellKind.Text, "#meta+method", row => row.Entry.Method),
        new(Seed, CellKind.Whole, "#meta+seed", row => row.Entry.Seed),
        new(Source, CellKind.Text, "#meta+source", row => row.Entry.Source),
        new(Vintage, CellKind.Day, "#date+vintage", row => row.Entry.Vintage),
        new(Status, CellKind.Text, "#status", row => row.Entry.Status),
    ];

    private static IEnumerable<Role> Scenarios =>
    [
        new(ScenarioProbability, CellKind.Number, "#meta+scenario+probability", row => row.Entry.Scenario?.Probability),
        new(ScenarioLikelihood, CellKind.Whole, "#meta+scenario+likelihood", row => (ulong?)row.Entry.Scenario?.Likelihood),
        new(ScenarioImpact, CellKind.Whole, "#meta+scenario+impact", row => (ulong?)row.Entry.Scenario?.Impact),
        new(ScenarioNarrative, CellKind.Text, "#meta+scenario+narrative", row => row.Entry.Scenario?.Narrative),
        new(ScenarioAssumptions, CellKind.Text, "#meta+scenario+assumptions", row => row.Entry.Scenario?.Assumptions),
    ];

    private static IEnumerable<Figure> Statistics(ForecastFigures figures, decimal[] levels)
    {
        yield return new Figure(Mean, null, null, figures.Mean);
        yield return new Figure(Median, null, 0.5m, figures.Median);
        for (int i = 0; i < levels.Length; i++)
        {
            yield return new Figure(Lower, levels[i], ForecastLevels.Lower(levels[i]), figures.Intervals[i].Lower);
            yield return new Figure(Upper, levels[i], ForecastLevels.Upper(levels[i]), figures.Intervals[i].Upper);
        }
    }

    private sealed record Role(string Name, CellKind Kind, string Tag, Func<Row, object?> Cell);

    private readonly record struct Row(ForecastEntry Entry, ForecastFigures Figures, Figure Figure);

    private readonly record struct Figure(string Name, decimal? Level, decimal? Probability, double Value);
}
