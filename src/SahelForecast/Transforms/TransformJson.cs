using System.Text.Json.Serialization;

namespace SahelForecast.Transforms;

/// <summary>The shape of saved fits of transformed series, written and checked without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SavedFit<SavedTransformedFit>))]
internal sealed partial class TransformJson : JsonSerializerContext;
