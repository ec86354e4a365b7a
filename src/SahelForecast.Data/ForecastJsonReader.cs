using System.Text.Json;

namespace SahelForecast.Data;

/// <summary>Reads what <see cref="ForecastJsonWriter"/> wrote.</summary>
internal static class ForecastJsonReader
{
    public static ForecastTable Read(ReadOnlyMemory<byte> utf8, string? file) =>
        JsonFields.Read(utf8, file, ForecastJsonWriter.Format, ForecastJsonWriter.Version, root =>
        {
            decimal[] levels = [.. root.Items("levels").Select(Level)];
            return new ForecastTable(levels, [.. root.Items("forecasts").Select(entry => Entry(entry, levels))]);
        });

    private static decimal Level(JsonFields item) =>
        item.Element.ValueKind == JsonValueKind.Number && ForecastLevels.TryExact(item.Element.GetDouble()) is decimal level
            ? level
            : throw new SeriesReadException(item.File, null, item.Path, "it is no level, a fraction between 0 and 1.");

    private static ForecastEntry Entry(JsonFields entry, decimal[] levels)
    {
        Period origin = entry.Period("origin");
        ForecastFigures[] figures = [.. entry.Items("steps").Select(step => Figures(step, levels))];
        for (int i = 0; i < figures.Length; i++)
        {
            Period before = i == 0 ? origin : figures[i - 1].Period;
            if (figures[i].Period.Frequency != before.Frequency || figures[i].Period - before != 1)
            {
                throw entry.Problem("steps", $"{figures[i].Period} does not follow {before}.");
            }
        }

        return new ForecastEntry
        {
            Key = entry.Key("key"),
            Scenario = entry.Object("scenario") is { } scenario ? Scenario(scenario) : null,
            Model = entry.Text("model"),
            Method = entry.Text("method"),
            Origin = origin,
            OriginValue = entry.Number("originValue"),
            Seed = entry.Whole("seed"),
            DisplayName = entry.OptionalText("displayName"),
            Unit = entry.Text("unit"),
            Kind = entry.Kind("kind"),
            Source = entry.OptionalText("source"),
            Vintage = entry.Day("vintage"),
            IsPreliminary = entry.Flag("status", ForecastEntry.PreliminaryLabel),
            Figures = figures,
        };
    }

    private static ForecastFigures Figures(JsonFields step, decimal[] levels)
    {
        PredictionInterval[] intervals = [.. step.Items("intervals").Select(interval => new PredictionInterval(interval.Number("lower"), interval.Number("upper"), interval.Number("level")))];
        return intervals.Select(interval => interval.Level).SequenceEqual(levels.Select(level => (double)level))
            ? new ForecastFigures(step.Period("period"), step.Number("mean"), step.Number("median"), intervals)
            : throw step.Problem("intervals", "their levels are not those of $.levels.");
    }

    private static ForecastScenario Scenario(JsonFields scenario) => new()
    {
        Name = scenario.Text("name"),
        Probability = scenario.Number("probability") is var probability && double.IsNaN(probability) ? null : probability,
        Likelihood = Grade(scenario, "likelihood"),
        Impact = Grade(scenario, "impact"),
        Narrative = scenario.OptionalText("narrative"),
        Assumptions = scenario.OptionalText("assumptions"),
    };

    private static int? Grade(JsonFields scenario, string name) => scenario.Whole(name) switch
    {
        null => null,
        >= 1 and <= 5 and ulong grade => (int)grade,
        var other => throw scenario.Problem(name, $"it is {other}, but must be a whole number from 1 to 5."),
    };
}
