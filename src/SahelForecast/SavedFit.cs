using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SahelForecast;

/// <summary>A fit as it is written to JSON.</summary>
/// <param name="Format">Says what the text is.</param>
/// <param name="Model">Which kind of fit it is.</param>
/// <param name="Version">The version of <paramref name="State"/>: a change of its shape is a new one.</param>
/// <param name="Name">The name of the fit.</param>
/// <param name="Series">What is kept of the series.</param>
/// <param name="State">What the model learned, and where it stands.</param>
internal sealed record SavedFit<TState>(string Format, string Model, int Version, string Name, SavedSeries Series, TState State);

/// <summary>Writes and reads saved fits.</summary>
internal static class SavedFit
{
    private const string Format = "SahelForecast fit";

    public static string Write<TState>(string model, int version, FittedModel fit, TState state, JsonTypeInfo<SavedFit<TState>> type) =>
        JsonSerializer.Serialize(new SavedFit<TState>(Format, model, version, fit.Name, SavedSeries.Of(fit), state), type);

    /// <summary>Reads a fit back.</summary>
    /// <exception cref="ForecastException">The text is no fit of this kind and version; the message says what it is.</exception>
    public static SavedFit<TState> Read<TState>(string json, string model, int version, JsonTypeInfo<SavedFit<TState>> type)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            CheckHeader(json, model, version);
            return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The text is null.");
        }
        catch (Exception error) when (error is JsonException or ArgumentException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            throw new ForecastException($"This text is no saved {model} fit: {error.Message} Give the text that ToJson wrote, whole.", error);
        }
    }

    private static void CheckHeader(string json, string model, int version)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        if (root.GetProperty("format").GetString() != Format)
        {
            throw new JsonException($"its format is \"{root.GetProperty("format").GetString()}\".");
        }

        if (root.GetProperty("model").GetString() is string other && other != model)
        {
            throw new ForecastException($"This text is a saved {other} fit, not {model}. Read it with the FromJson of that kind of fit.");
        }

        if (root.GetProperty("version").GetInt32() is int written && written != version)
        {
            throw new ForecastException(FormattableString.Invariant(
                $"This text is a saved {model} fit of version {written}, but this library reads version {version}. Fit the model again, or use the library that wrote it."));
        }
    }
}
