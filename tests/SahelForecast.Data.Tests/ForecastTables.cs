using FsCheck;
using FsCheck.Fluent;
using SahelForecast.Distributions;
using SahelForecast.Scenarios;

namespace SahelForecast.Data.Tests;

/// <summary>Tables of forecasts with hostile texts, any finite or missing figure and every frequency.</summary>
public static class ForecastTables
{
    private static readonly Gen<string> Text =
        from parts in Gen.Elements(
            "a", "é", "Ségou", "N'Djaména", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "'", "=", "-", "+", "@", "1", "0012", "NA", "null", "#affected", "{\"", "_x000D_", "_", "<a>&",
            "\u00A0", "\u202F", "\u2028", "\u0001", "\0", "\u0085", "\uFEFF", "😀", "'=", "=cmd|' /C calc'!A0", "عربي").NonEmptyListOf()
        select string.Concat(parts);

    private static readonly Gen<string> Filled = Text.Where(text => !string.IsNullOrWhiteSpace(text));

    private static readonly Gen<string?> Optional = Gen.OneOf(Text.Select(text => (string?)text), Gen.Constant<string?>(null));

    private static readonly Gen<double> Finite = Gen.OneOf(
        ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite),
        ArbMap.Default.GeneratorFor<long>().Select(BitConverter.Int64BitsToDouble).Where(double.IsFinite),
        Gen.Elements(0, -0.0, double.Epsilon, double.MaxValue, double.MinValue, 1.0 / 3, 231402117, 9007199254740991, 0.1));

    private static readonly Gen<PredictiveDistribution> Distribution = Gen.OneOf(
        Finite.Select(value => (PredictiveDistribution)new PointMassDistribution(value)),
        Finite.NonEmptyListOf().Select(draws => (PredictiveDistribution)EmpiricalDistribution.Create([.. draws])),
        Finite.Select(value => (PredictiveDistribution)new NormalDistribution(value, 1)),
        Gen.Constant((PredictiveDistribution)new LogStudentTDistribution(0, 1, 3)));

    private static readonly Gen<SeriesMetadata> Metadata =
        from name in Optional
        from unit in Gen.Elements("people", "", "US$ million", "=unit", " ")
        from kind in Gen.Elements(Enum.GetValues<SeriesKind>())
        from source in Optional
        from day in Gen.Choose(0, DateOnly.MaxValue.DayNumber)
        from known in Gen.Elements(true, false)
        from preliminary in Gen.Elements(true, false)
        select new SeriesMetadata { DisplayName = name, Unit = unit, Kind = kind, Source = source, Vintage = known ? DateOnly.FromDayNumber(day) : null, IsPreliminary = preliminary };

    private static readonly Gen<double[]> Levels = Gen.SubListOf(0.5, 0.8, 0.95, 0.999999, 0.1, 0.3333333).Select(levels => levels.Count == 0 ? [0.9] : levels.ToArray());

    public static Arbitrary<ForecastTable> Arbitrary { get; } = Table().ToArbitrary();

    /// <summary>What makes tables for <c>[Property(Arbitrary = ...)]</c>.</summary>
    public static Arbitrary<ForecastTable> Tables() => Arbitrary;

    private static Gen<ForecastTable> Table() =>
        from dimensions in Gen.OneOf(Filled.Where(name => !name.StartsWith('\uFEFF')), Gen.Elements("status", "period", "model", "q0.1", "key_a", "key_status", "value")).ListOf().Select(names => names.Distinct(StringComparer.Ordinal).Take(3).ToArray())
        from levels in Levels
        from plain in Entry(dimensions).ListOf()
        from story in Scenario
        from told in Entry(dimensions).ListOf()
        from withScenario in Gen.Elements(true, false)
        select withScenario
            ? ForecastTable.Create(plain, levels).Append(Outcomes(story, told, levels))
            : ForecastTable.Create(plain, levels);

    // A panel holds one frequency and key once; each forecast gets an outcome of its own.
    private static ForecastTable Outcomes(Scenario story, IEnumerable<Forecast> forecasts, double[] levels) => forecasts.Aggregate(
        ForecastTable.Create([], levels), (table, forecast) => table.Append(ForecastTable.Create(new ScenarioOutcome(story, ForecastPanel.Create([forecast])), levels)));

    private static Gen<Forecast> Entry(string[] dimensions) =>
        from model in Filled
        from method in Filled
        from frequency in Gen.Elements(Enum.GetValues<Frequency>())
        from day in Gen.Choose(0, new DateOnly(9900, 1, 1).DayNumber)
        from value in Gen.OneOf(Finite, Gen.Constant(double.NaN))
        from steps in Distribution.NonEmptyListOf()
        from values in Filled.ArrayOf(dimensions.Length)
        from kept in ArbMap.Default.GeneratorFor<bool>().ArrayOf(dimensions.Length)
        from metadata in Metadata
        from seed in Gen.OneOf(Gen.Constant((ulong?)null), ArbMap.Default.GeneratorFor<ulong>().Select(seed => (ulong?)seed), Gen.Constant((ulong?)ulong.MaxValue))
        select new Forecast(
            model,
            new Observation(Period.Containing(DateOnly.FromDayNumber(day), frequency), value),
            [.. steps],
            method,
            SeriesKey.Of([.. dimensions.Zip(values).Where((_, i) => kept[i]).Select(part => (part.First, part.Second))]),
            metadata,
            seed: seed);

    private static Gen<Scenario> Scenario =>
        from name in Filled
        from narrative in Optional
        from probability in Gen.Elements<double?>(null, 0.1, 1.0 / 3, 1)
        from likelihood in Gen.Elements<int?>(null, 1, 5)
        from impact in Gen.Elements<int?>(null, 2)
        from rationales in Filled.ListOf()
        select new Scenario(name, [.. rationales.Take(2).Select(rationale => new LevelShift(Period.Year(2024)) { Rationale = rationale, Magnitude = Magnitude.Fixed(0.1), Source = narrative })])
        {
            Narrative = narrative,
            Probability = probability,
            Likelihood = likelihood,
            Impact = impact,
        };
}
