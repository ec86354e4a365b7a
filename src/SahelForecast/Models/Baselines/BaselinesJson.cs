using System.Text.Json.Serialization;
using SahelForecast.Decomposition;
using SahelForecast.Models.RandomWalks;

namespace SahelForecast.Models.Baselines;

/// <summary>What a saved naive fit keeps.</summary>
internal sealed record SavedNaive(WalkSummary Walk, double StandardDeviation);

/// <summary>What a saved Naive2 fit keeps.</summary>
internal sealed record SavedNaive2(WalkSummary Walk, double StandardDeviation, SavedSeason Season);

/// <summary>The shape of the JSON, checked when it is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SavedFit<SavedNaive>))]
[JsonSerializable(typeof(SavedFit<SavedNaive2>))]
internal sealed partial class BaselinesJson : JsonSerializerContext;
