using System.Collections.Frozen;
using SahelForecast.Models.Arima;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Combination;
using SahelForecast.Models.Counts;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Growth;
using SahelForecast.Models.Intermittent;
using SahelForecast.Models.Stl;
using SahelForecast.Models.Theta;
using SahelForecast.Transforms;

namespace SahelForecast.Models;

/// <summary>Saved fits of any kind, for those who keep many: the text says itself which model wrote it.</summary>
public static class SavedFits
{
    // By the word that a fit writes as its model.
    private static readonly FrozenDictionary<string, Func<string, ISavableFit>> Readers = new Dictionary<string, Func<string, ISavableFit>>
    {
        ["arima"] = FittedArima.FromJson,
        ["arima-regression"] = FittedArimaRegression.FromJson,
        ["ces"] = FittedCes.FromJson,
        ["combination"] = FittedCombination.FromJson,
        ["count-regression"] = FittedCountRegression.FromJson,
        ["counts"] = FittedCounts.FromJson,
        ["ets"] = FittedEts.FromJson,
        ["intermittent"] = FittedIntermittent.FromJson,
        ["lgt"] = FittedLgt.FromJson,
        ["logisticgrowth"] = FittedLogisticGrowth.FromJson,
        ["naive"] = FittedNaive.FromJson,
        ["naive2"] = FittedNaive2.FromJson,
        ["pooledgrowth"] = FittedPooledGrowth.FromJson,
        ["recenthistory"] = FittedRecentHistory.FromJson,
        ["ses"] = FittedSes.FromJson,
        ["stl"] = FittedStl.FromJson,
        ["theta"] = FittedTheta.FromJson,
        ["transformed"] = json => FittedTransform.FromJson(json, FromJson),
    }.ToFrozenDictionary();

    /// <summary>Reads back what <see cref="ISavableFit.ToJson"/> of any fit of this library wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>A fit of the kind written, such as a <see cref="FittedSes"/>, that forecasts the same numbers.</returns>
    /// <exception cref="ForecastException">The text is no saved fit, or one this library can't read; the message says why.</exception>
    public static ISavableFit FromJson(string json)
    {
        string model = SavedFit.ModelOf(json);
        return Readers.TryGetValue(model, out Func<string, ISavableFit>? reader)
            ? reader(json)
            : throw new ForecastException(
                $"This text is a saved {model} fit, and this library reads {string.Join(", ", Readers.Keys.Order(StringComparer.Ordinal))}. Use the library that wrote it, or fit the series again.");
    }
}
