using System.Text.Json.Serialization;
using SahelForecast.Decomposition;

namespace SahelForecast.Models.Ets;

/// <summary>What a saved SES fit keeps.</summary>
internal sealed record SavedSes(SesEstimate Estimate, SesErrors Errors, SesState State, SavedSeason Season);

/// <summary>The shape of the JSON, checked when it is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SavedFit<SavedSes>))]
internal sealed partial class EtsJson : JsonSerializerContext;
