using System.Reflection;
using System.Text;
using SahelForecast.Models;
using SahelForecast.Models.Combination;
using SahelForecast.Models.Stl;
using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests.Models;

/// <summary>What every fit promises that can be saved; and every fit that takes new values can, STL if its inner fit can; conformal ones can't.</summary>
public class SaveContractTests
{
    private static readonly TimeSeries[] All =
    [
        SeriesGenerator.LogRandomWalk(40, frequency: Frequency.Monthly),
        SeriesGenerator.Seasonal(50),
        SeriesGenerator.WithMissing(SeriesGenerator.Seasonal(64, seed: 3)),
        SeriesGenerator.Constant(30, 5, Frequency.Quarterly),
        SeriesGenerator.LogRandomWalk(20),
        SeriesGenerator.Seasonal(40).Relabel(
            SeriesKey.Of(("country", "MLI"), ("group", "déplacés")),
            new SeriesMetadata
            {
                DisplayName = "Mali", Unit = "people", Kind = SeriesKind.Flow, UpperBound = 22e6, Source = "IOM", Vintage = new DateOnly(2024, 6, 13), IsPreliminary = true,
                Breaks = [new SeriesBreak(Period.Month(2012, 1), BreakReason.Method, "A new form.")],
            }),
    ];

    // What is saved of a combination is the same whoever chose its members: the cheap ones stand for all.
    private static readonly string[] DearCombinations = [nameof(AutoModel), nameof(BestOfModel), nameof(CombinationModel)];

    public static TheoryData<string> Savable =>
        [.. ModelCatalog.Names.Concat(ModelCatalog.NamesOfRegressions).Concat(ModelCatalog.NamesOfTransformed).Select(row => row.Data).Except(DearCombinations).Where(name => ModelCatalog.Create(name).Fit(All[0]) is IAppendableFit and not FittedStl { Inner: not ISavableFit } and not ConformalFit)];

    [Theory]
    [MemberData(nameof(Savable))]
    public void FromJson_OfToJson_ForecastsTheSameBits(string name)
    {
        foreach (TimeSeries series in All)
        {
            ISavableFit fitted = Fit(name, series);
            IFittedModel restored = Restored(fitted);

            AssertSame(fitted, restored);
            Assert.Equal((fitted.Name, fitted.Describe()), (restored.Name, restored.Describe()));
            Assert.Equal(series.Metadata, restored.Training.Metadata);
            Assert.Equal(series.Key, restored.Training.Key);
            Assert.Equal(fitted.Residuals.Values[^1], restored.Residuals.Values[^1]);
            Assert.Equal(fitted.ToJson(), ((ISavableFit)restored).ToJson());
            ISavableFit found = SavedFits.FromJson(fitted.ToJson());
            Assert.Equal((fitted.GetType(), fitted.ToJson()), (found.GetType(), found.ToJson()));
        }
    }

    [Theory]
    [MemberData(nameof(Savable))]
    public void FromJson_ThenAppend_ForecastsTheSameBits(string name)
    {
        foreach (TimeSeries series in All)
        {
            ISavableFit fitted = Fit(name, series);
            double[] added = [series.Values[^1] * 1.1, double.NaN, series.Values[^1] * 0.8, double.NaN];
            var grown = (ISavableFit)fitted.Append(added);

            AssertSame(grown, ((ISavableFit)Restored(fitted)).Append(added));
            AssertSame(grown, Restored(grown));
        }
    }

    [Theory]
    [MemberData(nameof(Savable))]
    public void ToJson_AnyCulture_IsShortAndTheSame(string name)
    {
        foreach (TimeSeries series in All)
        {
            ISavableFit fitted = Fit(name, series);
            string json = fitted.ToJson();
            using var french = new CultureScope("fr-FR");

            Assert.Equal(json, Fit(name, series).ToJson());

            // Beside the fit a regression keeps two dozen known values of each regressor, and where each stands in a season of months; a transform keeps the description of the series twice.
            int regressors = name.Contains("calendar", StringComparison.Ordinal) ? 1_024 : 0;
            int description = ModelCatalog.NamesOfTransformed.Any(row => row.Data == name) ? 768 : 0;
            int members = fitted is FittedCombination combination ? 2_048 * combination.Members.Count : 0;
            Assert.InRange(Encoding.UTF8.GetByteCount(json), 100, 2_047 + regressors + description + members);
            AssertSame(Fit(name, series), Restored(Fit(name, series)));
        }
    }

    [Theory]
    [MemberData(nameof(Savable))]
    public void FromJson_Bootstrapped_SaysThatThereAreNoPastErrors(string name)
    {
        var options = new ForecastOptions { Method = ForecastMethod.Bootstrapped };
        var restored = (ISavableFit)Restored(Fit(name, All[0]));

        Assert.Contains("no past errors", Assert.Throws<InvalidOperationException>(() => restored.Forecast(2, options)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => restored.Append([1, 2]).Forecast(2, options));
    }

    [Theory]
    [MemberData(nameof(Savable))]
    public void FromJson_OtherText_SaysWhatItIs(string name)
    {
        ISavableFit fitted = Fit(name, All[1]);
        string json = fitted.ToJson();
        string model = json.Split("\"model\":\"")[1].Split('"')[0];

        Assert.Contains("no saved", Error("{"), StringComparison.Ordinal);
        Assert.Contains("no saved", Error("null"), StringComparison.Ordinal);
        Assert.Contains("no saved", Error("[]"), StringComparison.Ordinal);
        Assert.Contains("its format is \"other\"", Error(json.Replace("SahelForecast fit", "other", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("is a saved mystery fit", Error(json.Replace($"\"model\":\"{model}\"", "\"model\":\"mystery\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("of version 99", Error(json.Replace("\"version\":1", "\"version\":99", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("no saved", Error(json.Replace("\"unit\":", "\"unity\":", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("no saved", Error(json[..^9]), StringComparison.Ordinal);

        string Error(string text) => Assert.Throws<ForecastException>(() => Read(fitted.GetType(), text)).Message;
    }

    private static ISavableFit Fit(string name, TimeSeries series) => Assert.IsAssignableFrom<ISavableFit>(ModelCatalog.Create(name).Fit(series));

    private static IFittedModel Restored(ISavableFit fitted) => Read(fitted.GetType(), fitted.ToJson());

    private static IFittedModel Read(Type type, string json)
    {
        MethodInfo? reader = type.GetMethod("FromJson", [typeof(string)]);
        if (reader is null)
        {
            // A kind of fit that users can't name is read by the reader of all.
            Assert.False(type.IsVisible, type.Name);
            return SavedFits.FromJson(json);
        }

        return (IFittedModel)reader.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [json], null)!;
    }

    private static void AssertSame(IFittedModel expected, IFittedModel actual)
    {
        foreach (ForecastMethod method in new[] { ForecastMethod.Automatic, ForecastMethod.Simulated })
        {
            var options = new ForecastOptions { Method = method, PathCount = 20, Seed = 3 };
            Forecast reference = expected.Forecast(15, options);
            Forecast forecast = actual.Forecast(15, options);
            Assert.Equal((reference.Periods, reference.OriginValue), (forecast.Periods, forecast.OriginValue));
            for (int step = 0; step < 15; step++)
            {
                foreach (double probability in new[] { 0.01, 0.5, 0.9 })
                {
                    Assert.Equal(reference.Steps[step].Quantile(probability), forecast.Steps[step].Quantile(probability));
                }
            }
        }
    }
}
