using System.Text.Json.Serialization;
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

namespace SahelForecast.Models;

/// <summary>The shapes of saved fits, written and checked without reflection. A new one gets its line here and in <see cref="SavedFits"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SavedFit<SavedArima>))]
[JsonSerializable(typeof(SavedFit<SavedArimaRegression>))]
[JsonSerializable(typeof(SavedFit<SavedCes>))]
[JsonSerializable(typeof(SavedFit<SavedCombination>))]
[JsonSerializable(typeof(SavedFit<SavedCountRegression>))]
[JsonSerializable(typeof(SavedFit<SavedCounts>))]
[JsonSerializable(typeof(SavedFit<SavedIntermittent>))]
[JsonSerializable(typeof(SavedFit<SavedLgt>))]
[JsonSerializable(typeof(SavedFit<SavedLogisticGrowth>))]
[JsonSerializable(typeof(SavedFit<SavedNaive>))]
[JsonSerializable(typeof(SavedFit<SavedNaive2>))]
[JsonSerializable(typeof(SavedFit<SavedPooledGrowth>))]
[JsonSerializable(typeof(SavedFit<SavedRecentHistory>))]
[JsonSerializable(typeof(SavedFit<SavedSes>))]
[JsonSerializable(typeof(SavedFit<SavedStl>))]
[JsonSerializable(typeof(SavedFit<SavedTheta>))]
[JsonSerializable(typeof(SavedFit<SavedEts>))]
internal sealed partial class FitJson : JsonSerializerContext;
