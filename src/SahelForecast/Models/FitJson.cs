using System.Text.Json.Serialization;
using SahelForecast.Models.Baselines;
using SahelForecast.Models.Ces;
using SahelForecast.Models.Ets;
using SahelForecast.Models.Theta;

namespace SahelForecast.Models;

/// <summary>The shapes of saved fits, written and checked without reflection. A new one gets its line here.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SavedFit<SavedCes>))]
[JsonSerializable(typeof(SavedFit<SavedNaive>))]
[JsonSerializable(typeof(SavedFit<SavedNaive2>))]
[JsonSerializable(typeof(SavedFit<SavedSes>))]
[JsonSerializable(typeof(SavedFit<SavedTheta>))]
internal sealed partial class FitJson : JsonSerializerContext;
